import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { TextLink } from "@/components/text-link";
import { today } from "@/lib/dates";
import { formatDateTime } from "@/lib/format";
import type { listAccounts } from "../queries/accounts";
import { grantState } from "../rules/grants";
import { AccountStateBadge } from "./account-state";

type Row = Awaited<ReturnType<typeof listAccounts>>["rows"][number];

export async function AccountsTable({ rows }: { rows: readonly Row[] }) {
  const t = await getTranslations("users");
  const day = today();
  const inForce = (row: Row) => row.grants.filter((grant) => grantState(grant, day) !== "ended");
  return (
    <DataTable
      caption={t("list.caption")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("list.emptyTitle")}>{t("list.empty")}</EmptyState>}
      columns={[
        {
          key: "name",
          header: t("list.name"),
          isRowHeader: true,
          width: "min-w-56",
          cell: (row) => (
            <>
              <TextLink href={`/accounts/${row.id}`}>{row.fullName}</TextLink>
              <span className="block text-small font-normal break-all text-ink-soft">{row.email}</span>
            </>
          ),
        },
        {
          key: "roles",
          header: t("list.roles"),
          width: "min-w-64",
          cell: (row) =>
            inForce(row).length === 0 ? (
              <span className="text-ink-soft">{t("list.noRole")}</span>
            ) : (
              <ul>
                {inForce(row).map((grant) => (
                  <li key={grant.id}>
                    {t("grantLine", {
                      role: t(`roles.${grant.role}`),
                      unit: grant.unitName ?? t("unknownUnit"),
                    })}
                  </li>
                ))}
              </ul>
            ),
        },
        {
          key: "state",
          header: t("list.state"),
          cell: (row) => <AccountStateBadge disabledAt={row.disabledAt} state={row.state} />,
        },
        {
          key: "lastSignIn",
          header: t("list.lastSignIn"),
          width: "min-w-36",
          cell: (row) => (row.state.lastSessionAt ? formatDateTime(row.state.lastSessionAt) : t("list.never")),
        },
      ]}
    />
  );
}
