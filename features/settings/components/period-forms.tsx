"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/action-form";
import { CloseWhenDone } from "@/components/confirm-dialog";
import { DateField } from "@/components/date-field";
import { CloseDialogButton, DialogButton } from "@/components/dialog";
import { FormActions } from "@/components/form-actions";
import { Select } from "@/components/select";
import { SubmitButton } from "@/components/submit-button";
import { TextArea } from "@/components/text-area";
import { TextField } from "@/components/text-field";
import { changeDueDateAction, openPeriodAction } from "../actions";

interface OpenPeriodProps {
  /** The quarter proposed: the one after the newest. */
  ordinal: string;
  year: string;
  usualDueDay: number;
}

export function OpenPeriodDialog({ ordinal, year, usualDueDay }: OpenPeriodProps) {
  const t = useTranslations("periods");
  const common = useTranslations("components");
  return (
    <DialogButton label={t("open")} title={t("openTitle")} description={t("openText")} variant="primary">
      <ActionForm action={openPeriodAction}>
        <div className="grid grid-cols-2 gap-4">
          <Select
            name="ordinal"
            label={t("quarter")}
            defaultValue={ordinal}
            options={["I", "II", "III", "IV"].map((label, index) => ({ value: String(index + 1), label }))}
          />
          <TextField name="year" label={t("year")} defaultValue={year} inputMode="numeric" maxLength={4} isRequired />
        </div>
        <DateField name="dueOn" label={t("dueOn")} help={t("dueHelp", { day: usualDueDay })} />
        <FormActions>
          <SubmitButton>{t("open")}</SubmitButton>
          <CloseDialogButton>{common("cancel")}</CloseDialogButton>
        </FormActions>
        <CloseWhenDone />
      </ActionForm>
    </DialogButton>
  );
}

interface ChangeDueProps {
  quarter: string;
  quarterName: string;
  dueOn: string;
}

export function ChangeDueDialog({ quarter, quarterName, dueOn }: ChangeDueProps) {
  const t = useTranslations("periods");
  const common = useTranslations("components");
  return (
    <DialogButton
      label={t("changeDue")}
      title={t("changeTitle", { quarter: quarterName })}
      description={t("changeText")}
      size="small"
    >
      <ActionForm action={changeDueDateAction}>
        <input type="hidden" name="quarter" value={quarter} />
        <DateField name="dueOn" label={t("newDue")} defaultValue={dueOn} isRequired />
        <TextArea name="reason" label={t("reason")} rows={2} maxLength={500} isRequired />
        <FormActions>
          <SubmitButton>{t("save")}</SubmitButton>
          <CloseDialogButton>{common("cancel")}</CloseDialogButton>
        </FormActions>
        <CloseWhenDone />
      </ActionForm>
    </DialogButton>
  );
}
