import { getTranslations } from "next-intl/server";
import { AppLink } from "@/components/app-link";
import { DataTable } from "@/components/data-table";
import { StatusBadge } from "@/components/status-badge";
import { formatDay, formatNumber } from "@/lib/format";
import type { EventRow } from "../queries/list-events";
import { decisionInWords, eventName, STATUS_TONES } from "./event-words";

const MOST_NAMES = 3;

/** Reorganisations, those to come first. */
export async function EventTable({ rows, caption }: { rows: readonly EventRow[]; caption: string }) {
  const t = await getTranslations("reorganisations");
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.eventId}
      columns={[
        {
          key: "day",
          header: t("columns.day"),
          cell: (row) => <span className="figures">{formatDay(row.effectiveOn)}</span>,
        },
        {
          key: "kind",
          header: t("columns.kind"),
          isRowHeader: true,
          width: "min-w-40",
          cell: (row) => (
            <AppLink href={`/org-units/events/${row.eventId}`} className="text-link">
              {row.isUndoing ? t("undoingOf", { event: eventName(t, row.kind) }) : eventName(t, row.kind)}
            </AppLink>
          ),
        },
        {
          key: "units",
          header: t("columns.units"),
          width: "min-w-64",
          cell: (row) => namesOf(row, (count) => t("andMore", { count })),
        },
        {
          key: "people",
          header: t("columns.people"),
          align: "end",
          cell: (row) => (row.people === 0 ? "–" : formatNumber(row.people)),
        },
        {
          key: "decision",
          header: t("columns.decision"),
          width: "min-w-44",
          cell: (row) => decisionInWords(t, row.decision),
        },
        {
          key: "status",
          header: t("columns.status"),
          cell: (row) => (
            <StatusBadge tone={row.hasProblem ? "bad" : STATUS_TONES[row.status]}>
              {row.hasProblem ? t("statuses.held") : t(`statuses.${row.status}`)}
            </StatusBadge>
          ),
        },
      ]}
    />
  );
}

function namesOf({ names, units }: EventRow, more: (count: number) => string): string {
  const shown = names.slice(0, MOST_NAMES);
  const hidden = Math.max(units, names.length) - shown.length;
  return [...shown, ...(hidden > 0 ? [more(hidden)] : [])].join("; ");
}
