import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { TextLink } from "@/components/text-link";
import { formatDay } from "@/lib/format";
import type { FigureEntry } from "../queries/list-figure-records";

/** Entries of the ledger, numbered, with the decision each one rests on. */
export function EntryTable({ entries }: { entries: readonly FigureEntry[] }) {
  const t = useTranslations("overview.records");
  const locale = useLocale();
  const rows = entries.map((entry, index) => ({ ...entry, number: index + 1 }));
  return (
    <DataTable
      caption={t("entries")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>}
      columns={[
        { key: "number", header: t("number"), align: "end", width: "w-12", cell: (row) => row.number },
        {
          key: "name",
          header: t("name"),
          isRowHeader: true,
          width: "min-w-44",
          cell: (row) =>
            row.canOpenMember ? (
              <TextLink href={`/members/${row.memberId}`}>{row.memberName}</TextLink>
            ) : (
              row.memberName
            ),
        },
        {
          key: "kind",
          header: t("kind"),
          width: "min-w-44",
          cell: (row) => (locale === "en" ? row.kindNameEn : row.kindNameVi),
        },
        { key: "day", header: t("day"), align: "end", cell: (row) => formatDay(row.effectiveOn) },
        { key: "from", header: t("units"), width: "min-w-52", cell: (row) => <Way entry={row} /> },
        { key: "decision", header: t("decision"), width: "min-w-48", cell: (row) => <Decision entry={row} /> },
      ]}
    />
  );
}

function Way({ entry }: { entry: FigureEntry }) {
  const t = useTranslations("overview.records");
  const { fromUnitName, toUnitName, elsewhere } = entry;
  if (fromUnitName !== null && fromUnitName === toUnitName) return toUnitName;
  const from = fromUnitName ?? elsewhere;
  const to = toUnitName ?? elsewhere;
  if (from === null || to === null) return from ?? to;
  return (
    <>
      <span className="block">{t("from", { unit: from })}</span>
      <span className="block">{t("to", { unit: to })}</span>
    </>
  );
}

function Decision({ entry: { docNumber, decidedOn, issuingBody } }: { entry: FigureEntry }) {
  const t = useTranslations("overview.records");
  if (docNumber === null || decidedOn === null) return <span className="text-ink-soft">–</span>;
  return (
    <>
      <span className="block">{t("decisionNumber", { number: docNumber })}</span>
      <span className="block text-small text-ink-soft">
        {t("decisionOf", { day: formatDay(decidedOn), body: issuingBody ?? "" })}
      </span>
    </>
  );
}
