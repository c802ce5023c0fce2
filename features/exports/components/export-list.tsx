import { getLocale, getTranslations } from "next-intl/server";
import { DataTable, type Column } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { StatusBadge } from "@/components/status-badge";
import { formatDateTime, formatNumber, formatQuarter } from "@/lib/format";
import type { ExportLine } from "../queries/list-exports";

const TONES = { complete: "good", cut: "warn", failed: "bad" } as const;

/** The latest exports: who took what, how many rows, and the hash the file can be checked by. */
export async function ExportList({ exports }: { exports: readonly ExportLine[] }) {
  const [t, locale] = await Promise.all([getTranslations("exports"), getLocale()]);
  const columns: Column<ExportLine>[] = [
    {
      key: "at",
      header: t("columns.at"),
      width: "min-w-36",
      cell: (row) => <span className="figures">{formatDateTime(row.at)}</span>,
    },
    { key: "by", header: t("columns.by"), width: "min-w-36", cell: (row) => row.byName },
    {
      key: "what",
      header: t("columns.what"),
      isRowHeader: true,
      width: "min-w-56",
      cell: (row) => (
        <>
          {t("what", { kind: t(`kinds.${row.kind}.name`), format: t(`formats.${row.format}`) })}
          <span className="block font-normal text-ink-soft">
            {row.unitName}
            {row.quarter !== null && ` · ${formatQuarter(row.quarter, locale === "vi" ? "vi" : "en")}`}
          </span>
        </>
      ),
    },
    {
      key: "rows",
      header: t("columns.rows"),
      align: "end",
      cell: (row) => (row.rows === null ? "–" : formatNumber(row.rows)),
    },
    {
      key: "end",
      header: t("columns.end"),
      cell: (row) => (
        <StatusBadge tone={row.end === null ? "neutral" : TONES[row.end]}>
          {t(`ends.${row.end ?? "unknown"}`)}
        </StatusBadge>
      ),
    },
    {
      key: "hash",
      header: t("columns.hash"),
      width: "min-w-60",
      cell: (row) =>
        row.sha256 === null ? "–" : <code className="figures block max-w-72 text-small break-all">{row.sha256}</code>,
    },
  ];
  return (
    <DataTable
      caption={t("list.caption")}
      columns={columns}
      rows={exports}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("list.emptyTitle")}>{t("list.empty")}</EmptyState>}
    />
  );
}
