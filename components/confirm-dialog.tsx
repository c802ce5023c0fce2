"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useContext, useEffect } from "react";
import { OverlayTriggerStateContext } from "react-aria-components";
import type { FormAction } from "@/lib/form-state";
import { ActionForm } from "./action-form";
import { useActionFormState } from "./action-form-context";
import type { ButtonSize, ButtonVariant } from "./button-class";
import { CloseDialogButton, DialogButton } from "./dialog";
import { FormActions } from "./form-actions";
import { SubmitButton } from "./submit-button";

interface ConfirmDialogProps {
  label: string;
  title: string;
  description: ReactNode;
  confirmLabel: string;
  action: FormAction;
  /** Values posted with the confirmation, such as the id of what is meant. */
  fields?: Record<string, string>;
  children?: ReactNode;
  variant?: ButtonVariant;
  confirmVariant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
}

export function ConfirmDialog({
  confirmLabel,
  action,
  fields = {},
  children,
  confirmVariant = "primary",
  ...dialog
}: ConfirmDialogProps) {
  const t = useTranslations("components");
  return (
    <DialogButton {...dialog} role="alertdialog">
      <ActionForm action={action}>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <FormActions>
          <SubmitButton variant={confirmVariant}>{confirmLabel}</SubmitButton>
          <CloseDialogButton>{t("cancel")}</CloseDialogButton>
        </FormActions>
        <CloseWhenDone />
      </ActionForm>
    </DialogButton>
  );
}

/** Put inside a form in a dialog: closes the dialog once the form has succeeded. */
export function CloseWhenDone() {
  const dialog = useContext(OverlayTriggerStateContext);
  const { status } = useActionFormState().state;
  useEffect(() => {
    if (status === "success") dialog?.close();
  }, [status, dialog]);
  return null;
}
