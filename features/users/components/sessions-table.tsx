import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import { StatusBadge } from "@/components/status-badge";
import { formatDateTime } from "@/lib/format";
import type { OwnSession } from "../queries/own-account";
import { deviceName } from "../rules/device";

export async function SessionsTable({ sessions }: { sessions: readonly OwnSession[] }) {
  const t = await getTranslations("users.own");
  return (
    <DataTable
      caption={t("sessionsCaption")}
      rows={sessions}
      rowKey={(session) => session.startedAt.getTime()}
      columns={[
        {
          key: "device",
          header: t("device"),
          isRowHeader: true,
          width: "min-w-48",
          cell: (session) => (
            <span className="flex flex-wrap items-center gap-2">
              {deviceName(session.userAgent) ?? t("unknownDevice")}
              {session.isCurrent && <StatusBadge tone="good">{t("current")}</StatusBadge>}
            </span>
          ),
        },
        { key: "address", header: t("address"), cell: (session) => session.address ?? "" },
        { key: "started", header: t("started"), cell: (session) => formatDateTime(session.startedAt) },
        { key: "seen", header: t("seen"), cell: (session) => formatDateTime(session.seenAt) },
      ]}
    />
  );
}
