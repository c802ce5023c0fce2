import type { KnownSources } from "../rules/sources";

/** The names of kinds of units, or what stands for all of them. */
export function kindNames(codes: readonly string[], { unitKinds }: KnownSources, isEnglish: boolean): string {
  return codes
    .map((code) => {
      const kind = unitKinds.find((one) => one.code === code);
      if (kind === undefined) return code;
      return isEnglish ? kind.nameEn : kind.nameVi;
    })
    .join("; ");
}
