import { getLocale, getTranslations } from "next-intl/server";
import { RadioGroup } from "@/components/radio-group";
import { addDays, today } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import type { ChangeKind } from "../queries/list-change-kinds";

const BUILT_IN_SCOPES = {
  transfer_in_province: "in.province",
  transfer_in_outside: "in.outside",
  transfer_out_province: "out.province",
  transfer_out_outside: "out.outside",
} as const;

/** Which kind is recorded; said without asking where there is only one. */
export async function KindField({
  kinds,
  label,
  value,
}: {
  kinds: readonly ChangeKind[];
  label: string;
  value?: string | undefined;
}) {
  const [t, locale] = await Promise.all([getTranslations("changes"), getLocale()]);
  const [only, ...others] = kinds;
  if (only !== undefined && others.length === 0) return <input type="hidden" name="kind" value={only.code} />;
  const shortNames: Readonly<Record<string, (typeof BUILT_IN_SCOPES)[keyof typeof BUILT_IN_SCOPES]>> = BUILT_IN_SCOPES;
  const options = kinds.map((kind) => {
    const scope = shortNames[kind.code];
    const name = locale === "en" ? kind.nameEn : kind.nameVi;
    const limits = [
      ...(kind.effectiveFrom > today() ? [t("kindFrom", { day: formatDay(kind.effectiveFrom) })] : []),
      ...(kind.effectiveTo === null ? [] : [t("kindUntil", { day: formatDay(addDays(kind.effectiveTo, -1)) })]),
    ];
    return {
      value: kind.code,
      label: scope === undefined ? name : t(`transferScopes.${scope}`),
      ...(limits.length === 0 ? {} : { help: limits.join("; ") }),
    };
  });
  return <RadioGroup name="kind" label={label} isRequired options={options} defaultValue={value} />;
}
