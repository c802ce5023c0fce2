import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import { Section } from "@/components/section";
import { formatDay } from "@/lib/format";
import type { Relative } from "../queries/get-lineage";
import { decisionInWords, eventName } from "./event-words";

/** The units a unit came out of and those that came out of it, with the decisions, as far as the register goes. */
export async function LineageSection({ relatives }: { relatives: readonly Relative[] }) {
  const t = await getTranslations("reorganisations.lineage");
  const list = (direction: Relative["direction"]) => relatives.filter((one) => one.direction === direction);
  return (
    <Section title={t("title")} summary={t("summary")}>
      {(["predecessor", "successor"] as const).map((direction) => {
        const rows = list(direction);
        return rows.length === 0 ? null : <Relatives key={direction} caption={t(`${direction}s`)} rows={rows} />;
      })}
    </Section>
  );
}

async function Relatives({ caption, rows }: { caption: string; rows: readonly Relative[] }) {
  const [t, tr] = await Promise.all([getTranslations("reorganisations.lineage"), getTranslations("reorganisations")]);
  return (
    <DataTable
      caption={caption}
      isCaptionHidden={false}
      rows={rows}
      rowKey={(row) => `${row.unitId} ${row.effectiveOn} ${row.kind}`}
      columns={[
        {
          key: "name",
          header: t("unit"),
          isRowHeader: true,
          width: "min-w-52",
          cell: (row) =>
            row.isInScope ? (
              <a href={`/org-units/${row.unitId}`} className="text-link">
                {row.name}
              </a>
            ) : (
              row.name
            ),
        },
        { key: "event", header: t("event"), cell: (row) => eventName(tr, row.kind) },
        { key: "day", header: t("day"), cell: (row) => <span className="figures">{formatDay(row.effectiveOn)}</span> },
        { key: "decision", header: t("decision"), width: "min-w-44", cell: (row) => decisionInWords(tr, row.decision) },
        { key: "distance", header: t("distance"), align: "end", cell: (row) => String(row.distance) },
      ]}
    />
  );
}
