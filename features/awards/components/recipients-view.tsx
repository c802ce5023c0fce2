import { getLocale, getTranslations } from "next-intl/server";
import { DataTable, type Column } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { Pagination } from "@/components/pagination";
import { TextLink } from "@/components/text-link";
import { formatDay } from "@/lib/format";
import { readPage } from "@/server/page";
import { listAwardRecipients } from "../queries/list-award-recipients";
import { awardsHref, periodOf } from "../rules";
import type { AwardRecipient } from "../rules";
import type { AwardFilter } from "../schema";
import { MeritPeriod } from "./merit-period";

/** The register, one line a recipient. */
export async function RecipientsView({ filter }: { filter: AwardFilter }) {
  const { unit: unitId, form, to: recipients, after, quarter } = filter;
  const [t, common, locale, page] = await Promise.all([
    getTranslations("awards"),
    getTranslations("common"),
    getLocale(),
    readPage((actor) => listAwardRecipients(actor, { ...periodOf(quarter), unitId, form, recipients, after })),
  ]);
  const columns: Column<AwardRecipient>[] = [
    {
      key: "recipient",
      header: t("columns.recipient"),
      width: "min-w-44",
      isRowHeader: true,
      cell: (row) => (
        <>
          {row.recipientName}
          {row.within !== null && <span className="block font-normal text-ink-soft">{row.within}</span>}
        </>
      ),
    },
    {
      key: "form",
      header: t("columns.form"),
      width: "min-w-32",
      cell: (row) => (
        <>
          {locale === "vi" ? row.formNameVi : row.formNameEn}
          {row.mark !== null && <span className="block text-ink-soft">{t("mark", { years: row.mark })}</span>}
        </>
      ),
    },
    {
      key: "decision",
      header: t("columns.decision"),
      width: "min-w-44",
      cell: (row) => (
        <>
          <TextLink href={`/awards/${row.awardId}`}>{row.docNumber}</TextLink>
          <span className="figures block text-ink-soft">{formatDay(row.decidedOn)}</span>
        </>
      ),
    },
    { key: "body", header: t("columns.issuingBody"), cell: (row) => row.issuingBody },
    {
      key: "ground",
      header: t("columns.ground"),
      width: "min-w-64",
      cell: (row) => (
        <>
          {row.ground}
          <MeritPeriod from={row.meritFrom} to={row.meritTo} />
        </>
      ),
    },
  ];
  const { after: _after, ...first } = filter;
  return (
    <>
      <DataTable
        caption={t("views.recipients")}
        columns={columns}
        rows={page.recipients}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("empty.title")}>{t("empty.recipients")}</EmptyState>}
      />
      <Pagination
        label={t("pages")}
        previousLabel={t("firstPage")}
        nextLabel={common("next")}
        previousHref={after === undefined ? undefined : awardsHref(first)}
        nextHref={page.nextCursor === null ? undefined : awardsHref({ ...filter, after: page.nextCursor })}
      />
    </>
  );
}
