import { getLocale, getTranslations } from "next-intl/server";
import { FormMessage } from "@/components/form-message";
import { TextLink } from "@/components/text-link";
import { formatDay } from "@/lib/format";
import type { LedgerRow } from "../queries/ledger-sql";

/** Names what was saved a moment ago, above the form that is ready for the next. */
export async function SavedNote({ entry }: { entry: LedgerRow }) {
  const [t, locale] = await Promise.all([getTranslations("changes"), getLocale()]);
  const kind = locale === "en" ? entry.kindNameEn : entry.kindNameVi;
  return (
    <FormMessage tone="success" title={t("saved", { name: entry.memberName })}>
      {t("savedDetail", {
        kind,
        day: formatDay(entry.effectiveOn),
        unit: entry.toUnitName ?? entry.fromUnitName ?? "",
      })}{" "}
      {entry.canOpenMember && <TextLink href={`/members/${entry.memberId}`}>{t("openMember")}</TextLink>}
    </FormMessage>
  );
}
