import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { StatusBadge } from "@/components/status-badge";
import { changesOf } from "../rules";
import { entryWords } from "./entry-words";
import { readableValue } from "./readable-value";

export async function ChangesTable({ details }: { details: unknown }) {
  const [t, words] = await Promise.all([getTranslations("auditLog"), entryWords()]);
  const changes = changesOf(details);
  const hasBefore = changes.some((change) => change.before !== null);
  const cell = (value: string | null) =>
    value === null ? (
      <span className="text-ink-soft">{t("entry.blank")}</span>
    ) : (
      <span className="break-words">{readableValue(value, { yes: t("yes"), no: t("no") })}</span>
    );
  return (
    <DataTable
      caption={t("entry.caption")}
      rows={changes}
      rowKey={(change) => change.field}
      empty={<EmptyState title={t("entry.nothing")}>{t("entry.nothingText")}</EmptyState>}
      columns={[
        {
          key: "field",
          header: t("entry.field"),
          isRowHeader: true,
          width: "min-w-48",
          cell: (change) => (
            <span className="flex flex-wrap items-center gap-2">
              {words.field(change.field)}
              {change.isChanged && <StatusBadge tone="info">{t("entry.changed")}</StatusBadge>}
            </span>
          ),
        },
        ...(hasBefore
          ? [
              {
                key: "before",
                header: t("entry.before"),
                cell: (change: (typeof changes)[number]) => cell(change.before),
              },
            ]
          : []),
        { key: "after", header: t("entry.after"), cell: (change) => cell(change.after) },
      ]}
    />
  );
}
