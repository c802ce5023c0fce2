"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/action-form";
import { DateField } from "@/components/date-field";
import { FormActions } from "@/components/form-actions";
import { LinkButton } from "@/components/link-button";
import { RadioGroup } from "@/components/radio-group";
import { Select } from "@/components/select";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { addChangeKindAction } from "../actions";
import type { KindIndicator } from "../queries/list-kinds-for-edit";
import type { ChangeEvent } from "../rules/events";
import { NEW_LINE } from "../rules/kind-input";
import {
  alwaysDecided,
  asksForScope,
  type Direction,
  directionOf,
  DIRECTIONS,
  LINE_LETTERS,
  OWN_EVENTS,
  standingsFor,
  TRANSFER_SCOPES,
} from "../rules/own-kinds";

/** The lines of one direction that the table has, with what stands on them, and the first code still free. */
export interface KnownLines {
  readonly taken: readonly { readonly line: string; readonly names: string }[];
  readonly next: string;
}

interface ChangeKindFormProps {
  lines: Record<Direction, KnownLines>;
  indicators: readonly KindIndicator[];
}

/** A new kind of change: first what happens to the person, then only the fields that such an event leaves open. */
export function ChangeKindForm({ lines, indicators }: ChangeKindFormProps) {
  const t = useTranslations("changeKinds");
  const [chosen, setChosen] = useState("");
  const event = OWN_EVENTS.find((one) => one === chosen);
  return (
    <ActionForm action={addChangeKindAction}>
      <Select
        name="event"
        label={t("event")}
        help={t("eventHelp")}
        placeholder={t("chooseEvent")}
        groups={DIRECTIONS.map((direction) => ({
          label: t(`groups.${direction}`),
          options: OWN_EVENTS.filter((one) => directionOf(one) === direction).map((one) => ({
            value: one,
            label: t(`events.${one}`),
          })),
        }))}
        onValueChange={setChosen}
        isRequired
      />
      <TextField name="nameVi" label={t("nameVi")} help={t("nameViHelp")} maxLength={120} isRequired />
      <TextField name="nameEn" label={t("nameEn")} maxLength={120} isRequired />
      {event !== undefined && (
        // Another event has other lines and indicators: what was chosen for the one before is not carried over.
        <EventFields key={event} event={event} lines={lines[directionOf(event)]} indicators={indicators} />
      )}
      <DateField name="effectiveFrom" label={t("effectiveFrom")} help={t("effectiveFromHelp")} isRequired />
      <TextField name="sourceDocument" label={t("sourceDocument")} help={t("sourceHelp")} maxLength={200} isRequired />
      <FormActions>
        <SubmitButton>{t("add")}</SubmitButton>
        <LinkButton href="/change-kinds" variant="quiet">
          {t("backToList")}
        </LinkButton>
      </FormActions>
    </ActionForm>
  );
}

interface EventFieldsProps {
  event: ChangeEvent;
  lines: KnownLines;
  indicators: readonly KindIndicator[];
}

function EventFields({ event, lines, indicators }: EventFieldsProps) {
  const t = useTranslations("changeKinds");
  const isEnglish = useLocale() === "en";
  const [line, setLine] = useState("");
  const direction = directionOf(event);
  const standings = standingsFor(event);
  const counted = indicators.filter((one) => one.direction === direction);
  return (
    <>
      <Select
        name="line"
        label={t("lineOf")}
        help={t(`lineHelp.${direction}`)}
        placeholder={t("chooseLine")}
        options={[
          ...lines.taken.map((one) => ({ value: one.line, label: `${one.line} – ${one.names}` })),
          { value: NEW_LINE, label: t("newLineOption") },
        ]}
        onValueChange={setLine}
        isRequired
      />
      {line === NEW_LINE && (
        <TextField
          name="newLine"
          label={t("newLine")}
          help={t("newLineHelp", { letter: LINE_LETTERS[direction], next: lines.next })}
          defaultValue={lines.next}
          maxLength={3}
          isRequired
        />
      )}
      {counted.length > 0 && (
        <Select
          name="indicator"
          label={t("indicator")}
          help={t("indicatorHelp")}
          placeholder={t("noIndicator")}
          options={counted.map((one) => ({ value: one.code, label: isEnglish ? one.nameEn : one.nameVi }))}
        />
      )}
      {asksForScope(event) && (
        <RadioGroup
          name="scope"
          label={t("scope")}
          options={TRANSFER_SCOPES.map((value) => ({ value, label: t(`scopes.${value}`) }))}
          isRequired
        />
      )}
      {standings.length > 1 && (
        <RadioGroup
          name="standing"
          label={t("standing")}
          defaultValue="any"
          options={standings.map((value) => ({ value, label: t(`standings.${value}`) }))}
          isRequired
        />
      )}
      {!alwaysDecided(event) && (
        <RadioGroup
          name="decision"
          label={t("decision")}
          defaultValue="yes"
          options={(["yes", "no"] as const).map((value) => ({ value, label: t(`decisions.${value}`) }))}
          isRequired
        />
      )}
    </>
  );
}
