"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { Checkbox } from "@/components/checkbox";
import { FormActions } from "@/components/form-actions";
import { LinkButton } from "@/components/link-button";
import { Select } from "@/components/select";
import { SubmitButton } from "@/components/submit-button";
import { TextArea } from "@/components/text-area";
import { TextField } from "@/components/text-field";
import { FIGURE_KINDS } from "../rules/figure-kinds";
import { saveIndicatorAction } from "../actions";
import { LONGEST } from "../rules/limits";
import type { KnownSources } from "../rules/sources";
import type { FormGroup, FormIndicator } from "../schema";
import { SourceFields } from "./source-fields";
import { UnitKindBoxes } from "./unit-kind-boxes";

interface IndicatorFormProps {
  formId: string;
  /** Null for a new one. */
  indicator: FormIndicator | null;
  seen: string;
  group: string | undefined;
  groups: readonly FormGroup[];
  others: readonly Pick<FormIndicator, "code" | "nameVi" | "nameEn" | "kind">[];
  known: KnownSources;
}

export function IndicatorForm({ formId, indicator, seen, group, groups, others, known }: IndicatorFormProps) {
  const t = useTranslations("forms");
  const isEnglish = useLocale() === "en";
  const [chosenKind, setKind] = useState<string>(indicator?.kind ?? "flow");
  const kind = FIGURE_KINDS.find((one) => one === chosenKind) ?? "flow";
  const isCounted = kind === "flow" || kind === "stock";
  const isNumber = isCounted || kind === "ratio";
  const named = others.map((one) => ({ code: one.code, kind: one.kind, name: isEnglish ? one.nameEn : one.nameVi }));
  return (
    <ActionForm action={saveIndicatorAction}>
      <input type="hidden" name="formId" value={formId} />
      <input type="hidden" name="seen" value={seen} />
      {indicator === null ? (
        <TextField name="code" label={t("code")} help={t("codeHelp")} maxLength={40} isRequired />
      ) : (
        <input type="hidden" name="code" value={indicator.code} />
      )}
      <Select
        name="section"
        label={t("group")}
        options={groups.map((one) => ({ value: one.code, label: isEnglish ? one.titleEn : one.titleVi }))}
        defaultValue={indicator?.section ?? group ?? groups[0]?.code}
        isRequired
      />
      <TextField
        name="nameVi"
        label={t("nameVi")}
        help={t("nameViHelp")}
        defaultValue={indicator?.nameVi}
        maxLength={LONGEST.name}
        isRequired
      />
      <TextField
        name="nameEn"
        label={t("nameEn")}
        defaultValue={indicator?.nameEn}
        maxLength={LONGEST.name}
        isRequired
      />
      <Select
        name="kind"
        label={t("kind")}
        help={t(`kindHelp.${kind}`)}
        options={FIGURE_KINDS.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
        defaultValue={indicator?.kind ?? "flow"}
        onValueChange={setKind}
        isRequired
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="unitVi"
          label={t("unitVi")}
          help={t("unitHelp")}
          defaultValue={indicator?.unitVi}
          maxLength={LONGEST.unit}
        />
        <TextField
          name="unitEn"
          label={t("unitEn")}
          help={t("unitHelpEn")}
          defaultValue={indicator?.unitEn}
          maxLength={LONGEST.unit}
        />
      </div>
      {isNumber && (
        <Select
          name="decimals"
          label={t("decimals")}
          options={["0", "1", "2", "3", "4"].map((value) => ({
            value,
            label: value === "0" ? t("wholeNumber") : t("places", { count: Number(value) }),
          }))}
          defaultValue={String(indicator?.decimals ?? 0)}
        />
      )}
      {isNumber && (
        <SourceFields
          key={isCounted ? "counted" : "ratio"}
          source={indicator?.source ?? null}
          isRatio={kind === "ratio"}
          known={known}
          indicators={named}
        />
      )}
      {isCounted && (
        <Select
          name="partOf"
          label={t("partOf")}
          help={t("partOfHelp")}
          placeholder={t("notAPart")}
          options={named
            .filter((one) => one.kind === kind)
            .map((one) => ({ value: one.code, label: `${one.code} – ${one.name}` }))}
          defaultValue={indicator?.partOf ?? ""}
        />
      )}
      <UnitKindBoxes
        kinds={known.unitKinds.map((one) => ({ code: one.code, name: isEnglish ? one.nameEn : one.nameVi }))}
        chosen={indicator?.answeredBy ?? []}
      />
      <div>
        <Checkbox
          name="isRequired"
          label={t("isRequired")}
          help={t("isRequiredHelp")}
          defaultChecked={indicator?.isRequired ?? false}
        />
        {isNumber && (
          <Checkbox
            name="hasTarget"
            label={t("hasTarget")}
            help={t("hasTargetHelp")}
            defaultChecked={indicator?.hasTarget ?? false}
          />
        )}
      </div>
      <TextArea
        name="guidanceVi"
        label={t("guidanceVi")}
        help={t("guidanceHelp")}
        defaultValue={indicator?.guidanceVi}
        maxLength={LONGEST.guidance}
        rows={3}
      />
      <TextArea
        name="guidanceEn"
        label={t("guidanceEn")}
        defaultValue={indicator?.guidanceEn}
        maxLength={LONGEST.guidance}
        rows={3}
      />
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
        <LinkButton href={`/forms/${formId}?part=indicators`} variant="quiet">
          {t("back")}
        </LinkButton>
      </FormActions>
    </ActionForm>
  );
}
