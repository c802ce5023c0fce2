import { RECIPIENTS, STRENGTHS } from "./limits";

export type Register = "entered" | "ledger" | "strength" | "awards" | "formula";

export interface ReadSource {
  readonly register: Register;
  /** The indicator of the change kinds, the strength, the form of the award, or the expression. */
  readonly detail: string;
  readonly mark: string;
}

/** The parts of a source as it is stored: "awards:party_badge:30". */
export function readSource(source: string | null): ReadSource {
  if (source === null) return { register: "entered", detail: "", mark: "" };
  const at = source.indexOf(":");
  const [register, detail] = [source.slice(0, at), source.slice(at + 1)];
  if (register === "formula" || register === "ledger" || register === "strength") return { register, detail, mark: "" };
  const [form = "", mark = ""] = detail.split(":");
  return { register: "awards", detail: form, mark };
}

interface Named {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
}

/** What an indicator can be computed from, and who can be asked: the lists of the office, read once. */
export interface KnownSources {
  readonly ledger: readonly Named[];
  readonly awards: readonly (Named & { readonly hasMark: boolean })[];
  readonly marks: readonly number[];
  readonly unitKinds: readonly (Named & { readonly reports: boolean })[];
}

/** Whether a register of the office answers for this source; formulas are judged by their own rules. */
export function isKnownSource({ register, detail, mark }: ReadSource, known: KnownSources): boolean {
  if (register === "ledger") return known.ledger.some(({ code }) => code === detail);
  if (register === "strength") return STRENGTHS.some((one) => one === detail);
  if (register !== "awards") return true;
  const form = known.awards.find(({ code }) => code === detail);
  if (form === undefined) return false;
  return mark === "" || RECIPIENTS.some((one) => one === mark) || (form.hasMark && known.marks.includes(Number(mark)));
}
