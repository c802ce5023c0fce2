import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import { Section } from "@/components/section";
import { formatDay } from "@/lib/format";
import type { AwardRecipient } from "../rules";

/** What a member was given, newest first; nothing at all for who was given nothing. */
export async function MemberAwards({ rows, name }: { rows: readonly AwardRecipient[]; name: string }) {
  const [t, locale] = await Promise.all([getTranslations("awards"), getLocale()]);
  if (rows.length === 0) return null;
  return (
    <Section title={t("ofMember")}>
      <DataTable
        caption={t("ofMemberCaption", { name })}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: "date", header: t("columns.date"), width: "w-32", cell: (row) => formatDay(row.decidedOn) },
          {
            key: "form",
            header: t("columns.form"),
            isRowHeader: true,
            cell: (row) => (
              <>
                {locale === "en" ? row.formNameEn : row.formNameVi}
                {row.mark !== null && `, ${t("mark", { years: row.mark })}`}
                {row.isWithdrawn && <span className="block text-small text-ink-soft">{t("withdrawn")}</span>}
              </>
            ),
          },
          {
            key: "decision",
            header: t("columns.decision"),
            cell: (row) => (
              <a href={`/awards/${row.awardId}`} className="text-link">
                {row.docNumber}
              </a>
            ),
          },
          { key: "body", header: t("columns.issuingBody"), cell: (row) => row.issuingBody },
          { key: "ground", header: t("columns.ground"), cell: (row) => row.ground },
        ]}
      />
    </Section>
  );
}
