import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { TextLink } from "@/components/text-link";
import type { AwardRecipient } from "@/features/awards/rules";
import { formatDay } from "@/lib/format";

/** Recipients of awards, numbered, with the decision each one rests on. */
export function RecipientTable({ recipients }: { recipients: readonly AwardRecipient[] }) {
  const t = useTranslations("overview.records");
  const locale = useLocale();
  const rows = recipients.map((recipient, index) => ({ ...recipient, number: index + 1 }));
  return (
    <DataTable
      caption={t("recipients")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>}
      columns={[
        { key: "number", header: t("number"), align: "end", width: "w-12", cell: (row) => row.number },
        {
          key: "name",
          header: t("recipient"),
          isRowHeader: true,
          width: "min-w-52",
          cell: (row) => (
            <>
              <span className="block">{row.recipientName}</span>
              {row.within !== null && <span className="block text-small font-normal text-ink-soft">{row.within}</span>}
            </>
          ),
        },
        {
          key: "form",
          header: t("form"),
          width: "min-w-36",
          cell: (row) => {
            const form = locale === "en" ? row.formNameEn : row.formNameVi;
            return row.mark === null ? form : t("badge", { form, years: row.mark });
          },
        },
        {
          key: "ground",
          header: t("ground"),
          width: "min-w-52",
          cell: (row) =>
            row.meritFrom === null || row.meritTo === null
              ? row.ground
              : t("merit", { ground: row.ground, from: String(row.meritFrom), to: String(row.meritTo) }),
        },
        {
          key: "decision",
          header: t("decision"),
          width: "min-w-48",
          cell: (row) => (
            <>
              <TextLink href={`/awards/${row.awardId}`}>{t("decisionNumber", { number: row.docNumber })}</TextLink>
              <span className="block text-small text-ink-soft">
                {t("decisionOf", { day: formatDay(row.decidedOn), body: row.issuingBody })}
              </span>
            </>
          ),
        },
      ]}
    />
  );
}
