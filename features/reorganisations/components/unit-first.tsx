import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/button-class";
import { ComboBox } from "@/components/combo-box";
import { FormActions } from "@/components/form-actions";
import { type EventKind, eventAddress } from "../rules/events";
import type { PickedUnit } from "./unit-picker";

/** Which unit the event is about, asked for before the rest: who may go where depends on it. */
export async function UnitFirst({ kind, units }: { kind: EventKind; units: readonly PickedUnit[] }) {
  const t = await getTranslations("reorganisations");
  return (
    <form method="get" action={eventAddress(kind)} className="flex form-width flex-col gap-5">
      <ComboBox name="unit" label={t("fields.unit")} isRequired options={units} />
      <FormActions>
        <button type="submit" className={buttonClass("primary")}>
          {t("goOn")}
        </button>
      </FormActions>
    </form>
  );
}
