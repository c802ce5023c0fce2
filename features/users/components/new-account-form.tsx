"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { useActionFormState } from "@/components/action-form-context";
import { Button } from "@/components/button";
import { FormActions } from "@/components/form-actions";
import { LinkButton } from "@/components/link-button";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { createAccountAction } from "../actions";
import { ActivationLinkBox } from "./activation-link-box";
import { GrantFields, type SearchUnits } from "./grant-fields";
import { LocaleField } from "./locale-field";

interface NewAccountFormProps {
  searchUnits: SearchUnits;
  today: string;
}

export function NewAccountForm(props: NewAccountFormProps) {
  const [round, setRound] = useState(0);
  return (
    <ActionForm key={round} action={createAccountAction}>
      <FieldsOrLink {...props} onAnother={() => setRound(round + 1)} />
    </ActionForm>
  );
}

function FieldsOrLink({ searchUnits, today, onAnother }: NewAccountFormProps & { onAnother: () => void }) {
  const t = useTranslations("users");
  const { state } = useActionFormState();
  const made = state.status === "success" ? state.values : undefined;
  if (made) {
    return (
      <>
        <ActivationLinkBox url={made["activationUrl"] ?? ""} expiresAt={made["expiresAt"] ?? ""} />
        <FormActions>
          <LinkButton href={`/accounts/${made["accountId"] ?? ""}`}>
            {t("new.open", { name: made["name"] ?? "" })}
          </LinkButton>
          <Button variant="quiet" onClick={onAnother}>
            {t("new.another")}
          </Button>
        </FormActions>
      </>
    );
  }
  return (
    <>
      <TextField name="fullName" label={t("fields.fullName")} isRequired maxLength={120} />
      <TextField
        name="email"
        type="email"
        inputMode="email"
        label={t("fields.email")}
        help={t("fields.emailHelp")}
        isRequired
        maxLength={254}
      />
      <LocaleField />
      <GrantFields searchUnits={searchUnits} today={today} />
      <FormActions>
        <SubmitButton>{t("new.submit")}</SubmitButton>
      </FormActions>
    </>
  );
}
