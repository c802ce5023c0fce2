import { getTranslations } from "next-intl/server";
import { DateField } from "@/components/date-field";
import { TextArea } from "@/components/text-area";
import { TextField } from "@/components/text-field";
import { recordChangeAction } from "../actions";
import { CHANGE_FORMS, formOf, type SharedFormKind } from "../rules/change-forms";
import { ruleOf } from "../rules/events";
import { ChangeFormFrame, type ChangeFormProps, memberChoice, subjectWords, unitChoice } from "./change-form-frame";
import { ChangeSubject } from "./change-subject";
import { KindField } from "./kind-field";

/** The form of a change about somebody in the register: whom, since when, and what else its kind needs. */
export async function SharedChangeForm({
  form,
  defaults,
  unit,
  member,
  lookups,
  kinds,
  DecisionFields,
}: ChangeFormProps & { form: SharedFormKind }) {
  const [t, tm, words] = await Promise.all([getTranslations("changes"), getTranslations("members"), subjectWords()]);
  const { event, until, place, hasNote = false } = formOf(form);
  const { subject } = CHANGE_FORMS[form];
  const comesIn = ruleOf(event).moves === "in";
  const choices = [
    memberChoice(t(`subjects.${subject}`), lookups.findSubjects.bind(null, subject), member),
    ...(comesIn ? [unitChoice("unitId", t("receivingUnit"), lookups, unit)] : []),
  ];
  return (
    <ChangeFormFrame action={recordChangeAction} saved={defaults.saved} isConfirmable>
      <input type="hidden" name="event" value={event} />
      <input type="hidden" name="form" value={form} />
      <ChangeSubject event={event} choices={choices} describe={lookups.describeEffect} words={words} />
      <KindField kinds={kinds} label={t("kind")} value={defaults.kind} />
      {place !== undefined && (
        <TextField
          name="elsewhere"
          label={t(place === "from" ? "cameFrom" : "wentTo")}
          isRequired
          maxLength={200}
          defaultValue={defaults.elsewhere}
        />
      )}
      <DateField name="effectiveOn" label={t(event === "death" ? "diedOn" : "effectiveOn")} isRequired />
      {event === "readmission" && (
        <DateField name="admittedOn" label={tm("admittedOn")} help={t("ceremonyHelp")} isRequired />
      )}
      {until !== undefined && (
        <DateField
          name="untilOn"
          label={t("untilOn")}
          isRequired={until === "required"}
          {...(until === "optional" ? { help: t("untilHelp") } : {})}
        />
      )}
      {hasNote && <TextArea name="note" label={t("note")} help={t("noteHelp")} maxLength={500} rows={3} />}
      {kinds.some((kind) => kind.needsDecision) && (
        <DecisionFields
          defaults={defaults}
          legend={t("decision")}
          isRequired={kinds.every((kind) => kind.needsDecision)}
        />
      )}
    </ChangeFormFrame>
  );
}
