export type Payload = object;

/** What another hand wrote where this writer did too. */
export interface FieldConflict {
  readonly version: number;
  readonly theirs: unknown;
  readonly by: string | null;
  readonly at: string;
}

/** One field of a draft in this browser. It is settled when nothing of it is waiting, sent or in conflict. */
export interface DraftField {
  /** The stored version that this writer's text builds on. */
  readonly base: number;
  /** Typed and not sent yet. */
  readonly waiting?: Payload | undefined;
  /** Sent and not answered: it goes out again as it was, so that a lost answer never looks like another hand's text. */
  readonly sent?: Payload | undefined;
  readonly conflict?: FieldConflict | undefined;
  /** Why what is waiting cannot be stored as it is. */
  readonly refusal?: string | undefined;
}

export type FieldAnswer =
  | { readonly status: "saved"; readonly version: number; readonly at: string }
  | ({ readonly status: "conflict" } & FieldConflict)
  | { readonly status: "refused"; readonly message: string };

/** A field as another hand left it. */
export interface RemoteField {
  readonly version: number;
  readonly value: unknown;
  readonly by: string | null;
  readonly at: string;
}

/** What is kept of a field in the browser's own store while it is not on the server. */
export type KeptField = Pick<DraftField, "base" | "waiting" | "sent">;

export function isUnsent({ waiting, sent }: DraftField): boolean {
  return waiting !== undefined || sent !== undefined;
}

export function isSettled(field: DraftField): boolean {
  return !isUnsent(field) && field.conflict === undefined && field.refusal === undefined;
}

/** What this writer typed last and the server does not have for certain. */
export function mine({ waiting, sent }: DraftField): Payload | undefined {
  return waiting ?? sent;
}

export function typed(field: DraftField, payload: Payload): DraftField {
  return { ...field, waiting: payload, refusal: undefined };
}

/** A text that cannot be sent at all, such as a figure that is no number: nothing typed before it is meant any more. */
export function unreadable(field: DraftField, message: string): DraftField {
  return { ...field, waiting: undefined, refusal: message };
}

/** The field with its text on the way, or null where there is nothing to send or an answer to wait for from its writer. */
export function sending(field: DraftField): (DraftField & { readonly sent: Payload }) | null {
  if (field.conflict !== undefined) return null;
  if (field.sent !== undefined) return { ...field, sent: field.sent };
  if (field.waiting === undefined || field.refusal !== undefined) return null;
  return { ...field, sent: field.waiting, waiting: undefined };
}

/** What the server said of the text that was sent. */
export function answered(field: DraftField, answer: FieldAnswer): DraftField {
  if (answer.status === "saved") return { ...field, base: Math.max(field.base, answer.version), sent: undefined };
  const text = { waiting: mine(field), sent: undefined };
  if (answer.status === "refused") {
    // Mended meanwhile, it is tried again.
    return { ...field, ...text, refusal: field.waiting === undefined ? answer.message : field.refusal };
  }
  const { version, theirs, by, at } = answer;
  return { ...field, ...text, conflict: { version, theirs, by, at } };
}

/** One's own text goes over the other's: it builds on what stands there now. */
export function keptMine(field: DraftField): DraftField {
  return { ...field, base: field.conflict?.version ?? field.base, conflict: undefined };
}

/** The other's text stays; one's own was put aside knowingly. */
export function tookTheirs(field: DraftField): DraftField {
  return { base: field.conflict?.version ?? field.base };
}

/** The field after news of another hand's text, and whether that text is now to be shown in it. */
export function heardOf(
  field: DraftField,
  remote: RemoteField,
): { readonly field: DraftField; readonly isShown: boolean } {
  const { version, value: theirs, by, at } = remote;
  if (field.conflict !== undefined && version > field.conflict.version) {
    return { field: { ...field, conflict: { version, theirs, by, at } }, isShown: false };
  }
  // What is being typed here is not touched: its own sending will tell.
  if (version <= field.base || !isSettled(field)) return { field, isShown: false };
  return { field: { base: version }, isShown: true };
}

/** Takes up what was kept in the browser's store; null where something else was typed into the field meanwhile. */
export function takenUp(field: DraftField, kept: KeptField): DraftField | null {
  return isSettled(field) ? { base: kept.base, waiting: kept.waiting, sent: kept.sent } : null;
}
