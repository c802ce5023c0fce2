import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/action-form";
import { ComboBox, type ComboBoxOption } from "@/components/combo-box";
import { DateField } from "@/components/date-field";
import { FormActions } from "@/components/form-actions";
import { LinkButton } from "@/components/link-button";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { issueLetterAction } from "../actions";
import { ConfirmAnyway } from "./confirm-anyway";

interface LetterFormProps {
  member: { id: string; name: string } | null;
  findMembers: (query: string) => Promise<ComboBoxOption[]>;
  findReceivingUnits: (query: string) => Promise<ComboBoxOption[]>;
  today: string;
  /** The fields of the decision behind the letter, which belong to another feature. */
  children: ReactNode;
}

/** Issues a letter of introduction: whom, to which unit, and what stands on the paper. */
export async function LetterForm({ member, findMembers, findReceivingUnits, today, children }: LetterFormProps) {
  const t = await getTranslations("transfers");
  return (
    <ActionForm action={issueLetterAction}>
      <ComboBox
        name="memberId"
        label={t("member")}
        isRequired
        searchAction={findMembers}
        {...(member === null ? {} : { defaultValue: member.id, defaultLabel: member.name })}
      />
      <ComboBox
        name="toUnitId"
        label={t("toUnit")}
        help={t("toUnitHelp")}
        isRequired
        searchAction={findReceivingUnits}
      />
      <TextField name="letterNo" label={t("letterNo")} help={t("letterNoHelp")} isRequired maxLength={60} />
      <DateField name="issuedOn" label={t("issuedOn")} help={t("issuedOnHelp")} isRequired defaultValue={today} />
      {children}
      <ConfirmAnyway label={t("confirmAnyway")} />
      <FormActions>
        <SubmitButton>{t("issue")}</SubmitButton>
        <LinkButton href="/transfers" variant="quiet">
          {t("backToList")}
        </LinkButton>
      </FormActions>
    </ActionForm>
  );
}
