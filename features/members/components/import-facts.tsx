import { getTranslations } from "next-intl/server";
import { Facts } from "@/components/facts";
import { FormMessage } from "@/components/form-message";
import { formatDateTime, formatDay } from "@/lib/format";
import type { ImportFacts } from "../queries/get-import";

/** What a file is read as: its columns, those that are dropped and why, the sheets that were passed over. */
export async function ImportFactList({ facts }: { facts: ImportFacts }) {
  const [t, tm] = await Promise.all([getTranslations("members.import"), getTranslations("members")]);
  const { columns, unreadSheets } = facts;
  const kept = columns.flatMap(({ name, field }) => (field === null ? [] : [`${name} → ${t(`fields.${field}`)}`]));
  const left = columns.flatMap(({ name, dropped }) =>
    dropped === null || (dropped === "unknown" && name === "") ? [] : [`${name || "–"} (${t(`dropped.${dropped}`)})`],
  );
  const sheets = unreadSheets.map(({ name, isHidden }) => (isHidden ? t("hiddenSheet", { name }) : name));
  const hasDecisions = columns.some(({ field }) => field === "admissionDecidedOn");
  return (
    <div className="flex flex-col gap-4">
      <Facts
        items={[
          { label: t("unit"), value: facts.unitName },
          { label: tm("openedOn"), value: formatDay(facts.openedOn) },
          { label: t("sheet"), value: facts.sheetName ?? t("csvSheet") },
          { label: t("kept"), value: kept.join("; ") },
          { label: t("left"), value: left.join("; ") || t("noneLeft") },
          ...(sheets.length === 0 ? [] : [{ label: t("unread"), value: sheets.join("; ") }]),
          { label: t("who"), value: `${facts.createdByName}, ${formatDateTime(facts.createdAt)}` },
        ]}
      />
      {!hasDecisions && <FormMessage tone="info">{t("noDecisionColumn")}</FormMessage>}
    </div>
  );
}
