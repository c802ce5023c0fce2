import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form";
import { DateField } from "@/components/date-field";
import { FormActions } from "@/components/form-actions";
import { LinkButton } from "@/components/link-button";
import { SubmitButton } from "@/components/submit-button";
import { registerMemberAction } from "../actions";
import type { ChangeFormProps } from "./change-forms";
import { ChangeSubject } from "./change-subject";
import { ConfirmAnyway } from "./confirm-anyway";
import { FocusFirst } from "./focus-first";
import { KnownDatesFields, PersonFields } from "./person-fields";

/** Enters somebody who was a member already; after saving it is ready for the next. */
export async function RegisterForm({ defaults, unit, lookups }: Omit<ChangeFormProps, "member" | "DecisionFields">) {
  const [t, tc] = await Promise.all([getTranslations("members"), getTranslations("changes")]);
  const words = {
    title: tc("preview.title"),
    waiting: tc("preview.waiting"),
    unit: tc("preview.unit"),
    official: tc("preview.official"),
    probationary: tc("preview.probationary"),
    total: tc("preview.total"),
  };
  const choices = [
    {
      name: "unitId" as const,
      label: t("unit"),
      search: lookups.findHoldingUnits,
      defaultValue: unit?.id,
      defaultLabel: unit?.name,
    },
  ];
  return (
    <ActionForm key={defaults.saved} action={registerMemberAction}>
      <FocusFirst isWanted={defaults.saved !== undefined}>
        <PersonFields />
        <KnownDatesFields standing={defaults.standing} />
        <ChangeSubject event="opening" choices={choices} describe={lookups.describeEffect} words={words} />
        <DateField
          name="openedOn"
          label={t("openedOn")}
          help={t("openedOnHelp")}
          isRequired
          defaultValue={defaults.openedOn}
        />
      </FocusFirst>
      <ConfirmAnyway label={tc("confirmAnyway")} />
      <FormActions>
        <SubmitButton>{t("registerAndNext")}</SubmitButton>
        <LinkButton href="/members" variant="quiet">
          {t("backToRegister")}
        </LinkButton>
      </FormActions>
    </ActionForm>
  );
}
