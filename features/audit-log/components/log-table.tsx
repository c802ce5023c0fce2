import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { TextLink } from "@/components/text-link";
import { formatDateTime } from "@/lib/format";
import type { listEntries } from "../queries";
import { entryWords } from "./entry-words";
import { SealBadge } from "./seal";

type Row = Awaited<ReturnType<typeof listEntries>>["rows"][number];

interface LogTableProps {
  rows: readonly Row[];
  caption: string;
  currentId?: string;
}

export async function LogTable({ rows, caption, currentId }: LogTableProps) {
  const [t, words] = await Promise.all([getTranslations("auditLog"), entryWords()]);
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      {...(currentId !== undefined && { currentRowKey: currentId })}
      empty={<EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>}
      columns={[
        {
          key: "at",
          header: t("at"),
          isRowHeader: true,
          width: "min-w-36",
          cell: (row) => <TextLink href={`/audit-log/${row.id}`}>{formatDateTime(row.at)}</TextLink>,
        },
        { key: "actor", header: t("actor"), width: "min-w-40", cell: (row) => row.actorName || t("nobody") },
        { key: "action", header: t("action"), width: "min-w-40", cell: (row) => words.action(row.action) },
        {
          key: "subject",
          header: t("subject"),
          width: "min-w-40",
          cell: (row) => (
            <>
              {words.subject(row.subjectType)}
              <span className="block max-w-40 text-small break-all text-ink-soft">{row.subjectId}</span>
            </>
          ),
        },
        { key: "unit", header: t("unit"), width: "min-w-44", cell: (row) => row.unitName ?? "" },
        { key: "reason", header: t("reason"), width: "min-w-32", cell: (row) => row.reason ?? "" },
        { key: "seal", header: t("seal"), cell: (row) => <SealBadge isSealed={row.isSealed} /> },
      ]}
    />
  );
}
