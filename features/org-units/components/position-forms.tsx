import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/action-form";
import { ComboBox, type ComboBoxOption } from "@/components/combo-box";
import { DateField } from "@/components/date-field";
import { FormActions } from "@/components/form-actions";
import { LinkButton } from "@/components/link-button";
import { Select } from "@/components/select";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { endPositionAction, recordPositionAction } from "../actions";
import type { PositionFormStart } from "../queries/find-position-form";
import type { PositionRow } from "../queries/position-sql";
import { inGroups } from "../rules/bodies";
import type { PositionFormDefaults } from "../schema";
import { bodyName, inLocale } from "./position-words";

interface RecordPositionFormProps {
  unitId: string;
  start: PositionFormStart;
  defaults: PositionFormDefaults;
  search: (query: string) => Promise<readonly ComboBoxOption[]>;
  /** The decision's fields and the box that insists, which belong to other features. */
  decision: ReactNode;
  confirm: ReactNode;
}

/** Records who holds a position in a body of a unit. */
export async function RecordPositionForm({
  unitId,
  start,
  defaults,
  search,
  decision,
  confirm,
}: RecordPositionFormProps) {
  const [t, locale] = await Promise.all([getTranslations("positions"), getLocale()]);
  const groups = inGroups(start.kinds, (kind) => kind.bodyKind).map((kinds) => ({
    label: bodyName(kinds[0], locale),
    options: kinds.map((kind) => ({ value: kind.code, label: inLocale(locale, kind.nameVi, kind.nameEn) })),
  }));
  const terms = start.terms.map(({ id, ordinal, years }) => ({
    value: id,
    label: t("termOption", { ordinal, years }),
  }));
  const openTerm = start.terms.find((term) => term.validTo === null) ?? start.terms[0];
  return (
    <ActionForm key={defaults.saved} action={recordPositionAction}>
      <input type="hidden" name="unitId" value={unitId} />
      <ComboBox
        name="memberId"
        label={t("holder")}
        help={t("holderHelp")}
        isRequired
        searchAction={search}
        {...(start.member === null ? {} : { defaultValue: start.member.value, defaultLabel: start.member.label })}
      />
      <Select
        name="kind"
        label={t("position")}
        isRequired
        placeholder={t("choosePosition")}
        groups={groups}
        defaultValue={defaults.kind}
      />
      {terms.length > 0 && (
        <Select
          name="termId"
          label={t("term")}
          placeholder={t("noTerm")}
          options={terms}
          defaultValue={defaults.term ?? openTerm?.id}
        />
      )}
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <DateField name="validFrom" label={t("heldFrom")} isRequired defaultValue={defaults.validFrom} />
        <DateField name="validTo" label={t("endsFrom")} help={t("heldUntilHelp")} />
      </div>
      {decision}
      {confirm}
      <FormActions>
        <SubmitButton>{t("record")}</SubmitButton>
        <LinkButton href={`/org-units/${unitId}/positions`} variant="quiet">
          {t("backToList")}
        </LinkButton>
      </FormActions>
    </ActionForm>
  );
}

/** Records that a position is no longer held. */
export async function EndPositionForm({ position, decision }: { position: PositionRow; decision: ReactNode }) {
  const t = await getTranslations("positions");
  return (
    <ActionForm action={endPositionAction}>
      <input type="hidden" name="positionId" value={position.id} />
      <DateField name="validTo" label={t("endsFrom")} help={t("endsFromHelp")} isRequired />
      <TextField name="reason" label={t("endReason")} help={t("endReasonHelp")} isRequired maxLength={300} />
      {decision}
      <FormActions>
        <SubmitButton>{t("end")}</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
