import { type Translate, translateKey } from "@/server/translate";
import type { FileFault } from "../rules/form-file";

/** The faults of a file as sentences: where it is, then what. */
export function faultTexts(t: Translate, faults: readonly FileFault[]): string[] {
  return faults.map(({ part, entry, field, key, params }) => {
    const place = [
      t(`forms.parts.${part}`),
      ...(entry === null ? [] : [t("forms.file.entry", { number: entry })]),
      ...(field === null ? [] : [t("forms.file.field", { name: field })]),
    ].join(", ");
    return t("forms.file.fault", { place, fault: translateKey(t, key, params) });
  });
}
