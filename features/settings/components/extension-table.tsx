import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { StatusBadge } from "@/components/status-badge";
import { formatDateTime, formatDay } from "@/lib/format";
import type { Extension } from "../queries";

/** Extensions, newest first; of several of one unit the newest counts. */
export async function ExtensionTable({ extensions }: { extensions: readonly Extension[] }) {
  const t = await getTranslations("periods.deadlines");
  const counts = new Set(
    extensions
      .filter((one, index) => extensions.findIndex(({ unitId }) => unitId === one.unitId) === index)
      .map(({ id }) => id),
  );
  return (
    <DataTable
      caption={t("extensionsCaption")}
      rows={extensions}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("noExtensions")}>{t("noExtensionsText")}</EmptyState>}
      columns={[
        { key: "unit", header: t("unit"), isRowHeader: true, width: "min-w-64", cell: ({ unitName }) => unitName },
        { key: "due", header: t("extendedTo"), cell: ({ dueOn }) => formatDay(dueOn) },
        { key: "reason", header: t("reason"), width: "min-w-48", cell: ({ reason }) => reason },
        { key: "at", header: t("given"), cell: ({ grantedAt }) => formatDateTime(grantedAt) },
        {
          key: "state",
          header: t("state"),
          cell: ({ id }) =>
            counts.has(id) ? (
              <StatusBadge tone="good">{t("counts")}</StatusBadge>
            ) : (
              <StatusBadge tone="neutral">{t("replaced")}</StatusBadge>
            ),
        },
      ]}
    />
  );
}
