import {
  answered,
  type DraftField,
  type FieldAnswer,
  type FieldConflict,
  heardOf,
  isUnsent,
  keptMine,
  type KeptField,
  mine,
  type Payload,
  type RemoteField,
  sending,
  takenUp,
  tookTheirs,
  typed,
  unreadable,
} from "./draft-fields";

export interface SentField {
  readonly field: string;
  readonly baseVersion: number;
  readonly value: Payload;
}

export type SaveAnswer =
  | { readonly status: "answered"; readonly entries: ReadonlyMap<string, FieldAnswer> }
  /** None of it can be stored now, such as in a report that was handed in. */
  | { readonly status: "refused"; readonly message: string }
  | { readonly status: "signedOut" | "offline" };

export type SendFields = (fields: readonly SentField[]) => Promise<SaveAnswer>;

/** Where the browser keeps what is not on the server; `undefined` for a field takes it out again. */
export type KeepFields = (fields: ReadonlyMap<string, KeptField | undefined>) => Promise<void>;

export type SaveState = "saved" | "saving" | "offline" | "signedOut" | "conflict" | "refused";

export interface FieldTrouble {
  readonly conflict?: FieldConflict;
  readonly refusal?: string;
}

export interface DraftState {
  readonly state: SaveState;
  readonly savedAt: string | null;
  readonly troubles: Readonly<Record<string, FieldTrouble>>;
  /** What is not on the server goes into this browser's own store. */
  readonly isKept: boolean;
  /** Grows with each text that came into a field from elsewhere. */
  readonly arrivals: number;
}

/** A text that came into a field from elsewhere: another hand's, or this writer's own that the browser had kept. */
export interface Arrival {
  readonly value: unknown;
  readonly by: string | null;
  readonly at: string;
  readonly from: "other" | "kept";
}

const TYPING_PAUSE = 1_200;
const LONGEST_TYPING = 10_000;
const FIRST_RETRY = 2_000;
const LONGEST_RETRY = 30_000;
const KEEPING_PAUSE = 100;
const MOST_FIELDS = 200;
const LARGEST_BATCH = 300_000;
const NO_TROUBLE: FieldTrouble = {};

/** Keeps a draft field by field: soon after typing stops, all that waits in one request, again and again while offline. */
export class DraftSaver {
  readonly #send: SendFields;
  readonly #fields = new Map<string, DraftField>();
  readonly #arrivals = new Map<string, Arrival>();
  readonly #listeners = new Set<() => void>();
  readonly #arrivalListeners = new Set<(key: string, arrival: Arrival) => void>();
  readonly #unkept = new Set<string>();
  #keep: KeepFields | null = null;
  #mayKeep = true;
  #keeping: Promise<void> | null = null;
  #underWay: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #typingSince: number | null = null;
  #arrivalCount = 0;
  #failures = 0;
  #link: "up" | "offline" | "signedOut" = "up";
  #savedAt: string | null = null;
  #state: DraftState = { state: "saved", savedAt: null, troubles: {}, isKept: false, arrivals: 0 };

  constructor(send: SendFields, versions: Readonly<Record<string, number>>) {
    this.#send = send;
    for (const [key, base] of Object.entries(versions)) this.#fields.set(key, { base });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): DraftState => this.#state;

  getTrouble(key: string): FieldTrouble {
    return this.#state.troubles[key] ?? NO_TROUBLE;
  }

  /** The last text that came into the field from elsewhere, until something is typed there. */
  getArrival(key: string): Arrival | null {
    return this.#arrivals.get(key) ?? null;
  }

  /** Calls with each text that comes into a field from elsewhere: it is to be shown there. Returns how to stop. */
  onArrival(listener: (key: string, arrival: Arrival) => void): () => void {
    this.#arrivalListeners.add(listener);
    return () => this.#arrivalListeners.delete(listener);
  }

  /** The stored version that each field of this page builds on. */
  versions(): Record<string, number> {
    return Object.fromEntries(
      [...this.#fields].map(([key, { base, conflict }]) => [key, Math.max(base, conflict?.version ?? 0)]),
    );
  }

  /** Takes what a field holds now; it is sent once the typing pauses. */
  change(key: string, payload: Payload): void {
    this.#set(key, typed(this.#field(key), payload));
    this.#arrivals.delete(key);
    this.#typingSince ??= Date.now();
    this.#arm(Math.min(TYPING_PAUSE, Math.max(0, this.#typingSince + LONGEST_TYPING - Date.now())));
    this.#publish();
  }

  /** Marks a field whose text cannot be sent at all, such as a figure that is no number. */
  refuse(key: string, message: string): void {
    this.#set(key, unreadable(this.#field(key), message));
    this.#publish();
  }

  /** Sends at once all that waits; true when everything is on the server. What is typed meanwhile waits for its pause. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#typingSince = null;
    if (this.#underWay) await this.#underWay;
    const wanted = new Set([...this.#fields].filter(([, field]) => isUnsent(field)).map(([key]) => key));
    do {
      const batch = this.#underWay === null ? this.#nextBatch(wanted) : [];
      if (batch.length > 0) this.#underWay = this.#sendBatch(batch);
      this.#publish();
      // One request at a time, whoever asked for it; what does not fit into it goes out right after.
      await this.#underWay;
    } while (wanted.size > 0 && this.#link === "up" && this.#hasMore(wanted));
    this.#publish();
    return this.#state.state === "saved";
  }

  /** Answers a conflict with one's own text: it is written over the other's. */
  keepMine(key: string): void {
    this.#set(key, keptMine(this.#field(key)));
    this.#publish();
    void this.flush();
  }

  /** Answers a conflict with the other's text, which the field must show from now on. */
  takeTheirs(key: string): void {
    this.#set(key, tookTheirs(this.#field(key)));
    this.#publish();
  }

  /** Takes news of what other hands wrote: shown where nothing is being typed, asked about where something is. */
  hear(news: ReadonlyMap<string, RemoteField>): void {
    for (const [key, remote] of news) {
      const { field, isShown } = heardOf(this.#field(key), remote);
      this.#set(key, field);
      if (isShown) this.#arrive(key, { value: remote.value, by: remote.by, at: remote.at, from: "other" });
    }
    this.#publish();
  }

  /** Takes up what the browser kept of this draft, and keeps there from now on what is not on the server. */
  keepIn(keep: KeepFields, kept: ReadonlyMap<string, KeptField>): void {
    if (!this.#mayKeep) return;
    this.#keep = keep;
    for (const [key, text] of kept) {
      const field = takenUp(this.#field(key), text);
      if (!field) continue;
      this.#set(key, field);
      this.#arrive(key, { value: mine(field), by: null, at: "", from: "kept" });
    }
    for (const [key, field] of this.#fields) if (isUnsent(field)) this.#unkept.add(key);
    this.#publish();
    this.#keepSoon();
    void this.flush();
  }

  /** Puts into the browser's store, as far as it has one, all that is not on the server. */
  async keepNow(): Promise<void> {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    if (this.#keep && this.#unkept.size > 0) this.#keeping ??= this.#keepAll(this.#keep);
    await this.#keeping;
  }

  /** Once this is done nothing more goes into the browser's store, not even into one that is opened later. */
  async stopKeeping(): Promise<void> {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    this.#mayKeep = false;
    this.#keep = null;
    this.#publish();
    await this.#keeping;
  }

  /** Stops its clocks; what is not sent stays unsent. */
  close(): void {
    clearTimeout(this.#timer);
    void this.keepNow();
  }

  #field(key: string): DraftField {
    return this.#fields.get(key) ?? { base: 0 };
  }

  #set(key: string, field: DraftField): void {
    const before = this.#field(key);
    this.#fields.set(key, field);
    if (before.waiting === field.waiting && before.sent === field.sent && before.base === field.base) return;
    if (!isUnsent(before) && !isUnsent(field)) return;
    this.#unkept.add(key);
    this.#keepSoon();
  }

  #arrive(key: string, arrival: Arrival): void {
    this.#arrivals.set(key, arrival);
    this.#arrivalCount += 1;
    for (const listener of this.#arrivalListeners) listener(key, arrival);
  }

  #arm(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  #hasMore(wanted: ReadonlySet<string>): boolean {
    return this.#underWay !== null || [...wanted].some((key) => sending(this.#field(key)) !== null);
  }

  #nextBatch(wanted: Set<string>): SentField[] {
    const batch: SentField[] = [];
    let size = 0;
    for (const key of wanted) {
      if (batch.length >= MOST_FIELDS || size > LARGEST_BATCH) break;
      wanted.delete(key);
      const going = sending(this.#field(key));
      if (!going) continue;
      this.#set(key, going);
      batch.push({ field: key, baseVersion: going.base, value: going.sent });
      size += JSON.stringify(going.sent).length;
    }
    return batch;
  }

  async #sendBatch(batch: readonly SentField[]): Promise<void> {
    const answer = await this.#send(batch).catch((): SaveAnswer => ({ status: "offline" }));
    this.#underWay = null;
    if (answer.status === "answered" || answer.status === "refused") {
      this.#link = "up";
      this.#failures = 0;
      for (const { field: key } of batch) this.#take(key, answerTo(key, answer));
      return;
    }
    this.#link = answer.status;
    this.#failures += 1;
    if (answer.status === "offline") this.#arm(Math.min(FIRST_RETRY * 2 ** (this.#failures - 1), LONGEST_RETRY));
  }

  #take(key: string, answer: FieldAnswer | undefined): void {
    if (!answer) return;
    const field = answered(this.#field(key), answer);
    this.#set(key, field);
    if (answer.status === "saved") this.#savedAt = answer.at;
  }

  // Not with every key, and one writing at a time: each with all that changed since the one before.
  #keepSoon(): void {
    if (!this.#keep || this.#keeping || this.#keepTimer) return;
    this.#keepTimer = setTimeout(() => void this.keepNow(), KEEPING_PAUSE);
  }

  async #keepAll(keep: KeepFields): Promise<void> {
    try {
      while (this.#mayKeep && this.#unkept.size > 0) {
        const keys = [...this.#unkept];
        this.#unkept.clear();
        await keep(new Map(keys.map((key) => [key, keptPart(this.#field(key))])));
      }
    } catch {
      // A browser that keeps nothing is one in which the page itself must stay open: `isKept` says so.
      this.#keep = null;
    }
    this.#keeping = null;
    this.#publish();
  }

  #publish(): void {
    const fields = [...this.#fields.values()];
    const troubles: Record<string, FieldTrouble> = {};
    for (const [key, { conflict, refusal }] of this.#fields) {
      if (conflict === undefined && refusal === undefined) continue;
      const before = this.#state.troubles[key];
      const isSame = before?.conflict === conflict && before?.refusal === refusal;
      troubles[key] =
        isSame && before ? before : { ...(conflict && { conflict }), ...(refusal !== undefined && { refusal }) };
    }
    const next: DraftState = {
      state: this.#stateOf(fields),
      savedAt: this.#savedAt,
      troubles,
      isKept: this.#keep !== null,
      arrivals: this.#arrivalCount,
    };
    if (isSameState(this.#state, next)) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }

  #stateOf(fields: readonly DraftField[]): SaveState {
    const canGo = fields.some(
      (field) => isUnsent(field) && field.conflict === undefined && field.refusal === undefined,
    );
    if (canGo && this.#link !== "up") return this.#link;
    if (fields.some(({ conflict }) => conflict !== undefined)) return "conflict";
    if (fields.some(({ refusal }) => refusal !== undefined)) return "refused";
    return canGo || this.#underWay !== null ? "saving" : "saved";
  }
}

function answerTo(
  key: string,
  answer: Extract<SaveAnswer, { status: "answered" | "refused" }>,
): FieldAnswer | undefined {
  return answer.status === "refused" ? answer : answer.entries.get(key);
}

function keptPart(field: DraftField): KeptField | undefined {
  return isUnsent(field) ? { base: field.base, waiting: field.waiting, sent: field.sent } : undefined;
}

function isSameState(a: DraftState, b: DraftState): boolean {
  const keys = Object.keys(a.troubles);
  return (
    a.state === b.state &&
    a.savedAt === b.savedAt &&
    a.isKept === b.isKept &&
    a.arrivals === b.arrivals &&
    keys.length === Object.keys(b.troubles).length &&
    keys.every((key) => a.troubles[key] === b.troubles[key])
  );
}
