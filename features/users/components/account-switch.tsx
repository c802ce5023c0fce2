import { getTranslations } from "next-intl/server";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { TextArea } from "@/components/text-area";
import { disableAccountAction, enableAccountAction } from "../actions";

interface AccountSwitchProps {
  accountId: string;
  name: string;
  isDisabled: boolean;
}

export async function AccountSwitch({ accountId, name, isDisabled }: AccountSwitchProps) {
  const t = await getTranslations("users");
  if (isDisabled) {
    return (
      <ConfirmDialog
        label={t("account.enable")}
        title={t("account.enableTitle", { name })}
        description={t("account.enableText")}
        confirmLabel={t("account.enableConfirm")}
        action={enableAccountAction}
        fields={{ accountId }}
      />
    );
  }
  return (
    <ConfirmDialog
      label={t("account.disable")}
      title={t("account.disableTitle", { name })}
      description={t("account.disableText")}
      confirmLabel={t("account.disableConfirm")}
      action={disableAccountAction}
      fields={{ accountId }}
      variant="danger"
      confirmVariant="danger"
    >
      <TextArea name="reason" label={t("fields.reason")} rows={2} maxLength={500} />
    </ConfirmDialog>
  );
}
