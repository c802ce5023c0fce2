import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form";
import { DateField } from "@/components/date-field";
import { FormActions } from "@/components/form-actions";
import { LinkButton } from "@/components/link-button";
import { SubmitButton } from "@/components/submit-button";
import { registerMemberAction } from "../actions";
import { type ChangeFormProps, subjectWords, unitChoice } from "./change-form-frame";
import { ChangeSubject } from "./change-subject";
import { ConfirmAnyway } from "./confirm-anyway";
import { FocusFirst } from "./focus-first";
import { KnownDatesFields, PersonFields } from "./person-fields";

/** Enters somebody who was a member already; after saving it is ready for the next. */
export async function RegisterForm({
  defaults,
  unit,
  lookups,
}: Omit<ChangeFormProps, "member" | "DecisionFields" | "kinds">) {
  const [t, tc, words] = await Promise.all([getTranslations("members"), getTranslations("changes"), subjectWords()]);
  const choices = [unitChoice("unitId", t("unit"), lookups, unit)];
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
