import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { TextLink } from "@/components/text-link";
import { formatNumber, formatSigned } from "@/lib/format";
import type { FigureByUnit } from "../queries/get-figure";
import { figureHref, recordsHref } from "../rules/addresses";
import { sourceOf } from "../rules/figures";
import type { UnitShare } from "../rules/shares";

/** A figure told by its units, the largest part first; the parts sum to the figure in the last line. */
export function ShareTable({ byUnit }: { byUnit: FigureByUnit }) {
  const t = useTranslations("overview.shares");
  const { figure, quarter, place, shares, total } = byUnit;
  const source = sourceOf(figure);
  const isNet = source.from === "ledger" && source.minus.length > 0;
  const largest = Math.max(...shares.map((share) => Math.abs(share.value)), 1);
  const recordsOf = (share: UnitShare) =>
    recordsHref(figure, { quarter, unitId: share.unitId, withinId: place.id, isOwn: share.isItself });
  const figureColumns: Column<UnitShare>[] = isNet
    ? [
        {
          key: "in",
          header: t("in"),
          align: "end",
          cell: (row) => formatNumber(row.plus),
          footer: formatNumber(total.plus),
        },
        {
          key: "out",
          header: t("out"),
          align: "end",
          cell: (row) => formatNumber(row.minus),
          footer: formatNumber(total.minus),
        },
      ]
    : [];
  const write = (value: number) => (isNet ? formatSigned(value) : formatNumber(value));
  return (
    <DataTable
      caption={t("caption")}
      rows={shares}
      rowKey={(row) => (row.isItself ? "own" : row.unitId)}
      empty={<EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>}
      columns={[
        {
          key: "unit",
          header: t("unit"),
          isRowHeader: true,
          cell: (row) => (
            <UnitCell share={row} placeName={place.name} href={figureHref(figure, { quarter, unitId: row.unitId })} />
          ),
          footer: t("sum"),
        },
        ...figureColumns,
        {
          key: "value",
          header: isNet ? t("net") : t("value"),
          align: "end",
          width: "w-24",
          cell: (row) => <TextLink href={recordsOf(row)}>{write(row.value)}</TextLink>,
          footer: <TextLink href={recordsHref(figure, { quarter, unitId: place.id })}>{write(total.value)}</TextLink>,
        },
        {
          key: "bar",
          header: <span className="sr-only">{t("bar")}</span>,
          width: "w-2/5 max-md:hidden print:hidden",
          cell: (row) => <ShareBar value={Math.abs(row.value)} largest={largest} isMinus={row.value < 0} />,
        },
      ]}
    />
  );
}

function UnitCell({ share, placeName, href }: { share: UnitShare; placeName: string; href: string }) {
  const t = useTranslations("overview.shares");
  if (share.isItself) return t("own", { unit: placeName });
  return share.hasUnits ? <TextLink href={href}>{share.name}</TextLink> : share.name;
}

function ShareBar({ value, largest, isMinus }: { value: number; largest: number; isMinus: boolean }) {
  return (
    <svg aria-hidden viewBox="0 0 100 10" preserveAspectRatio="none" className="mt-1.5 block h-2.5 w-full">
      <rect width={(value / largest) * 100} height="10" className={isMinus ? "fill-bar" : "fill-ink"} />
    </svg>
  );
}
