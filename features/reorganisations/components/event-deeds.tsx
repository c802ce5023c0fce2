import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import { Section } from "@/components/section";
import { formatNumber } from "@/lib/format";
import type { EventFile } from "../queries/get-event";
import type { TouchedUnit } from "../rules/effects";
import { LettersTable } from "./letters-table";

const MOST_SHOWN = 300;

/** What an event did to each unit, and who went where by it. */
export async function EventDeeds({ event }: { event: EventFile }) {
  const t = await getTranslations("reorganisations");
  const became = ({ deed, from, to }: TouchedUnit) => {
    if (!event.hasEffects) return "";
    return t(`deeds.${deed}`, { from: from ?? "–", to: to ?? "–" });
  };
  return (
    <>
      <Section title={t("unitsConcerned", { count: event.units.length })}>
        <DataTable
          caption={t("unitsTable")}
          rows={event.units.slice(0, MOST_SHOWN)}
          rowKey={(unit) => `${unit.unitId} ${unit.deed}`}
          columns={[
            {
              key: "name",
              header: t("columns.unit"),
              isRowHeader: true,
              width: "min-w-52",
              cell: (unit) => (
                <a href={`/org-units/${unit.unitId}`} className="text-link">
                  {unit.name}
                </a>
              ),
            },
            { key: "deed", header: t("columns.deed"), width: "min-w-64", cell: became },
          ]}
        />
        {event.units.length > MOST_SHOWN && (
          <p className="text-label text-ink-soft">{t("andMore", { count: event.units.length - MOST_SHOWN })}</p>
        )}
      </Section>
      {event.moves.length > 0 && (
        <Section title={t("peopleMoved", { count: event.people })}>
          <DataTable
            caption={t("movesTable")}
            rows={event.moves}
            rowKey={(move) => `${move.from ?? ""}>${move.to ?? ""}`}
            columns={[
              {
                key: "from",
                header: t("preview.from"),
                isRowHeader: true,
                width: "min-w-44",
                cell: (move) => move.from,
              },
              { key: "to", header: t("preview.to"), width: "min-w-44", cell: (move) => move.to },
              { key: "people", header: t("columns.people"), align: "end", cell: (move) => formatNumber(move.people) },
            ]}
          />
        </Section>
      )}
      {event.letters.length > 0 && (
        <Section title={t("lettersSettled", { count: event.letters.length })}>
          <LettersTable letters={event.letters.slice(0, MOST_SHOWN)} inAll={event.letters.length} isLinked />
        </Section>
      )}
    </>
  );
}
