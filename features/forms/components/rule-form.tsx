"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/action-form";
import { Checkbox } from "@/components/checkbox";
import { FormActions } from "@/components/form-actions";
import { LinkButton } from "@/components/link-button";
import { RadioGroup } from "@/components/radio-group";
import { SubmitButton } from "@/components/submit-button";
import { TextArea } from "@/components/text-area";
import { TextField } from "@/components/text-field";
import { saveRuleAction } from "../actions";
import { LONGEST, SEVERITIES } from "../rules/limits";
import type { FormRule } from "../schema";
import { type CodeOption, ExpressionField } from "./expression-field";

interface RuleFormProps {
  formId: string;
  /** Null for a new one. */
  rule: FormRule | null;
  seen: string;
  /** A code that is free. */
  proposedCode: string;
  indicators: readonly CodeOption[];
}

export function RuleForm({ formId, rule, seen, proposedCode, indicators }: RuleFormProps) {
  const t = useTranslations("forms");
  return (
    <ActionForm action={saveRuleAction}>
      <input type="hidden" name="formId" value={formId} />
      <input type="hidden" name="seen" value={seen} />
      {rule === null ? (
        <TextField
          name="code"
          label={t("code")}
          help={t("ruleCodeHelp")}
          defaultValue={proposedCode}
          maxLength={40}
          isRequired
        />
      ) : (
        <input type="hidden" name="code" value={rule.code} />
      )}
      <ExpressionField
        name="expression"
        label={t("expression")}
        help={t("expressionHelp")}
        defaultValue={rule?.expression}
        indicators={indicators}
        expected="bool"
      />
      <RadioGroup
        name="severity"
        label={t("severity")}
        defaultValue={rule?.severity ?? "explain"}
        options={SEVERITIES.map((value) => ({
          value,
          label: t(`severities.${value}`),
          help: t(`severityHelp.${value}`),
        }))}
        isRequired
      />
      <TextArea
        name="messageVi"
        label={t("messageVi")}
        help={t("messageHelp")}
        defaultValue={rule?.messageVi}
        maxLength={LONGEST.message}
        rows={2}
        isRequired
      />
      <TextArea
        name="messageEn"
        label={t("messageEn")}
        defaultValue={rule?.messageEn}
        maxLength={LONGEST.message}
        rows={2}
        isRequired
      />
      <TextField
        name="sourceDocument"
        label={t("ruleSource")}
        defaultValue={rule?.sourceDocument}
        maxLength={LONGEST.document}
      />
      <Checkbox name="isOn" label={t("isOn")} help={t("isOnHelp")} defaultChecked={rule?.isOn ?? true} />
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
        <LinkButton href={`/forms/${formId}?part=rules`} variant="quiet">
          {t("back")}
        </LinkButton>
      </FormActions>
    </ActionForm>
  );
}
