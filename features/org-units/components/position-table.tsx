import { getLocale, getTranslations } from "next-intl/server";
import { type Column, DataTable } from "@/components/data-table";
import { StatusBadge } from "@/components/status-badge";
import { TextLink } from "@/components/text-link";
import { formatDay } from "@/lib/format";
import type { PositionRow } from "../queries/position-sql";
import { HolderName } from "./holder-name";
import { bodyName, positionHref, positionName } from "./position-words";

type PositionColumn = "position" | "body" | "unit" | "holder" | "term" | "from" | "to" | "decision" | "open";

interface PositionTableProps {
  caption: string;
  rows: readonly PositionRow[];
  columns: readonly PositionColumn[];
}

/** Positions in a table of the columns that a screen needs. */
export async function PositionTable({ caption, rows, columns }: PositionTableProps) {
  const [t, locale] = await Promise.all([getTranslations("positions"), getLocale()]);
  const all: Record<PositionColumn, Omit<Column<PositionRow>, "key">> = {
    position: { header: t("position"), isRowHeader: true, width: "min-w-44", cell: (row) => positionName(row, locale) },
    body: { header: t("body"), width: "min-w-40", cell: (row) => bodyName(row, locale) },
    unit: {
      header: t("unit"),
      width: "min-w-56",
      cell: (row) => <TextLink href={`/org-units/${row.unitId}/positions`}>{row.unitName ?? "–"}</TextLink>,
    },
    holder: {
      header: t("holder"),
      width: "min-w-48",
      cell: (row) => (
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <HolderName row={row} />
          {row.problem !== null && <StatusBadge tone="warn">{t(`problemWords.${row.problem}`)}</StatusBadge>}
        </span>
      ),
    },
    term: { header: t("term"), cell: (row) => row.term },
    from: { header: t("from"), cell: (row) => <span className="figures">{formatDay(row.validFrom)}</span> },
    to: {
      header: t("until"),
      cell: (row) => (row.validTo === null ? t("now") : <span className="figures">{formatDay(row.validTo)}</span>),
    },
    decision: { header: t("decision"), width: "min-w-36", cell: (row) => row.docNumber },
    open: {
      header: <span className="sr-only">{t("details")}</span>,
      align: "end",
      cell: (row) => (
        <TextLink href={positionHref(row)}>
          {t("open")} <span className="sr-only">{`${positionName(row, locale)}, ${row.memberName}`}</span>
        </TextLink>
      ),
    },
  };
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns.map((key) => ({ key, ...all[key] }))}
    />
  );
}
