import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form";
import { ComboBox } from "@/components/combo-box";
import { DateField } from "@/components/date-field";
import { FormActions } from "@/components/form-actions";
import { LinkButton } from "@/components/link-button";
import { SubmitButton } from "@/components/submit-button";
import { createUnitAction } from "../actions";
import type { UnitKind } from "../queries/list-unit-kinds";
import type { UnitOption } from "../queries/list-unit-options";
import { UnitFields } from "./unit-fields";

interface CreateUnitFormProps {
  kinds: readonly UnitKind[];
  parents: readonly UnitOption[];
  parentId: string | undefined;
  /** The unit saved a moment ago: the form begins anew after it. */
  saved: string | undefined;
}

export async function CreateUnitForm({ kinds, parents, parentId, saved }: CreateUnitFormProps) {
  const t = await getTranslations("orgUnits");
  return (
    <ActionForm key={saved} action={createUnitAction}>
      <ComboBox name="parentId" label={t("parent")} isRequired options={parents} defaultValue={parentId} />
      <UnitFields kinds={kinds} />
      <DateField name="validFrom" label={t("establishedOn")} help={t("establishedOnHelp")} isRequired />
      <FormActions>
        <SubmitButton>{t("create")}</SubmitButton>
        <LinkButton href="/org-units" variant="quiet">
          {t("backToTree")}
        </LinkButton>
      </FormActions>
    </ActionForm>
  );
}
