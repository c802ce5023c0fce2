"use client";

import { useTranslations } from "next-intl";
import { ComboBox, type ComboBoxOption } from "@/components/combo-box";
import { DateField } from "@/components/date-field";
import { RadioGroup } from "@/components/radio-group";
import { ROLES } from "@/lib/actor";

export type SearchUnits = (query: string) => Promise<readonly ComboBoxOption[]>;

interface GrantFieldsProps {
  searchUnits: SearchUnits;
  today: string;
}

export function GrantFields({ searchUnits, today }: GrantFieldsProps) {
  const t = useTranslations("users");
  return (
    <>
      <RadioGroup
        name="role"
        label={t("fields.role")}
        isRequired
        options={ROLES.map((role) => ({ value: role, label: t(`roles.${role}`), help: t(`roleHelp.${role}`) }))}
      />
      <ComboBox
        name="unitId"
        label={t("fields.unit")}
        help={t("fields.unitHelp")}
        isRequired
        searchAction={searchUnits}
      />
      <DateField name="validFrom" label={t("fields.validFrom")} isRequired defaultValue={today} />
      <DateField name="lastDay" label={t("fields.lastDay")} help={t("fields.lastDayHelp")} />
    </>
  );
}
