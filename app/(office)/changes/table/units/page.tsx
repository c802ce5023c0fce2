import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { PageFrame } from "@/components/page-frame";
import { getTableScreen } from "@/features/members/queries/get-table-screen";
import { listTreeMoves } from "@/features/members/queries/list-tree-moves";
import { addressOf } from "@/features/members/rules/addresses";
import { ledgerAddress } from "@/features/members/schema";
import { addDays, endOfDay } from "@/lib/dates";
import { formatDay, formatNumber, formatQuarter } from "@/lib/format";
import { readPage } from "@/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("changes");
  return { title: t("treeMoves.title") };
}

/** The units behind the lines T8 and G10: those that came under a unit with their members, or left it with them. */
export default async function TreeMovesPage({ searchParams }: PageProps<"/changes/table/units">) {
  const asked = ledgerAddress.parse(await searchParams);
  const [t, locale] = await Promise.all([getTranslations("changes"), getLocale()]);
  const isCumulative = asked.cumulative !== undefined;
  const { unit, quarter, moves } = await readPage(async (actor) => {
    const shown = await getTableScreen(actor, { unitId: asked.unit, quarter: asked.quarter, isCumulative });
    const place = { unitId: shown.unit.unitId, quarter: shown.table.quarter, isCumulative, onDay: asked.on };
    const known = asked.known === undefined ? null : endOfDay(asked.known);
    return { unit: shown.unit, quarter: place.quarter, moves: await listTreeMoves(actor, { ...place, known }) };
  });
  const rows = asked.side === undefined ? moves : moves.filter((move) => move.side === asked.side);
  const tableHref = addressOf("/changes/table", { unit: unit.unitId, quarter, cumulative: asked.cumulative });
  return (
    <PageFrame
      title={t("treeMoves.title")}
      summary={`${unit.name}, ${formatQuarter(quarter, locale === "en" ? "en" : "vi")}`}
      breadcrumbs={[
        { label: t("title"), href: "/changes" },
        { label: t("table"), href: tableHref },
        { label: t("treeMoves.title") },
      ]}
    >
      {rows.length === 0 ? (
        <EmptyState title={t("treeMoves.none")}>{t("treeMoves.noneText")}</EmptyState>
      ) : (
        <DataTable
          caption={t("treeMoves.title")}
          rows={rows}
          rowKey={(row) => `${row.unitId}-${row.onDay}-${row.side}`}
          columns={[
            { key: "day", header: t("columns.day"), width: "w-32", cell: (row) => formatDay(row.onDay) },
            { key: "unit", header: t("unit"), isRowHeader: true, cell: (row) => row.name },
            { key: "side", header: t("treeMoves.side"), cell: (row) => t(`treeMoves.sides.${row.side}`) },
            {
              key: "people",
              header: t("balance.people"),
              align: "end",
              width: "w-32",
              cell: (row) => (
                <a
                  href={addressOf("/members", { unit: row.unitId, on: addDays(row.onDay, -1), known: asked.known })}
                  className="text-link figures"
                >
                  {formatNumber(row.people)}
                </a>
              ),
            },
          ]}
        />
      )}
    </PageFrame>
  );
}
