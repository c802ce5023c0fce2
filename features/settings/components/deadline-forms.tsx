"use client";

import { CalendarPlus, LockOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { ComboBox, type ComboBoxOption } from "@/components/combo-box";
import { CloseWhenDone } from "@/components/confirm-dialog";
import { DateField } from "@/components/date-field";
import { CloseDialogButton, DialogButton } from "@/components/dialog";
import { FormActions } from "@/components/form-actions";
import { RadioGroup } from "@/components/radio-group";
import { SubmitButton } from "@/components/submit-button";
import { TextArea } from "@/components/text-area";
import { extendDeadlineAction, reopenPeriodAction } from "../actions";

type SearchUnits = (query: string) => Promise<readonly ComboBoxOption[]>;

interface ExtendDeadlineProps {
  quarter: string;
  quarterName: string;
  /** The day of all, before which no unit can be given a day of its own. */
  dueOn: string;
  searchUnits: SearchUnits;
}

export function ExtendDeadlineDialog({ quarter, quarterName, dueOn, searchUnits }: ExtendDeadlineProps) {
  const t = useTranslations("periods.deadlines");
  const common = useTranslations("components");
  return (
    <DialogButton
      label={t("extend")}
      title={t("extendTitle", { quarter: quarterName })}
      description={t("extendText")}
      icon={<CalendarPlus aria-hidden className="size-4.5" />}
    >
      <ActionForm action={extendDeadlineAction}>
        <input type="hidden" name="quarter" value={quarter} />
        <ComboBox name="unitId" label={t("unit")} searchAction={searchUnits} isRequired />
        <DateField name="dueOn" label={t("extendedTo")} min={dueOn} isRequired />
        <TextArea name="reason" label={t("reason")} rows={2} maxLength={500} isRequired />
        <FormActions>
          <SubmitButton>{t("extend")}</SubmitButton>
          <CloseDialogButton>{common("cancel")}</CloseDialogButton>
        </FormActions>
        <CloseWhenDone />
      </ActionForm>
    </DialogButton>
  );
}

interface ReopenPeriodProps {
  quarter: string;
  quarterName: string;
  today: string;
  searchUnits: SearchUnits;
}

export function ReopenPeriodDialog({ quarter, quarterName, today, searchUnits }: ReopenPeriodProps) {
  const t = useTranslations("periods.deadlines");
  const common = useTranslations("components");
  const [reach, setReach] = useState("unit");
  return (
    <DialogButton
      label={t("reopen")}
      title={t("reopenTitle", { quarter: quarterName })}
      description={t("reopenText")}
      icon={<LockOpen aria-hidden className="size-4.5" />}
    >
      <ActionForm action={reopenPeriodAction}>
        <input type="hidden" name="quarter" value={quarter} />
        <RadioGroup
          name="reach"
          label={t("reach")}
          defaultValue="unit"
          onValueChange={setReach}
          options={[
            { value: "unit", label: t("oneUnit"), help: t("oneUnitHelp") },
            { value: "office", label: t("wholeOffice") },
          ]}
        />
        {reach === "unit" ? (
          <ComboBox name="unitId" label={t("unit")} searchAction={searchUnits} isRequired />
        ) : (
          <input type="hidden" name="unitId" value="" />
        )}
        <DateField name="until" label={t("until")} help={t("untilHelp")} min={today} isRequired />
        <TextArea name="reason" label={t("reason")} rows={2} maxLength={500} isRequired />
        <FormActions>
          <SubmitButton>{t("reopen")}</SubmitButton>
          <CloseDialogButton>{common("cancel")}</CloseDialogButton>
        </FormActions>
        <CloseWhenDone />
      </ActionForm>
    </DialogButton>
  );
}
