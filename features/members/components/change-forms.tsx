import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DateField } from "@/components/date-field";
import { Section } from "@/components/section";
import { TextField } from "@/components/text-field";
import {
  recordAdmissionAction,
  recordInternalTransferAction,
  recordRecognitionAction,
  recordTransferInAction,
  recordTransferOutAction,
} from "../actions";
import { type ChangeFormKind, isShared, type OWN_FORMS } from "../rules/change-forms";
import { ChangeFormFrame, type ChangeFormProps, memberChoice, subjectWords, unitChoice } from "./change-form-frame";
import { ChangeSubject } from "./change-subject";
import { KindField } from "./kind-field";
import { KnownDatesFields, PersonFields } from "./person-fields";
import { SharedChangeForm } from "./shared-change-form";

const FORMS: Record<(typeof OWN_FORMS)[number], (props: ChangeFormProps) => Promise<ReactNode>> = {
  admission: AdmissionForm,
  "official-recognition": RecognitionForm,
  "transfer-in": TransferInForm,
  "transfer-out": TransferOutForm,
  "internal-transfer": InternalTransferForm,
  "temporary-in": TemporaryInForm,
};

/** The guided form of one kind of change, with only the fields it needs. */
export function ChangeForm({ kind, ...props }: ChangeFormProps & { kind: ChangeFormKind }) {
  if (isShared(kind)) return <SharedChangeForm form={kind} {...props} />;
  const Form = FORMS[kind];
  return <Form {...props} />;
}

async function AdmissionForm({ defaults, unit, lookups, kinds, DecisionFields }: ChangeFormProps) {
  const [t, tm, words] = await Promise.all([getTranslations("changes"), getTranslations("members"), subjectWords()]);
  const choices = [unitChoice("unitId", t("receivingUnit"), lookups, unit)];
  return (
    <ChangeFormFrame action={recordAdmissionAction} saved={defaults.saved} isConfirmable>
      <PersonFields />
      <ChangeSubject event="admission" choices={choices} describe={lookups.describeEffect} words={words} />
      <KindField kinds={kinds} label={t("kind")} value={defaults.kind ?? "admission"} />
      <DecisionFields defaults={defaults} legend={t("admissionDecision")} decidedOnHelp={t("admissionCountedOn")} />
      <DateField
        name="admittedOn"
        label={tm("admittedOn")}
        help={t("ceremonyHelp")}
        isRequired
        defaultValue={defaults.admittedOn}
      />
    </ChangeFormFrame>
  );
}

async function RecognitionForm({ defaults, member, lookups, kinds, DecisionFields }: ChangeFormProps) {
  const [t, words] = await Promise.all([getTranslations("changes"), subjectWords()]);
  const choices = [memberChoice(t("probationer"), lookups.findSubjects.bind(null, "probationer"), member)];
  return (
    <ChangeFormFrame action={recordRecognitionAction} saved={defaults.saved}>
      <ChangeSubject event="official_recognition" choices={choices} describe={lookups.describeEffect} words={words} />
      <KindField kinds={kinds} label={t("kind")} value={defaults.kind ?? "official_recognition"} />
      <DecisionFields defaults={defaults} legend={t("recognitionDecision")} decidedOnHelp={t("recognitionCountedOn")} />
    </ChangeFormFrame>
  );
}

async function TransferInForm({ defaults, unit, lookups, kinds, DecisionFields }: ChangeFormProps) {
  const [t, words] = await Promise.all([getTranslations("changes"), subjectWords()]);
  const choices = [unitChoice("unitId", t("receivingUnit"), lookups, unit)];
  return (
    <ChangeFormFrame action={recordTransferInAction} saved={defaults.saved} isConfirmable>
      <PersonFields />
      <KnownDatesFields standing={defaults.standing} />
      <Section title={t("transferSection")}>
        <div className="flex flex-col gap-5">
          <ChangeSubject event="transfer_in" choices={choices} describe={lookups.describeEffect} words={words} />
          <KindField kinds={kinds} label={t("transferScopes.in.label")} value={defaults.kind} />
          <TextField
            name="elsewhere"
            label={t("cameFrom")}
            isRequired
            maxLength={200}
            defaultValue={defaults.elsewhere}
          />
          <DateField name="effectiveOn" label={t("effectiveOn")} help={t("arrivedHelp")} isRequired />
        </div>
      </Section>
      <DecisionFields defaults={defaults} legend={t("transferDecision")} />
    </ChangeFormFrame>
  );
}

async function TransferOutForm({ defaults, member, lookups, kinds, DecisionFields }: ChangeFormProps) {
  const [t, words] = await Promise.all([getTranslations("changes"), subjectWords()]);
  const choices = [memberChoice(t("member"), lookups.findSubjects.bind(null, "member"), member)];
  return (
    <ChangeFormFrame action={recordTransferOutAction} saved={defaults.saved} isConfirmable>
      <ChangeSubject event="transfer_out" choices={choices} describe={lookups.describeEffect} words={words} />
      <KindField kinds={kinds} label={t("transferScopes.out.label")} value={defaults.kind} />
      <TextField name="elsewhere" label={t("wentTo")} isRequired maxLength={200} defaultValue={defaults.elsewhere} />
      <DateField
        name="effectiveOn"
        label={t("effectiveOn")}
        help={t("departedHelp")}
        isRequired
        defaultValue={defaults.effectiveOn}
      />
      <DecisionFields defaults={defaults} legend={t("transferDecision")} />
    </ChangeFormFrame>
  );
}

async function InternalTransferForm({ defaults, unit, member, lookups, DecisionFields }: ChangeFormProps) {
  const [t, words] = await Promise.all([getTranslations("changes"), subjectWords()]);
  const choices = [
    memberChoice(t("member"), lookups.findSubjects.bind(null, "member"), member),
    unitChoice("toUnitId", t("toUnit"), lookups, unit),
  ];
  return (
    <ChangeFormFrame action={recordInternalTransferAction} saved={defaults.saved} isConfirmable>
      <ChangeSubject event="transfer" choices={choices} describe={lookups.describeEffect} words={words} />
      <DateField
        name="effectiveOn"
        label={t("effectiveOn")}
        help={t("movedHelp")}
        isRequired
        defaultValue={defaults.effectiveOn}
      />
      <DecisionFields defaults={defaults} legend={t("transferDecision")} />
    </ChangeFormFrame>
  );
}

async function TemporaryInForm({ defaults, unit, lookups, kinds, DecisionFields }: ChangeFormProps) {
  const [t, words] = await Promise.all([getTranslations("changes"), subjectWords()]);
  const choices = [unitChoice("unitId", t("receivingUnit"), lookups, unit)];
  return (
    <ChangeFormFrame action={recordTransferInAction} saved={defaults.saved} isConfirmable>
      <PersonFields />
      <KnownDatesFields standing={defaults.standing} />
      <Section title={t("temporarySection")}>
        <div className="flex flex-col gap-5">
          <p className="text-label text-ink-soft">{t("guestNote")}</p>
          <ChangeSubject event="temporary_in" choices={choices} describe={lookups.describeEffect} words={words} />
          <KindField kinds={kinds} label={t("kind")} value={defaults.kind} />
          <TextField
            name="elsewhere"
            label={t("officialPlace")}
            isRequired
            maxLength={200}
            defaultValue={defaults.elsewhere}
          />
          <DateField name="effectiveOn" label={t("effectiveOn")} help={t("arrivedHelp")} isRequired />
          <DateField name="untilOn" label={t("untilOn")} isRequired />
        </div>
      </Section>
      <DecisionFields defaults={defaults} legend={t("transferDecision")} />
    </ChangeFormFrame>
  );
}
