import { getTranslations } from "next-intl/server";
import { DateField } from "@/components/date-field";
import { RadioGroup } from "@/components/radio-group";
import { TextField } from "@/components/text-field";

/** Who a new person in the register is: no more than the register needs. */
export async function PersonFields() {
  const t = await getTranslations("members");
  return (
    <>
      <TextField name="fullName" label={t("fullName")} isRequired maxLength={120} autoComplete="off" />
      <RadioGroup
        name="sex"
        label={t("sex")}
        isRequired
        isInline
        options={[
          { value: "male", label: t("sexes.male") },
          { value: "female", label: t("sexes.female") },
        ]}
      />
      <DateField name="birthDate" label={t("birthDate")} isRequired />
      <TextField
        name="cardNo"
        label={t("cardNo")}
        help={t("cardNoHelp")}
        inputMode="numeric"
        maxLength={14}
        autoComplete="off"
      />
    </>
  );
}

interface KnownDatesFieldsProps {
  standing?: string | undefined;
}

/** Standing and dates of somebody who was a member already. */
export async function KnownDatesFields({ standing }: KnownDatesFieldsProps) {
  const t = await getTranslations("members");
  return (
    <>
      <RadioGroup
        name="standing"
        label={t("standing")}
        isRequired
        isInline
        defaultValue={standing}
        options={[
          { value: "official", label: t("standings.official") },
          { value: "probationary", label: t("standings.probationary") },
        ]}
      />
      <DateField
        name="admissionDecidedOn"
        label={t("admissionDecidedOn")}
        help={t("admissionDecidedOnHelp")}
        isRequired
      />
      <DateField name="admittedOn" label={t("admittedOn")} isRequired />
      <DateField name="officialOn" label={t("officialOn")} help={t("officialOnHelp")} />
    </>
  );
}
