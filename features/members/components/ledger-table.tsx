import { Undo2 } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import { StatusBadge } from "@/components/status-badge";
import { formatDateTime, formatDay } from "@/lib/format";
import type { LedgerRow } from "../queries/ledger-sql";
import { placeOf } from "./timeline";

/** Entries of the ledger as a table; what was reversed, and what reverses, is marked. */
export async function LedgerTable({ rows, caption }: { rows: readonly LedgerRow[]; caption: string }) {
  const [t, locale] = await Promise.all([getTranslations("changes"), getLocale()]);
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "day",
          header: t("columns.day"),
          cell: (row) => <span className="figures">{formatDay(row.effectiveOn)}</span>,
        },
        {
          key: "member",
          header: t("columns.member"),
          isRowHeader: true,
          width: "min-w-36",
          cell: (row) =>
            row.canOpenMember ? (
              // A plain link: opening a member is logged, so nothing is fetched before it is asked for.
              <a href={`/members/${row.memberId}`} className="text-link">
                {row.memberName}
              </a>
            ) : (
              row.memberName
            ),
        },
        {
          key: "kind",
          header: t("columns.kind"),
          cell: (row) => (
            <>
              {locale === "en" ? row.kindNameEn : row.kindNameVi}
              <Mark row={row} words={{ reversed: t("isReversed"), reversal: t("isReversal") }} />
            </>
          ),
        },
        { key: "place", header: t("columns.place"), width: "min-w-56", cell: placeOf },
        {
          key: "decision",
          header: t("columns.decision"),
          cell: (row) => (
            <>
              <span className="whitespace-nowrap">{row.docNumber}</span>
              {row.decidedOn && (
                <span className="block figures text-small text-ink-soft">{formatDay(row.decidedOn)}</span>
              )}
            </>
          ),
        },
        {
          key: "recorded",
          header: t("columns.recorded"),
          cell: (row) => (
            <>
              {row.recordedByName}
              <span className="block figures text-small text-ink-soft">{formatDateTime(new Date(row.recordedAt))}</span>
            </>
          ),
        },
      ]}
    />
  );
}

function Mark({ row, words }: { row: LedgerRow; words: { reversed: string; reversal: string } }) {
  const word = row.sign === -1 ? words.reversal : row.reversedById !== null ? words.reversed : null;
  if (word === null) return null;
  return (
    <span className="mt-1 block">
      <StatusBadge tone="warn" icon={<Undo2 aria-hidden className="size-4" />}>
        {word}
      </StatusBadge>
      {row.reason && <span className="mt-1 block text-small text-ink-soft">{row.reason}</span>}
    </span>
  );
}
