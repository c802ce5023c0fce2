"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/action-form";
import { CloseWhenDone, ConfirmDialog } from "@/components/confirm-dialog";
import { CloseDialogButton, DialogButton } from "@/components/dialog";
import { FormActions } from "@/components/form-actions";
import { LinkButton } from "@/components/link-button";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { removeItemAction, saveGroupAction } from "../actions";
import { LONGEST } from "../rules/limits";
import type { FormGroup, FormPart } from "../schema";

interface RowProps {
  formId: string;
  part: FormPart;
  code: string;
  name: string;
  seen: string;
}

export function RowActions({ formId, part, code, name, seen }: RowProps) {
  const t = useTranslations("forms");
  return (
    <span className="flex flex-wrap gap-2">
      <LinkButton href={`/forms/${formId}/edit?part=${part}&code=${code}`} size="small">
        {t("edit")}
      </LinkButton>
      <RemoveDialog formId={formId} part={part} code={code} name={name} seen={seen} />
    </span>
  );
}

export function RemoveDialog({ formId, part, code, name, seen }: RowProps) {
  const t = useTranslations("forms");
  return (
    <ConfirmDialog
      label={t("remove")}
      title={t("removeTitle", { name })}
      description={t(`removeText.${part}`)}
      confirmLabel={t("remove")}
      confirmVariant="danger"
      action={removeItemAction}
      fields={{ formId, part, code, seen }}
      size="small"
    />
  );
}

/** A heading is two titles: it is added and changed where it stands. */
export function GroupDialog({ formId, group, seen }: { formId: string; group?: FormGroup; seen: string }) {
  const t = useTranslations("forms");
  const common = useTranslations("components");
  return (
    <DialogButton
      label={t(group ? "edit" : "add.groups")}
      title={t(group ? "editTitle.groups" : "add.groups")}
      size={group ? "small" : "medium"}
      variant={group ? "secondary" : "primary"}
    >
      <ActionForm action={saveGroupAction}>
        <input type="hidden" name="formId" value={formId} />
        <input type="hidden" name="code" value={group?.code ?? ""} />
        <input type="hidden" name="seen" value={seen} />
        <TextField
          name="titleVi"
          label={t("titleVi")}
          defaultValue={group?.titleVi}
          maxLength={LONGEST.title}
          isRequired
        />
        <TextField
          name="titleEn"
          label={t("titleEn")}
          defaultValue={group?.titleEn}
          maxLength={LONGEST.title}
          isRequired
        />
        <FormActions>
          <SubmitButton>{t("save")}</SubmitButton>
          <CloseDialogButton>{common("cancel")}</CloseDialogButton>
        </FormActions>
        <CloseWhenDone />
      </ActionForm>
    </DialogButton>
  );
}
