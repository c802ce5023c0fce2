import { getTranslations } from "next-intl/server";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { StatusBadge } from "@/components/status-badge";
import { TextArea } from "@/components/text-area";
import { formatDateTime, formatDay } from "@/lib/format";
import { endReopeningAction } from "../actions";
import type { Reopening } from "../queries";

export async function ReopeningTable({ reopenings }: { reopenings: readonly Reopening[] }) {
  const t = await getTranslations("periods.deadlines");
  return (
    <DataTable
      caption={t("reopeningsCaption")}
      rows={reopenings}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("noReopenings")}>{t("noReopeningsText")}</EmptyState>}
      columns={[
        { key: "unit", header: t("unit"), isRowHeader: true, width: "min-w-64", cell: ({ unitName }) => unitName },
        { key: "until", header: t("until"), cell: ({ until }) => formatDay(until) },
        { key: "reason", header: t("reason"), width: "min-w-48", cell: ({ reason }) => reason },
        { key: "at", header: t("given"), cell: ({ openedAt }) => formatDateTime(openedAt) },
        {
          key: "state",
          header: t("state"),
          cell: ({ isLive, endedAt }) => {
            if (isLive) return <StatusBadge tone="warn">{t("inForce")}</StatusBadge>;
            return <StatusBadge tone="neutral">{endedAt === null ? t("endedByItself") : t("endedEarly")}</StatusBadge>;
          },
        },
        {
          key: "actions",
          header: t("actions"),
          cell: ({ id, isLive, unitName }) =>
            isLive && (
              <ConfirmDialog
                label={t("end")}
                title={t("endTitle", { unit: unitName })}
                description={t("endText")}
                confirmLabel={t("end")}
                action={endReopeningAction}
                fields={{ id }}
                size="small"
              >
                <TextArea name="reason" label={t("reason")} rows={2} maxLength={500} isRequired />
              </ConfirmDialog>
            ),
        },
      ]}
    />
  );
}
