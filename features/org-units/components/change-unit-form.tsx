import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form";
import { DateField } from "@/components/date-field";
import { FormActions } from "@/components/form-actions";
import { LinkButton } from "@/components/link-button";
import { NumberField } from "@/components/number-field";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { formatDay } from "@/lib/format";
import type { FormAction } from "@/lib/form-state";
import type { UnitFile } from "../queries/get-unit";

/** Gives a unit another code or document header from a day on; what it was before stays. */
export async function ChangeUnitForm({ unit, action }: { unit: UnitFile; action: FormAction }) {
  const t = await getTranslations("orgUnits");
  const { current } = unit;
  return (
    <ActionForm action={action}>
      <input type="hidden" name="kind" value="revise" />
      <input type="hidden" name="unitId" value={unit.unitId} />
      <div className="grid items-end gap-5 sm:grid-cols-3">
        <TextField name="code" label={t("code")} maxLength={40} defaultValue={current.code ?? undefined} />
        <TextField name="docCode" label={t("docCode")} maxLength={40} defaultValue={current.docCode ?? undefined} />
        <NumberField name="ordinal" label={t("ordinal")} defaultValue={String(current.ordinal)} />
      </div>
      <fieldset className="flex flex-col gap-5 border-t border-line pt-4">
        <legend className="float-left mb-3 w-full text-h3 font-semibold">{t("header")}</legend>
        <TextField
          name="headerUpper"
          label={t("headerUpper")}
          maxLength={200}
          defaultValue={current.headerUpper ?? undefined}
        />
        <TextField
          name="headerBody"
          label={t("headerBody")}
          maxLength={200}
          defaultValue={current.headerBody ?? undefined}
        />
        <TextField name="place" label={t("place")} maxLength={80} defaultValue={current.place ?? undefined} />
      </fieldset>
      <DateField
        name="effectiveOn"
        label={t("changedFrom")}
        help={t("changedFromSame", { day: formatDay(current.validFrom) })}
        isRequired
      />
      <FormActions>
        <SubmitButton>{t("saveVersion")}</SubmitButton>
        <LinkButton href={`/org-units/${unit.unitId}`} variant="quiet">
          {t("backToUnit")}
        </LinkButton>
      </FormActions>
    </ActionForm>
  );
}
