import { getTranslations } from "next-intl/server";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { StatusBadge } from "@/components/status-badge";
import { TextArea } from "@/components/text-area";
import { addDays, today } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { endGrantAction } from "../actions";
import type { ListedGrant } from "../queries/accounts";
import { grantState, type GrantState } from "../rules/grants";

const TONE = { coming: "info", current: "good", ended: "neutral" } as const satisfies Record<GrantState, string>;

interface GrantsTableProps {
  grants: readonly ListedGrant[];
  name: string;
  canEnd: boolean;
}

export async function GrantsTable({ grants, name, canEnd }: GrantsTableProps) {
  const t = await getTranslations("users");
  const day = today();
  const unitOf = (grant: ListedGrant) => grant.unitName ?? t("unknownUnit");
  return (
    <DataTable
      caption={t("account.grantsCaption", { name })}
      rows={grants}
      rowKey={(grant) => grant.id}
      empty={<EmptyState title={t("account.noGrants")}>{t("account.noGrantsText")}</EmptyState>}
      columns={[
        {
          key: "role",
          header: t("account.role"),
          isRowHeader: true,
          cell: (grant) => (
            <>
              {grant.actingForName === null ? t(`roles.${grant.role}`) : t("acting.role")}
              {grant.actingForName !== null && (
                <span className="block text-small font-normal text-ink-soft">
                  {t("acting.inPlaceOf", { name: grant.actingForName })}
                </span>
              )}
            </>
          ),
        },
        { key: "unit", header: t("account.unit"), width: "min-w-56", cell: unitOf },
        { key: "from", header: t("account.from"), cell: (grant) => formatDay(grant.validFrom) },
        {
          key: "to",
          header: t("account.to"),
          cell: (grant) => (grant.validTo === null ? t("account.noEnd") : formatDay(addDays(grant.validTo, -1))),
        },
        {
          key: "state",
          header: t("account.state"),
          cell: (grant) => {
            const state = grantState(grant, day);
            return <StatusBadge tone={TONE[state]}>{t(`grantState.${state}`)}</StatusBadge>;
          },
        },
        {
          key: "actions",
          header: t("account.actions"),
          cell: (grant) =>
            canEnd &&
            grantState(grant, day) !== "ended" && (
              <ConfirmDialog
                label={t("account.end")}
                title={t("account.endTitle")}
                description={t("account.endText", { role: t(`roles.${grant.role}`), unit: unitOf(grant) })}
                confirmLabel={t("account.endConfirm")}
                action={endGrantAction}
                fields={{ grantId: grant.id }}
                size="small"
              >
                <TextArea name="reason" label={t("fields.reason")} rows={2} maxLength={500} />
              </ConfirmDialog>
            ),
        },
      ]}
    />
  );
}
