"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/action-form";
import { ComboBox } from "@/components/combo-box";
import { CloseWhenDone } from "@/components/confirm-dialog";
import { CloseDialogButton, DialogButton } from "@/components/dialog";
import { FormActions } from "@/components/form-actions";
import { SubmitButton } from "@/components/submit-button";
import { addGrantAction } from "../actions";
import { GrantFields, type SearchUnits } from "./grant-fields";

interface AddGrantDialogProps {
  accountId: string;
  searchUnits: SearchUnits;
  searchSecretaries: SearchUnits;
  today: string;
}

export function AddGrantDialog({ accountId, searchUnits, searchSecretaries, today }: AddGrantDialogProps) {
  const t = useTranslations("users.account");
  const tu = useTranslations("users");
  const common = useTranslations("common");
  return (
    <DialogButton
      label={t("addGrant")}
      title={t("addGrantTitle")}
      placement="side"
      icon={<UserPlus aria-hidden className="size-4.5" />}
    >
      <ActionForm action={addGrantAction}>
        <input type="hidden" name="accountId" value={accountId} />
        <GrantFields searchUnits={searchUnits} today={today} />
        <ComboBox
          name="actingFor"
          label={tu("fields.actingFor")}
          help={tu("fields.actingForHelp")}
          searchAction={searchSecretaries}
        />
        <FormActions>
          <SubmitButton>{t("addGrantSubmit")}</SubmitButton>
          <CloseDialogButton>{common("cancel")}</CloseDialogButton>
        </FormActions>
        <CloseWhenDone />
      </ActionForm>
    </DialogButton>
  );
}
