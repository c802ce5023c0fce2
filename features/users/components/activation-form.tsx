"use client";

import { ActionForm } from "@/components/action-form";
import { FormActions } from "@/components/form-actions";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import type { FormAction } from "@/lib/form-state";

interface ActivationFormProps {
  action: FormAction;
  token: string;
  email: string;
  labels: { password: string; passwordHelp: string; repeat: string; submit: string };
}

export function ActivationForm({ action, token, email, labels }: ActivationFormProps) {
  return (
    <ActionForm action={action} warnOnLeave={false}>
      <input type="hidden" name="token" value={token} />
      {/* Tells the browser's keeper of passwords whose this one is. */}
      <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
      <TextField
        name="password"
        type="password"
        label={labels.password}
        help={labels.passwordHelp}
        autoComplete="new-password"
        isRequired
      />
      <TextField name="repeatPassword" type="password" label={labels.repeat} autoComplete="new-password" isRequired />
      <FormActions>
        <SubmitButton>{labels.submit}</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
