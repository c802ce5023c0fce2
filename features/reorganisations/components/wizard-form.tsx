import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/action-form";
import { ComboBox } from "@/components/combo-box";
import { DateField } from "@/components/date-field";
import { FormMessage } from "@/components/form-message";
import { Select } from "@/components/select";
import { TextField } from "@/components/text-field";
import type { UnitKind } from "@/features/org-units/queries/list-unit-kinds";
import { reorganiseAction } from "../actions";
import type { WizardUnit } from "../queries/get-wizard-unit";
import type { EventKind } from "../rules/events";
import { BasisFields } from "./basis-fields";
import { DestinationFields } from "./destination-fields";
import { EndingFields } from "./ending-fields";
import { assignedMember } from "./event-words";
import { NewUnits } from "./new-units";
import { PreviewPanel } from "./preview-panel";
import { SplitFields } from "./split-fields";
import { type PickedUnit, UnitPicker } from "./unit-picker";
import type { FindAssigned } from "./use-assigned";

export interface WizardChoices {
  readonly units: readonly PickedUnit[];
  /** All but the top of the register, which goes nowhere. */
  readonly movable: readonly PickedUnit[];
  /** Units whose kind has members of its own. */
  readonly holders: readonly PickedUnit[];
  readonly kinds: readonly UnitKind[];
}

interface WizardFormProps {
  kind: EventKind;
  choices: WizardChoices;
  /** The unit the event is about, where it takes one first. */
  unit: WizardUnit | null;
  /** A unit one came from: the first one ticked, or the one above. */
  fromUnitId: string | undefined;
  /** Finds members of the unit by name, where it has more than are listed. */
  findMembers: FindAssigned | undefined;
  /** The fields of the decision, which another feature has. */
  decisionFields: React.ReactNode;
}

/** One event: what happens, since when, by which decision; looked at before it is recorded. */
export async function WizardForm(props: WizardFormProps) {
  const t = await getTranslations("reorganisations");
  const { kind, unit, decisionFields } = props;
  const isOldPossible = kind === "establish" || kind === "rename" || kind === "change_kind";
  return (
    <ActionForm action={reorganiseAction} width="full" label={t(`kinds.${kind}.name`)}>
      <input type="hidden" name="kind" value={kind} />
      {unit && <input type="hidden" name="unitId" value={unit.unitId} />}
      <div className="flex form-width flex-col gap-5">
        <EventFields {...props} />
        <DateField name="effectiveOn" label={t("fields.effectiveOn")} help={t("fields.effectiveOnHelp")} isRequired />
        {isOldPossible ? <BasisFields>{decisionFields}</BasisFields> : decisionFields}
        <TextField name="note" label={t("fields.note")} maxLength={500} />
      </div>
      <PreviewPanel />
    </ActionForm>
  );
}

async function EventFields({ kind, choices, unit, fromUnitId, findMembers }: WizardFormProps) {
  const [t, locale] = await Promise.all([getTranslations("reorganisations"), getLocale()]);
  const { units, movable, holders } = choices;
  const kinds = choices.kinds.map((one) => ({
    value: one.code,
    label: locale === "en" ? one.nameEn : one.nameVi,
  }));
  const parent = (
    <ComboBox name="parentId" label={t("fields.parentId")} isRequired options={units} defaultValue={fromUnitId} />
  );
  const picker = (help: string) => (
    <UnitPicker
      label={t(`picked.${kind === "absorb" || kind === "consolidate" ? kind : "hand_over"}`)}
      help={help}
      options={movable}
      chosen={fromUnitId === undefined ? [] : [fromUnitId]}
    />
  );
  const people = (unit?.members ?? []).map((member) => assignedMember(t, member));
  const total = unit?.memberCount ?? 0;
  switch (kind) {
    case "establish":
      return (
        <>
          {parent}
          <NewUnits kinds={kinds} least={1} most={100} />
        </>
      );
    case "take_over":
      return (
        <>
          <FormMessage tone="info">{t("takeOverNote")}</FormMessage>
          <TextField name="elsewhere" label={t("fields.cameFrom")} isRequired maxLength={200} />
          {parent}
          <NewUnits kinds={kinds} least={1} most={100} />
        </>
      );
    case "absorb":
      return (
        <>
          {picker(t("picked.absorbHelp"))}
          <ComboBox name="intoId" label={t("fields.intoId")} isRequired options={units} />
        </>
      );
    case "consolidate":
      return (
        <>
          {picker(t("picked.consolidateHelp"))}
          {parent}
          <NewUnits kinds={kinds} least={1} most={1} />
        </>
      );
    case "split":
      return (
        <SplitFields
          name={unit?.name ?? ""}
          kinds={kinds}
          people={people}
          total={total}
          find={findMembers}
          units={(unit?.children ?? []).map(({ unitId, name }) => ({ id: unitId, label: name, detail: "" }))}
        />
      );
    case "hand_over":
      return (
        <>
          {picker(t("picked.hand_overHelp"))}
          <DestinationFields parents={units} />
        </>
      );
    case "dissolve":
    case "disband":
    case "end_operation":
      return (
        <EndingFields
          people={people}
          total={total}
          find={findMembers}
          holders={holders.filter((one) => one.value !== unit?.unitId)}
          parents={units.filter((one) => one.value !== unit?.unitId)}
          units={(unit?.children ?? []).map((one) => one.name)}
          parentId={unit?.parentId ?? undefined}
        />
      );
    case "rename":
      return <TextField name="name" label={t("fields.newName")} isRequired maxLength={200} defaultValue={unit?.name} />;
    case "change_kind":
    default:
      return (
        <>
          <Select
            name="unitKind"
            label={t("fields.unitKind")}
            isRequired
            placeholder={t("newUnits.chooseKind")}
            options={kinds.filter((one) => one.value !== unit?.kind)}
          />
          <TextField
            name="name"
            label={t("fields.newName")}
            help={t("fields.newNameHelp")}
            isRequired
            maxLength={200}
            defaultValue={unit?.name}
          />
        </>
      );
  }
}
