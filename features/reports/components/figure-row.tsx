"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { FieldError } from "@/components/field";
import { TextLink } from "@/components/text-link";
import { formatNumber, formatPercent, parseNumber } from "@/lib/format";
import { BLANK_ENTRY, type Entry, isEntry } from "../rules/figures";
import { LONGEST_REASON, LONGEST_REMARK } from "../rules/limits";
import { ConflictPanel } from "./conflict-panel";
import { figureText } from "./figure-text";
import { entryFromTyped, type TypedFigure, typedFromEntry } from "./typed-figure";
import { useDraftField } from "./use-draft-saver";

export interface EditedFigure extends Entry {
  readonly code: string;
  readonly name: string;
  readonly measure: string;
  readonly kind: "flow" | "stock" | "ratio";
  readonly computed: number | null;
  readonly version: number;
  readonly recordsHref: string | null;
  /** The figure of the quarter before, as it is read. */
  readonly previous: string | null;
}

const CELL = "px-3 py-2 align-top md:first:pl-4 md:last:pr-4";
// Words stand on the line of the boxes beside them.
const WORDS = `${CELL} md:pt-4`;
const LABEL = "text-small text-ink-soft md:hidden";

export function FigureRow({ figure }: { figure: EditedFigure }) {
  const t = useTranslations("reports.editor");
  const key = `figure:${figure.code}`;
  const { saver, trouble } = useDraftField(key);
  const [typed, setTyped] = useState(() => typedFromEntry(figure, figure));
  const errorId = useId();
  const theirs = isEntry(trouble.conflict?.theirs) ? trouble.conflict.theirs : BLANK_ENTRY;
  const { name, computed } = figure;
  const differs = computed !== null && typed.value.trim() !== "" && parseNumber(typed.value) !== computed;

  const handleType = (part: keyof TypedFigure) => (text: string) => {
    const next = { ...typed, [part]: text };
    setTyped(next);
    const entry = entryFromTyped(next, figure);
    if (entry) saver.change(key, entry);
    else saver.refuse(key, t("notANumber"));
  };
  const handleBlur = () => {
    const entry = entryFromTyped(typed, figure);
    if (entry) setTyped(typedFromEntry(entry, figure));
    void saver.flush();
  };
  const box = (part: keyof TypedFigure, label: string) => ({
    value: typed[part],
    "aria-label": label,
    autoComplete: "off",
    onChange: (event: { currentTarget: { value: string } }) => handleType(part)(event.currentTarget.value),
    onBlur: handleBlur,
  });
  const figureBox = (part: keyof TypedFigure, label: string) => (
    <input
      {...box(part, label)}
      inputMode="numeric"
      aria-invalid={trouble.refusal === undefined ? undefined : true}
      aria-describedby={trouble.refusal === undefined ? undefined : errorId}
      className="control max-w-32 min-w-0 text-right"
    />
  );

  return (
    <tr id={`figure-${figure.code}`} className="border-t border-line max-md:grid max-md:grid-cols-2 max-md:py-3">
      <th scope="row" className={`${WORDS} text-left font-medium max-md:col-span-2`}>
        {name} <span className="font-normal text-ink-soft">({figure.measure})</span>
      </th>
      <td className={`${WORDS} whitespace-nowrap md:text-right`}>
        <span className={LABEL}>{t("register")}: </span>
        <RegisterFigure figure={figure} />
      </td>
      <td className={`${CELL} max-md:order-3 max-md:col-span-2 md:text-right`}>
        {figure.kind === "ratio" ? (
          <>
            <span className="flex items-center gap-2 md:justify-end">
              {figureBox("numerator", `${name}: ${t("numerator")}`)}
              <span aria-hidden>/</span>
              {figureBox("denominator", `${name}: ${t("denominator")}`)}
            </span>
            <Share typed={typed} />
          </>
        ) : (
          <span className="flex items-center gap-2 md:justify-end">
            <span className={LABEL}>{t("reported")}:</span>
            {figureBox("value", t("value", { name }))}
          </span>
        )}
        <FieldError id={errorId} message={trouble.refusal} />
      </td>
      <td className={`${WORDS} whitespace-nowrap md:text-right`}>
        <span className={LABEL}>{t("previous")}: </span>
        {figure.previous ?? <span className="text-ink-soft">–</span>}
      </td>
      <td className={`${CELL} max-md:order-4 max-md:col-span-2`}>
        <div className="flex flex-col gap-2">
          {differs && (
            <label className="flex flex-col gap-1">
              <span className="text-small font-medium">
                {t("reason")}{" "}
                <span className="font-normal text-ink-soft">{t("reasonHelp", { count: formatNumber(computed) })}</span>
              </span>
              <textarea
                {...box("reason", `${name}: ${t("reason")}`)}
                rows={2}
                maxLength={LONGEST_REASON}
                aria-required
                className="control field-sizing-content resize-y py-1.5"
              />
            </label>
          )}
          <input
            {...box("remark", `${name}: ${t("remark")}`)}
            maxLength={LONGEST_REMARK}
            placeholder={computed === null ? t("remarkExample") : t("remark")}
            className="control"
          />
          {trouble.conflict && (
            <ConflictPanel
              mine={entryText(typed)}
              theirs={entryText(typedFromEntry(theirs, figure))}
              onKeepMine={() => saver.keepMine(key)}
              onTakeTheirs={() => {
                setTyped(typedFromEntry(theirs, figure));
                saver.takeTheirs(key);
              }}
            />
          )}
        </div>
      </td>
    </tr>
  );
}

function RegisterFigure({ figure: { computed, recordsHref, name } }: { figure: EditedFigure }) {
  const t = useTranslations("reports.editor");
  if (computed === null) return <span className="text-ink-soft">–</span>;
  const text = formatNumber(computed);
  if (recordsHref === null) return text;
  return (
    <TextLink href={recordsHref}>
      {text}
      <span className="sr-only"> {t("records", { figure: text, name })}</span>
    </TextLink>
  );
}

function Share({ typed }: { typed: TypedFigure }) {
  const [numerator, denominator] = [parseNumber(typed.numerator), parseNumber(typed.denominator)];
  if (numerator === null || denominator === null) return null;
  return (
    <output className="mt-1 block text-small text-ink-soft md:text-right">
      {formatPercent(numerator, denominator)}
    </output>
  );
}

function entryText({ value, numerator, denominator, remark, reason }: TypedFigure): string {
  const share = figureText({
    kind: "ratio",
    reported: null,
    numerator: parseNumber(numerator),
    denominator: parseNumber(denominator),
  });
  return [value || share, reason, remark].filter(Boolean).join("\n");
}
