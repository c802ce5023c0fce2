import { useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { StatusBadge } from "@/components/status-badge";
import { TextLink } from "@/components/text-link";
import { formatNumber } from "@/lib/format";
import type { Breakdown, BreakdownRow } from "../queries/get-breakdown";
import { ratioText } from "../rules/amount-text";

/** One figure, unit by unit, with the register's beside it and what the unit said to it. */
export function BreakdownTable({ line, rows }: Pick<Breakdown, "line" | "rows">) {
  const t = useTranslations("consolidation.breakdown");
  const given = (row: BreakdownRow) => {
    if (line.kind === "text") return <span className="whitespace-pre-line">{row.answer}</span>;
    if (line.kind === "ratio")
      return row.numerator === null || row.denominator === null ? null : ratioText(row.numerator, row.denominator);
    if (row.value === null) return null;
    if (line.kind === "yes_no") return row.value > 0 ? t("yes") : t("no");
    return formatNumber(row.value, 4);
  };
  const state = (row: BreakdownRow) =>
    row.counted < row.asked ? (
      <StatusBadge tone="warn">{t(row.counted === 0 ? "missing" : "partly")}</StatusBadge>
    ) : row.answered < row.counted ? (
      <StatusBadge tone="neutral">{t("blank")}</StatusBadge>
    ) : null;
  return (
    <DataTable
      caption={t("caption")}
      rows={rows}
      rowKey={({ unitId }) => unitId}
      empty={<EmptyState title={t("noneTitle")}>{t("none")}</EmptyState>}
      columns={[
        {
          key: "unit",
          header: t("unit"),
          isRowHeader: true,
          width: "min-w-56",
          cell: (row) =>
            row.reportId === null ? row.name : <TextLink href={`/reports/${row.reportId}`}>{row.name}</TextLink>,
        },
        {
          key: "value",
          header: t("value"),
          align: line.kind === "text" ? "start" : "end",
          cell: (row) => (
            <span className="inline-flex flex-wrap items-center justify-end gap-2">
              {row.answered > 0 && given(row)}
              {state(row)}
            </span>
          ),
        },
        {
          key: "computed",
          header: t("computed"),
          align: "end",
          cell: ({ computed }) => (computed === null ? "–" : formatNumber(computed, 4)),
        },
        {
          key: "note",
          header: t("note"),
          width: "min-w-48",
          cell: ({ remark, reason }) => [remark, reason].filter((note) => note !== null).join("; "),
        },
      ]}
    />
  );
}
