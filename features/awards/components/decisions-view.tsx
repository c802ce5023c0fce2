import { getTranslations } from "next-intl/server";
import { DataTable, type Column } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { Pagination } from "@/components/pagination";
import { TextLink } from "@/components/text-link";
import { formatDay, formatNumber } from "@/lib/format";
import { readPage } from "@/server/page";
import { type AwardLine, listAwards } from "../queries/list-awards";
import { awardsHref, periodOf } from "../rules";
import type { AwardFilter } from "../schema";
import { MeritPeriod } from "./merit-period";

/** The decisions on awards, newest first. */
export async function DecisionsView({ filter }: { filter: AwardFilter }) {
  const [t, common, page] = await Promise.all([
    getTranslations("awards"),
    getTranslations("common"),
    readPage((actor) => listAwards(actor, { ...periodOf(filter.quarter), unitId: filter.unit, after: filter.after })),
  ]);
  const columns: Column<AwardLine>[] = [
    {
      key: "number",
      header: t("columns.number"),
      isRowHeader: true,
      cell: (row) => <TextLink href={`/awards/${row.id}`}>{row.docNumber}</TextLink>,
    },
    {
      key: "date",
      header: t("columns.date"),
      cell: (row) => <span className="figures">{formatDay(row.decidedOn)}</span>,
    },
    { key: "body", header: t("columns.issuingBody"), cell: (row) => row.issuingBody },
    {
      key: "ground",
      header: t("columns.ground"),
      cell: (row) => (
        <>
          {row.ground}
          <MeritPeriod from={row.meritFrom} to={row.meritTo} />
        </>
      ),
    },
    { key: "recipients", header: t("columns.recipients"), align: "end", cell: (row) => formatNumber(row.recipients) },
  ];
  const { after: _after, ...first } = filter;
  return (
    <>
      <DataTable
        caption={t("views.decisions")}
        columns={columns}
        rows={page.awards}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("empty.title")}>{t("empty.decisions")}</EmptyState>}
      />
      <Pagination
        label={t("pages")}
        previousLabel={t("firstPage")}
        nextLabel={common("next")}
        previousHref={filter.after === undefined ? undefined : awardsHref(first)}
        nextHref={page.nextCursor === null ? undefined : awardsHref({ ...filter, after: page.nextCursor })}
      />
    </>
  );
}
