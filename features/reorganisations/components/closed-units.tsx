import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import { Section } from "@/components/section";
import { StatusBadge } from "@/components/status-badge";
import { formatDay } from "@/lib/format";
import type { ClosedUnit } from "../queries/search-closed-units";
import { eventName } from "./event-words";

/** Units found that are closed: when, by what, and what came after them. */
export async function ClosedUnits({ rows }: { rows: readonly ClosedUnit[] }) {
  const [t, tr, locale] = await Promise.all([
    getTranslations("reorganisations.closed"),
    getTranslations("reorganisations"),
    getLocale(),
  ]);
  return (
    <Section title={t("title")} summary={t("summary")}>
      <DataTable
        caption={t("table")}
        rows={rows}
        rowKey={(row) => row.unitId}
        columns={[
          {
            key: "name",
            header: t("name"),
            isRowHeader: true,
            width: "min-w-52",
            cell: (row) => (
              <a href={`/org-units/${row.unitId}`} className="text-link">
                {row.name}
              </a>
            ),
          },
          { key: "kind", header: t("kind"), cell: (row) => (locale === "en" ? row.kindNameEn : row.kindNameVi) },
          {
            key: "closedOn",
            header: t("closedOn"),
            cell: (row) => <StatusBadge tone="neutral">{t("since", { day: formatDay(row.closedOn) })}</StatusBadge>,
          },
          { key: "event", header: t("by"), cell: (row) => (row.event === null ? "–" : eventName(tr, row.event)) },
          {
            key: "successors",
            header: t("successors"),
            width: "min-w-52",
            cell: (row) =>
              row.successors.length === 0 ? "–" : row.successors.map((successor) => successor.name).join("; "),
          },
        ]}
      />
    </Section>
  );
}
