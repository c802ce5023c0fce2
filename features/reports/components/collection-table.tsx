import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { LazyConfirmDialog } from "@/components/lazy-confirm-dialog";
import { Select } from "@/components/select";
import { TextField } from "@/components/text-field";
import { formatNumber, formatQuarter } from "@/lib/format";
import { isQuarter, nextQuarter, previousQuarter, type Quarter, quarterOf } from "@/lib/quarter";
import { today } from "@/lib/dates";
import { setCollectionAction } from "../actions";
import type { CollectionRow } from "../queries/list-collections";

interface CollectionTableProps {
  rows: readonly CollectionRow[];
  /** The quarters that were opened, newest first. */
  quarters: readonly Quarter[];
}

const WIDE = "whitespace-nowrap max-md:hidden";

/** Who collects its branches' reports, since when, and the way to begin or end it. */
export function CollectionTable({ rows, quarters }: CollectionTableProps) {
  const t = useTranslations("reports.collections");
  return (
    <DataTable
      caption={t("caption")}
      rows={rows}
      rowKey={({ unitId }) => unitId}
      empty={<EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>}
      columns={[
        {
          key: "unit",
          header: t("unit"),
          isRowHeader: true,
          width: "md:min-w-56",
          cell: (row) => (
            <>
              {row.unitName}
              {/* A phone has room for the name and the way to change it: the state stands under the name. */}
              <span className="mt-1 block text-small font-normal text-ink-soft md:hidden">
                <Span row={row} />
              </span>
            </>
          ),
        },
        {
          key: "branches",
          header: t("branches"),
          align: "end",
          width: WIDE,
          cell: ({ branches }) => formatNumber(branches),
        },
        { key: "state", header: t("state"), width: WIDE, cell: (row) => <Span row={row} /> },
        {
          key: "source",
          header: t("source"),
          width: "min-w-40 max-md:hidden",
          cell: ({ sourceDocument }) => sourceDocument ?? "",
        },
        {
          key: "action",
          header: t("action"),
          width: "whitespace-nowrap",
          cell: (row) => <Change row={row} quarters={quarters} />,
        },
      ]}
    />
  );
}

function Span({ row: { from, to } }: { row: CollectionRow }) {
  const t = useTranslations("reports.collections");
  const locale = useLocale();
  if (!isQuarter(from)) return <span className="text-ink-soft">{t("no")}</span>;
  if (!isQuarter(to)) return t("since", { quarter: formatQuarter(from, locale) });
  return t("until", { from: formatQuarter(from, locale), to: formatQuarter(previousQuarter(to), locale) });
}

function Change({
  row: { unitId, unitName, from, to },
  quarters,
}: {
  row: CollectionRow;
  quarters: readonly Quarter[];
}) {
  const t = useTranslations("reports.collections");
  const locale = useLocale();
  const collects = from !== null && to === null;
  const newest = quarters[0] ?? quarterOf(today());
  const choices = [nextQuarter(newest), newest, ...quarters.slice(1, 4)];
  return (
    <LazyConfirmDialog
      label={collects ? t("stop") : t("start")}
      title={collects ? t("stopOf", { unit: unitName }) : t("startOf", { unit: unitName })}
      description={collects ? t("stopText", { unit: unitName }) : t("startText", { unit: unitName })}
      confirmLabel={collects ? t("stop") : t("start")}
      action={setCollectionAction}
      fields={{ unitId, collects: collects ? "no" : "yes" }}
      size="small"
    >
      <Select
        name="quarter"
        label={t("quarter")}
        defaultValue={nextQuarter(newest)}
        options={choices.map((value) => ({ value, label: formatQuarter(value, locale) }))}
      />
      {!collects && <TextField name="sourceDocument" label={t("source")} help={t("sourceHelp")} maxLength={500} />}
    </LazyConfirmDialog>
  );
}
