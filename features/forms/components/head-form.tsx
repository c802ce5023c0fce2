"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/action-form";
import { FormActions } from "@/components/form-actions";
import { Select, type SelectOption } from "@/components/select";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { changeHeadAction } from "../actions";
import { LONGEST } from "../rules/limits";

interface HeadFormProps {
  formId: string;
  seen: string;
  effectiveFrom: string;
  sourceDocument: string;
  quarters: readonly SelectOption[];
}

export function HeadForm({ formId, seen, effectiveFrom, sourceDocument, quarters }: HeadFormProps) {
  const t = useTranslations("forms");
  return (
    <ActionForm action={changeHeadAction}>
      <input type="hidden" name="formId" value={formId} />
      <input type="hidden" name="seen" value={seen} />
      <Select
        name="effectiveFrom"
        label={t("effectiveFrom")}
        help={t("effectiveFromHelp")}
        options={quarters}
        defaultValue={effectiveFrom}
        isRequired
      />
      <TextField
        name="sourceDocument"
        label={t("sourceDocument")}
        help={t("sourceDocumentHelp")}
        defaultValue={sourceDocument}
        maxLength={LONGEST.document}
        isRequired
      />
      <FormActions>
        <SubmitButton variant="secondary">{t("save")}</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
