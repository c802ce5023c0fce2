"use client";

import { useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import { FieldError, RequiredMark } from "@/components/field";
import { formatNumber } from "@/lib/format";
import { LONGEST_NARRATIVE } from "../rules/limits";
import { BodyConflict, bodyOf } from "./body-conflict";
import { FieldPresence } from "./presence-mark";
import { RemarkButton } from "./remark-button";
import { useDraftField } from "./use-draft-saver";

export interface EditedSection {
  readonly code: string;
  readonly title: string;
  readonly guidance: string;
  readonly isRequired: boolean;
  readonly body: string;
  readonly version: number;
}

const NEARLY_FULL = LONGEST_NARRATIVE * 0.9;

export function NarrativeField({ reportId, section }: { reportId: string; section: EditedSection }) {
  const t = useTranslations("reports.editor");
  const key = `narrative:${section.code}`;
  const { saver, trouble } = useDraftField(key);
  const [body, setBody] = useState(section.body);
  const id = useId();
  useEffect(
    () =>
      saver.onArrival((arrivedAt, { value }) => {
        if (arrivedAt === key) setBody(bodyOf(value));
      }),
    [saver, key],
  );
  const { refusal } = trouble;
  const described = [section.guidance && `${id}-help`, refusal !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(" ");

  return (
    <div id={`section-${section.code}`} className="flex flex-col gap-1.5">
      <div className="flex items-end justify-between gap-3">
        <label htmlFor={id} className="text-label font-medium">
          {section.title}
          {section.isRequired && <RequiredMark />}
        </label>
        <RemarkButton reportId={reportId} field={key} label={section.title} />
      </div>
      {section.guidance && (
        <p id={`${id}-help`} className="-mt-1 text-label text-ink-soft">
          {section.guidance}
        </p>
      )}
      <textarea
        id={id}
        value={body}
        rows={4}
        maxLength={LONGEST_NARRATIVE}
        aria-invalid={refusal === undefined ? undefined : true}
        aria-describedby={described || undefined}
        aria-required={section.isRequired || undefined}
        className="control field-sizing-content max-h-[70vh] min-h-28 resize-y py-2"
        onChange={({ currentTarget }) => {
          setBody(currentTarget.value);
          saver.change(key, { body: currentTarget.value });
        }}
        onBlur={() => void saver.flush()}
      />
      {body.length > NEARLY_FULL && (
        <p className="text-small text-ink-soft">
          {t("characters", { count: formatNumber(body.length), limit: formatNumber(LONGEST_NARRATIVE) })}
        </p>
      )}
      <FieldPresence field={key} />
      <FieldError id={`${id}-error`} message={refusal} />
      <BodyConflict saver={saver} field={key} conflict={trouble.conflict} mine={body} onTakeTheirs={setBody} />
    </div>
  );
}
