"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { FieldError, RequiredMark } from "@/components/field";
import { explanationField } from "../rules/finding-kinds";
import { LONGEST_EXPLANATION } from "../rules/limits";
import { BodyConflict } from "./body-conflict";
import { useDraftField } from "./use-draft-saver";

interface ExplanationFieldProps {
  /** The name of the finding, and what it says. */
  finding: string;
  text: string;
  body: string;
  isRequired: boolean;
}

/** What the unit says to a finding: kept as it is typed. */
export function ExplanationField({ finding, text, body: stored, isRequired }: ExplanationFieldProps) {
  const t = useTranslations("reports.check");
  const key = explanationField(finding);
  const { saver, trouble } = useDraftField(key);
  const [body, setBody] = useState(stored);
  const id = useId();
  const { refusal, conflict } = trouble;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-label font-medium">
        {t("explanation")}
        {isRequired && <RequiredMark />}
        <span className="sr-only">: {text}</span>
      </label>
      <textarea
        id={id}
        value={body}
        rows={2}
        maxLength={LONGEST_EXPLANATION}
        aria-required={isRequired || undefined}
        aria-invalid={refusal === undefined ? undefined : true}
        aria-describedby={refusal === undefined ? undefined : `${id}-error`}
        className="control field-sizing-content max-h-96 min-h-18 resize-y py-2"
        onChange={({ currentTarget }) => {
          setBody(currentTarget.value);
          saver.change(key, { body: currentTarget.value });
        }}
        onBlur={() => void saver.flush()}
      />
      <FieldError id={`${id}-error`} message={refusal} />
      <BodyConflict saver={saver} field={key} conflict={conflict} mine={body} onTakeTheirs={setBody} />
    </div>
  );
}
