"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/action-form";
import { useActionFormState } from "@/components/action-form-context";
import { CloseDialogButton, DialogButton } from "@/components/dialog";
import { FormActions } from "@/components/form-actions";
import { SubmitButton } from "@/components/submit-button";
import { issueActivationLinkAction } from "../actions";
import { ActivationLinkBox } from "./activation-link-box";

interface NewLinkDialogProps {
  accountId: string;
  name: string;
}

export function NewLinkDialog({ accountId, name }: NewLinkDialogProps) {
  const t = useTranslations("users.account");
  return (
    <DialogButton label={t("newLink")} title={t("newLinkTitle")} role="alertdialog">
      <ActionForm action={issueActivationLinkAction}>
        <input type="hidden" name="accountId" value={accountId} />
        <QuestionOrLink name={name} />
      </ActionForm>
    </DialogButton>
  );
}

function QuestionOrLink({ name }: { name: string }) {
  const t = useTranslations("users.account");
  const common = useTranslations("common");
  const { state } = useActionFormState();
  if (state.status === "success" && state.values) {
    return (
      <>
        <ActivationLinkBox url={state.values["activationUrl"] ?? ""} expiresAt={state.values["expiresAt"] ?? ""} />
        <FormActions>
          <CloseDialogButton>{common("close")}</CloseDialogButton>
        </FormActions>
      </>
    );
  }
  return (
    <>
      <p className="text-ink-soft">{t("newLinkText", { name })}</p>
      <FormActions>
        <SubmitButton>{t("newLinkSubmit")}</SubmitButton>
        <CloseDialogButton>{common("cancel")}</CloseDialogButton>
      </FormActions>
    </>
  );
}
