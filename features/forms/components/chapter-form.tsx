"use client";

import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/action-form";
import { Checkbox } from "@/components/checkbox";
import { FormActions } from "@/components/form-actions";
import { LinkButton } from "@/components/link-button";
import { SubmitButton } from "@/components/submit-button";
import { TextArea } from "@/components/text-area";
import { TextField } from "@/components/text-field";
import { saveChapterAction } from "../actions";
import { LONGEST } from "../rules/limits";
import type { KnownSources } from "../rules/sources";
import type { FormChapter } from "../schema";
import { UnitKindBoxes } from "./unit-kind-boxes";

interface ChapterFormProps {
  formId: string;
  /** Null for a new one. */
  chapter: FormChapter | null;
  seen: string;
  kinds: KnownSources["unitKinds"];
}

export function ChapterForm({ formId, chapter, seen, kinds }: ChapterFormProps) {
  const t = useTranslations("forms");
  const isEnglish = useLocale() === "en";
  return (
    <ActionForm action={saveChapterAction}>
      <input type="hidden" name="formId" value={formId} />
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="code" value={chapter?.code ?? ""} />
      <TextField
        name="titleVi"
        label={t("titleVi")}
        help={t("chapterTitleHelp")}
        defaultValue={chapter?.titleVi}
        maxLength={LONGEST.title}
        isRequired
      />
      <TextField
        name="titleEn"
        label={t("titleEn")}
        defaultValue={chapter?.titleEn}
        maxLength={LONGEST.title}
        isRequired
      />
      <TextArea
        name="guidanceVi"
        label={t("guidanceVi")}
        help={t("chapterGuidanceHelp")}
        defaultValue={chapter?.guidanceVi}
        maxLength={LONGEST.guidance}
      />
      <TextArea
        name="guidanceEn"
        label={t("guidanceEn")}
        defaultValue={chapter?.guidanceEn}
        maxLength={LONGEST.guidance}
      />
      <UnitKindBoxes
        kinds={kinds.map((one) => ({ code: one.code, name: isEnglish ? one.nameEn : one.nameVi }))}
        chosen={chapter?.answeredBy ?? []}
      />
      <Checkbox
        name="isRequired"
        label={t("isRequired")}
        help={t("chapterRequiredHelp")}
        defaultChecked={chapter?.isRequired ?? false}
      />
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
        <LinkButton href={`/forms/${formId}?part=chapters`} variant="quiet">
          {t("back")}
        </LinkButton>
      </FormActions>
    </ActionForm>
  );
}
