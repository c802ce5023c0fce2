import type { ChangeEvent } from "./events";

/** Whom a form is about: a person new to the register, or members found by where they stand. */
export const SUBJECTS = [
  "person",
  "probationer",
  "official",
  "member",
  "gone_elsewhere",
  "removed",
  "former",
  "guest",
  "exempt",
  "suspended",
  "away",
] as const;

export type Subject = (typeof SUBJECTS)[number];

interface ChangeFormRule {
  readonly event: ChangeEvent;
  readonly group: "in" | "out" | "none";
  readonly subject: Subject;
  readonly until?: "optional" | "required";
  /** The place outside: where from, where to. */
  readonly place?: "from" | "to";
  readonly hasNote?: boolean;
}

/** What an office records, one form each, with only the fields it needs. */
export const CHANGE_FORMS = {
  admission: { event: "admission", group: "in", subject: "person" },
  "transfer-in": { event: "transfer_in", group: "in", subject: "person", place: "from" },
  return: { event: "transfer_in", group: "in", subject: "gone_elsewhere", place: "from" },
  readmission: { event: "readmission", group: "in", subject: "removed" },
  restoration: { event: "restoration", group: "in", subject: "removed", hasNote: true },
  reconnection: { event: "reconnection", group: "in", subject: "former", hasNote: true },
  "transfer-out": { event: "transfer_out", group: "out", subject: "member", place: "to" },
  death: { event: "death", group: "out", subject: "member" },
  "strike-off": { event: "strike_off", group: "out", subject: "member", hasNote: true },
  expulsion: { event: "expulsion", group: "out", subject: "official", hasNote: true },
  withdrawal: { event: "withdrawal", group: "out", subject: "member", hasNote: true },
  annulment: { event: "annulment", group: "out", subject: "member", hasNote: true },
  "official-recognition": { event: "official_recognition", group: "none", subject: "probationer" },
  "internal-transfer": { event: "transfer", group: "none", subject: "member" },
  exemption: { event: "exemption", group: "none", subject: "member", until: "optional", hasNote: true },
  "exemption-end": { event: "exemption_end", group: "none", subject: "exempt" },
  "temporary-out": { event: "temporary_out", group: "none", subject: "member", until: "required", place: "to" },
  "temporary-return": { event: "temporary_return", group: "none", subject: "away" },
  "temporary-in": { event: "temporary_in", group: "none", subject: "person", until: "required", place: "from" },
  "temporary-leave": { event: "temporary_leave", group: "none", subject: "guest" },
  suspension: { event: "suspension", group: "none", subject: "member", until: "optional", hasNote: true },
  "suspension-end": { event: "suspension_end", group: "none", subject: "suspended" },
  discipline: { event: "discipline", group: "none", subject: "member", hasNote: true },
} as const satisfies Record<string, ChangeFormRule>;

export type ChangeFormKind = keyof typeof CHANGE_FORMS;

export const CHANGE_FORM_KINDS = Object.keys(CHANGE_FORMS).filter(
  (kind): kind is ChangeFormKind => kind in CHANGE_FORMS,
);

export const CHANGE_FORM_GROUPS = ["in", "out", "none"] as const;

export function formOf(kind: ChangeFormKind): ChangeFormRule {
  return CHANGE_FORMS[kind];
}

/** The forms with fields and rules of their own; the others share one. */
export const OWN_FORMS = [
  "admission",
  "transfer-in",
  "transfer-out",
  "official-recognition",
  "internal-transfer",
  "temporary-in",
] as const satisfies readonly ChangeFormKind[];

export type SharedFormKind = Exclude<ChangeFormKind, (typeof OWN_FORMS)[number]>;

export function isShared(kind: ChangeFormKind): kind is SharedFormKind {
  return !OWN_FORMS.some((own) => own === kind);
}

/** The shared form that records an event, or null for an event with a form of its own or none. */
export function sharedFormOf(event: ChangeEvent): ChangeFormRule | null {
  const kind = CHANGE_FORM_KINDS.find((one) => CHANGE_FORMS[one].event === event && isShared(one));
  return kind === undefined ? null : CHANGE_FORMS[kind];
}
