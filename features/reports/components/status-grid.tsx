import { useLocale, useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { Section } from "@/components/section";
import { AppLink } from "@/components/app-link";
import { formatPercent, formatQuarter } from "@/lib/format";
import type { StatusGrid } from "../queries/get-status-grid";
import { isOverdue, type Rates } from "../rules/lateness";
import type { GridCell, GridRow, GroupRates } from "../rules/status-grid";
import { ReportStateBadge } from "./report-state";

/** Units by quarters, each cell leading to its report. */
export function StatusGridTable({ grid, isFiltered }: { grid: StatusGrid; isFiltered: boolean }) {
  const t = useTranslations("reports.grid");
  const locale = useLocale();
  const columns: Column<GridRow>[] = grid.quarters.map((quarter, index) => ({
    key: quarter,
    header: formatQuarter(quarter, locale),
    width: "min-w-36",
    cell: (row) => <Cell cell={row.cells[index] ?? null} />,
  }));
  return (
    <DataTable
      isWide
      caption={t("caption")}
      rows={grid.rows}
      rowKey={({ unitId }) => unitId}
      empty={<EmptyState title={t("emptyTitle")}>{isFiltered ? t("emptyFiltered") : t("emptyText")}</EmptyState>}
      columns={[
        { key: "unit", header: t("unit"), isRowHeader: true, width: "min-w-48", cell: ({ unitName }) => unitName },
        ...columns,
      ]}
    />
  );
}

function Cell({ cell }: { cell: GridCell | null }) {
  const t = useTranslations("reports.grid");
  const lateness = useTranslations("reports.lateness");
  if (cell === null) return <span className="text-small text-ink-soft">{t("notYet")}</span>;
  if (!cell.isOpened && cell.reportId === null)
    return <span className="text-small text-ink-soft">{t("notOpened")}</span>;
  const badge = <ReportStateBadge state={cell.state} />;
  return (
    <span className="flex flex-col items-start gap-1.5 text-small">
      {cell.reportId === null ? badge : <AppLink href={`/reports/${cell.reportId}`}>{badge}</AppLink>}
      {cell.lateness !== "not_due" && (
        <span className={isOverdue(cell.lateness) ? "font-medium text-red" : "text-ink-soft"}>
          {lateness(cell.lateness)}
        </span>
      )}
    </span>
  );
}

/** How many of those who report have, and how many of them in time: for all, and beneath each unit. */
export function GridRates({ grid }: { grid: StatusGrid }) {
  const t = useTranslations("reports.grid");
  const locale = useLocale();
  const columns: Column<GroupRates>[] = grid.quarters.map((quarter, index) => ({
    key: quarter,
    header: formatQuarter(quarter, locale),
    width: "min-w-36",
    cell: ({ rates }) => <RatesOf rates={rates[index]} />,
  }));
  return (
    <Section title={t("rates")} summary={t("ratesText")}>
      <DataTable
        isWide
        caption={t("ratesCaption")}
        rows={grid.rates}
        rowKey={({ id }) => id ?? "all"}
        columns={[
          {
            key: "group",
            header: t("group"),
            isRowHeader: true,
            width: "min-w-48",
            cell: ({ id, name }) => (id === null ? t("all") : name),
          },
          ...columns,
        ]}
      />
    </Section>
  );
}

function RatesOf({ rates }: { rates: Rates | undefined }) {
  const t = useTranslations("reports.grid");
  if (rates === undefined || rates.total === 0) return <span className="text-small text-ink-soft">{t("noUnits")}</span>;
  const { complete, total, timely, due } = rates;
  return (
    <span className="flex flex-col gap-1 text-small">
      <span>{t("complete", { share: formatPercent(complete, total), count: complete, total })}</span>
      <span>
        {due === 0 ? t("noTimely") : t("timely", { share: formatPercent(timely, due), count: timely, total: due })}
      </span>
    </span>
  );
}
