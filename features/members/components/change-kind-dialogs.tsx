"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/action-form";
import { CloseWhenDone } from "@/components/confirm-dialog";
import { DateField } from "@/components/date-field";
import { CloseDialogButton, DialogButton } from "@/components/dialog";
import { FormActions } from "@/components/form-actions";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { endChangeKindAction, renameChangeKindAction } from "../actions";
import type { EditableKind } from "../queries/list-kinds-for-edit";

export function RenameKindDialog({ kind }: { kind: Pick<EditableKind, "code" | "nameVi" | "nameEn"> }) {
  const t = useTranslations("changeKinds");
  const common = useTranslations("components");
  return (
    <DialogButton label={t("rename")} title={t("renameTitle")} description={t("renameText")} size="small">
      <ActionForm action={renameChangeKindAction}>
        <input type="hidden" name="code" value={kind.code} />
        <TextField name="nameVi" label={t("nameVi")} defaultValue={kind.nameVi} maxLength={120} isRequired />
        <TextField name="nameEn" label={t("nameEn")} defaultValue={kind.nameEn} maxLength={120} isRequired />
        <FormActions>
          <SubmitButton>{t("rename")}</SubmitButton>
          <CloseDialogButton>{common("cancel")}</CloseDialogButton>
        </FormActions>
        <CloseWhenDone />
      </ActionForm>
    </DialogButton>
  );
}

interface EndKindProps {
  kind: Pick<EditableKind, "code" | "effectiveTo">;
  name: string;
}

export function EndKindDialog({ kind, name }: EndKindProps) {
  const t = useTranslations("changeKinds");
  const common = useTranslations("components");
  const isEnded = kind.effectiveTo !== null;
  return (
    <DialogButton
      label={t(isEnded ? "changeEnd" : "end")}
      title={t("endTitle", { name })}
      description={t("endText")}
      size="small"
    >
      <ActionForm action={endChangeKindAction}>
        <input type="hidden" name="code" value={kind.code} />
        <DateField
          name="effectiveTo"
          label={t("effectiveTo")}
          help={t(isEnded ? "resumeHelp" : "endHelp")}
          defaultValue={kind.effectiveTo ?? ""}
          isRequired={!isEnded}
        />
        <FormActions>
          <SubmitButton>{t(isEnded ? "changeEnd" : "end")}</SubmitButton>
          <CloseDialogButton>{common("cancel")}</CloseDialogButton>
        </FormActions>
        <CloseWhenDone />
      </ActionForm>
    </DialogButton>
  );
}
