import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form";
import { DateField } from "@/components/date-field";
import { FormActions } from "@/components/form-actions";
import { LinkButton } from "@/components/link-button";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { formatDay } from "@/lib/format";
import { changeUnitAction } from "../actions";
import type { UnitFile } from "../queries/get-unit";
import type { UnitKind } from "../queries/list-unit-kinds";
import { UnitFields } from "./unit-fields";

/** Gives a unit new facts from a day on; what it was before stays. */
export async function ChangeUnitForm({ unit, kinds }: { unit: UnitFile; kinds: readonly UnitKind[] }) {
  const t = await getTranslations("orgUnits");
  const { current } = unit;
  return (
    <ActionForm action={changeUnitAction}>
      <input type="hidden" name="unitId" value={unit.unitId} />
      <UnitFields kinds={kinds} current={current} />
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
        name="validFrom"
        label={t("changedFrom")}
        help={t("changedFromHelp", { day: formatDay(current.validFrom) })}
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
