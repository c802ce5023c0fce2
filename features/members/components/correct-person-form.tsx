import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/action-form";
import { Checkbox } from "@/components/checkbox";
import { DateField } from "@/components/date-field";
import { FormActions } from "@/components/form-actions";
import { LinkButton } from "@/components/link-button";
import { RadioGroup } from "@/components/radio-group";
import { SubmitButton } from "@/components/submit-button";
import { TextArea } from "@/components/text-area";
import { TextField } from "@/components/text-field";
import { correctPersonAction } from "../actions";
import type { Person } from "../queries/get-person";

/** Puts right who a member is: the reason always, the decision (its fields are the children) where a rule asks for it. */
export async function CorrectPersonForm({ person, children }: { person: Person; children: ReactNode }) {
  const [t, tm] = await Promise.all([getTranslations("members.register.correct"), getTranslations("members")]);
  const was = {
    fullName: person.fullName,
    sex: person.sex,
    birthDate: person.birthDate,
    sortAs: person.sortAs ?? "",
    seniorityFrom: person.seniorityFrom ?? "",
    cardNo: person.cardNo ?? "",
  };
  return (
    <ActionForm action={correctPersonAction}>
      <input type="hidden" name="memberId" value={person.id} />
      <input type="hidden" name="version" value={person.version} />
      {Object.entries(was).map(([name, value]) => (
        <input key={name} type="hidden" name={`was.${name}`} value={value} />
      ))}
      <TextField
        name="fullName"
        label={tm("fullName")}
        defaultValue={person.fullName}
        isRequired
        maxLength={120}
        autoComplete="off"
      />
      <TextField
        name="sortAs"
        label={t("sortAs")}
        help={t("sortAsHelp")}
        defaultValue={person.sortAs ?? ""}
        maxLength={60}
        autoComplete="off"
      />
      <RadioGroup
        name="sex"
        label={tm("sex")}
        isRequired
        isInline
        defaultValue={person.sex}
        options={[
          { value: "male", label: tm("sexes.male") },
          { value: "female", label: tm("sexes.female") },
        ]}
      />
      <DateField
        name="birthDate"
        label={tm("birthDate")}
        help={t("birthDateHelp")}
        defaultValue={person.birthDate}
        isRequired
      />
      <TextField
        name="cardNo"
        label={t("cardNo")}
        help={person.cardNo === null ? tm("cardNoHelp") : t("cardNoHelp", { card: person.cardNo })}
        inputMode="numeric"
        maxLength={14}
        autoComplete="off"
      />
      {person.cardNo !== null && <Checkbox name="removesCard" label={t("removesCard")} />}
      <DateField
        name="seniorityFrom"
        label={t("seniorityFrom")}
        help={t("seniorityFromHelp")}
        defaultValue={person.seniorityFrom ?? ""}
      />
      <TextArea name="reason" label={t("reason")} help={t("reasonHelp")} isRequired maxLength={500} rows={3} />
      {children}
      <FormActions>
        <SubmitButton>{t("submit")}</SubmitButton>
        <LinkButton href={`/members/${person.id}`} variant="quiet">
          {t("back")}
        </LinkButton>
      </FormActions>
    </ActionForm>
  );
}
