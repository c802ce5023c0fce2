"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/action-form";
import { CloseWhenDone, ConfirmDialog } from "@/components/confirm-dialog";
import { DateField } from "@/components/date-field";
import { CloseDialogButton, DialogButton } from "@/components/dialog";
import { FormActions } from "@/components/form-actions";
import { RadioGroup } from "@/components/radio-group";
import { SubmitButton } from "@/components/submit-button";
import { TextArea } from "@/components/text-area";
import { TextField } from "@/components/text-field";
import { addCalendarDayAction, removeCalendarDayAction } from "../actions";

const WORKS = ["off", "worked"] as const;

export function AddCalendarDayDialog() {
  const t = useTranslations("calendar");
  const common = useTranslations("components");
  return (
    <DialogButton label={t("add")} title={t("addTitle")} description={t("addText")} variant="primary">
      <ActionForm action={addCalendarDayAction}>
        <RadioGroup
          name="work"
          label={t("work")}
          defaultValue="off"
          options={WORKS.map((value) => ({ value, label: t(`works.${value}`), help: t(`worksHelp.${value}`) }))}
          isRequired
        />
        <DateField name="day" label={t("day")} isRequired />
        <TextField name="name" label={t("name")} help={t("nameHelp")} maxLength={120} isRequired />
        <TextField
          name="sourceDocument"
          label={t("sourceDocument")}
          help={t("sourceHelp")}
          maxLength={200}
          isRequired
        />
        <FormActions>
          <SubmitButton>{t("add")}</SubmitButton>
          <CloseDialogButton>{common("cancel")}</CloseDialogButton>
        </FormActions>
        <CloseWhenDone />
      </ActionForm>
    </DialogButton>
  );
}

export function RemoveCalendarDayDialog({ id, day }: { id: string; day: string }) {
  const t = useTranslations("calendar");
  return (
    <ConfirmDialog
      label={t("remove")}
      title={t("removeTitle", { day })}
      description={t("removeText")}
      confirmLabel={t("remove")}
      confirmVariant="danger"
      action={removeCalendarDayAction}
      fields={{ id }}
      size="small"
    >
      <TextArea name="reason" label={t("reason")} rows={2} maxLength={500} isRequired />
    </ConfirmDialog>
  );
}
