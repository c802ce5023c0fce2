import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table";
import { Section } from "@/components/section";
import { formatDateTime } from "@/lib/format";
import type { ReportStep } from "../queries/get-report";

/** Who did what with the report, when and why. */
export function ReportHistory({ steps }: { steps: readonly ReportStep[] }) {
  const t = useTranslations("reports");
  return (
    <Section title={t("read.history")}>
      <DataTable
        caption={t("read.historyCaption")}
        rows={steps}
        rowKey={({ id }) => id}
        columns={[
          { key: "step", header: t("read.step"), isRowHeader: true, cell: ({ status }) => t(`steps.${status}`) },
          {
            key: "at",
            header: t("read.at"),
            cell: ({ at }) => <span className="whitespace-nowrap">{formatDateTime(at)}</span>,
          },
          { key: "by", header: t("read.by"), cell: ({ byName }) => byName },
          {
            key: "reason",
            header: t("read.reason"),
            cell: ({ reason }) => <span className="whitespace-pre-wrap">{reason}</span>,
          },
        ]}
      />
    </Section>
  );
}
