import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/client-messages";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { DataTable, type Column } from "@/components/data-table";
import { StatusBadge } from "@/components/status-badge";
import { TextArea } from "@/components/text-area";
import { formatDateTime } from "@/lib/format";
import { withdrawAwardAction } from "../actions";
import type { Withdrawal } from "../queries/get-award";
import type { AwardRecipient } from "../rules";

interface AwardRecipientsProps {
  recipients: readonly AwardRecipient[];
  withdrawals: readonly Withdrawal[];
  canWithdraw: boolean;
}

/** The recipients of one decision, with what was withdrawn and why. */
export async function AwardRecipients({ recipients, withdrawals, canWithdraw }: AwardRecipientsProps) {
  const [t, locale] = await Promise.all([getTranslations("awards"), getLocale()]);
  const columns: Column<AwardRecipient>[] = [
    { key: "ordinal", header: t("columns.ordinal"), align: "end", width: "w-14", cell: (row) => row.ordinal },
    {
      key: "recipient",
      header: t("columns.recipient"),
      width: "min-w-44",
      isRowHeader: true,
      cell: (row) => (
        <>
          {row.recipientName}
          {row.within !== null && <span className="block font-normal text-ink-soft">{row.within}</span>}
        </>
      ),
    },
    {
      key: "kind",
      header: t("columns.kind"),
      cell: (row) => t(row.memberId === null ? "to.collective" : "to.individual"),
    },
    {
      key: "form",
      header: t("columns.form"),
      cell: (row) => (
        <>
          {locale === "vi" ? row.formNameVi : row.formNameEn}
          {row.mark !== null && <span className="block text-ink-soft">{t("mark", { years: row.mark })}</span>}
        </>
      ),
    },
    {
      key: "state",
      header: t("columns.state"),
      width: "min-w-56",
      cell: (row) => {
        const withdrawal = withdrawals.find(({ recipientId }) => recipientId === row.id);
        if (withdrawal) return <Withdrawn withdrawal={withdrawal} />;
        return canWithdraw ? <WithdrawDialog recipient={row} /> : <StatusBadge tone="gold">{t("given")}</StatusBadge>;
      },
    },
  ];
  return (
    <ClientMessages namespaces={["awards"]}>
      <DataTable caption={t("detail.caption")} columns={columns} rows={recipients} rowKey={(row) => row.id} />
    </ClientMessages>
  );
}

async function Withdrawn({ withdrawal }: { withdrawal: Withdrawal }) {
  const t = await getTranslations("awards");
  return (
    <>
      <StatusBadge tone="neutral">{t("withdrawn")}</StatusBadge>
      <span className="mt-1 block">{withdrawal.reason}</span>
      <span className="figures block text-ink-soft">{formatDateTime(withdrawal.recordedAt)}</span>
    </>
  );
}

async function WithdrawDialog({ recipient }: { recipient: AwardRecipient }) {
  const t = await getTranslations("awards");
  return (
    <ConfirmDialog
      label={t("withdraw.open")}
      title={t("withdraw.title")}
      description={t("withdraw.description", { name: recipient.recipientName })}
      confirmLabel={t("withdraw.confirm")}
      confirmVariant="danger"
      size="small"
      action={withdrawAwardAction}
      fields={{ recipientId: recipient.id }}
    >
      <TextArea name="reason" label={t("withdraw.reason")} rows={3} isRequired maxLength={1000} />
    </ConfirmDialog>
  );
}
