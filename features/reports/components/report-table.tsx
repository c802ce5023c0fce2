import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { SubmitButton } from "@/components/submit-button";
import { TextLink } from "@/components/text-link";
import { formatDateTime } from "@/lib/format";
import { ActionForm } from "@/components/action-form";
import { startReportAction } from "../actions";
import type { ReportStatusRow } from "../queries/reporting-units";
import { LatenessMark, ReportStateBadge } from "./report-state";

interface ReportTableProps {
  caption: string;
  quarter: string;
  rows: readonly ReportStatusRow[];
  isFiltered: boolean;
  /** Whether the reader writes these reports, and so may begin the ones that are missing. */
  mayStart: boolean;
}

export function ReportTable({ caption, quarter, rows, isFiltered, mayStart }: ReportTableProps) {
  const t = useTranslations("reports");
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ unitId }) => unitId}
      empty={
        <EmptyState title={t("list.emptyTitle")}>
          {isFiltered ? t("list.emptyFiltered") : t("list.emptyText")}
        </EmptyState>
      }
      columns={[
        {
          key: "unit",
          header: t("list.unit"),
          isRowHeader: true,
          width: "min-w-56",
          cell: ({ unitName, reportId, collectedBy, parentName }) => (
            <>
              {reportId ? <TextLink href={`/reports/${reportId}`}>{unitName}</TextLink> : unitName}
              {collectedBy !== null && parentName !== null && (
                <span className="block text-small font-normal text-ink-soft">
                  {t("list.branch", { unit: parentName })}
                </span>
              )}
            </>
          ),
        },
        {
          key: "state",
          header: t("list.state"),
          cell: ({ state, unitId }) =>
            state === "missing" && mayStart ? (
              <StartReport unitId={unitId} quarter={quarter} variant="secondary" />
            ) : (
              <ReportStateBadge state={state} />
            ),
        },
        { key: "deadline", header: t("list.deadline"), cell: ({ lateness }) => <LatenessMark lateness={lateness} /> },
        {
          key: "submittedAt",
          header: t("list.submittedAt"),
          align: "end",
          cell: ({ submittedAt }) =>
            submittedAt ? formatDateTime(submittedAt) : <span className="text-ink-soft">–</span>,
        },
      ]}
    />
  );
}

interface StartReportProps {
  unitId: string;
  quarter: string;
  variant?: "primary" | "secondary";
}

export function StartReport({ unitId, quarter, variant = "primary" }: StartReportProps) {
  const t = useTranslations("reports.start");
  return (
    <ActionForm action={startReportAction} width="full" warnOnLeave={false}>
      <input type="hidden" name="unitId" value={unitId} />
      <input type="hidden" name="quarter" value={quarter} />
      <div>
        <SubmitButton variant={variant}>{t("button")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
