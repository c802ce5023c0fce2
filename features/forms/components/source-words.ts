import { RECIPIENTS, STRENGTHS } from "../rules/limits";
import { type KnownSources, readSource } from "../rules/sources";

type Words = (key: SourceKey, params?: Record<string, string | number>) => string;
type SourceKey =
  | "entered"
  | "ledgerOf"
  | "strengthOf"
  | "awardsOf"
  | "markOf"
  | "formulaOf"
  | `recipientsOf.${(typeof RECIPIENTS)[number]}`
  | `strengths.${(typeof STRENGTHS)[number]}`;

interface Named {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
}

/** Where an indicator comes from, in the words of the office. */
export function sourceWords(t: Words, source: string | null, known: KnownSources, isEnglish: boolean): string {
  const { register, detail, mark } = readSource(source);
  const nameOf = (items: readonly Named[]) => {
    const found = items.find(({ code }) => code === detail);
    if (found === undefined) return detail;
    return isEnglish ? found.nameEn : found.nameVi;
  };
  if (register === "entered") return t("entered");
  if (register === "ledger") return t("ledgerOf", { name: nameOf(known.ledger) });
  if (register === "formula") return t("formulaOf", { expression: detail });
  if (register === "strength") {
    const strength = STRENGTHS.find((one) => one === detail);
    return t("strengthOf", { name: strength === undefined ? detail : t(`strengths.${strength}`) });
  }
  const name = nameOf(known.awards);
  const recipients = RECIPIENTS.find((one) => one === mark);
  if (recipients !== undefined) return t("awardsOf", { name: t(`recipientsOf.${recipients}`, { name }) });
  return t("awardsOf", { name: mark === "" ? name : t("markOf", { name, years: mark }) });
}
