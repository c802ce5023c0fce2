"use client";

import { useTranslations } from "next-intl";
import { type ClipboardEvent, useRef, useState } from "react";
import { ActionForm } from "@/components/action-form";
import { useActionFormState } from "@/components/action-form-context";
import { FieldError } from "@/components/field";
import { FormActions } from "@/components/form-actions";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { usePostedValue } from "@/components/use-posted-value";
import { formatNumber, parseNumber } from "@/lib/format";
import { setTargetsAction } from "../actions";
import type { UnitTarget } from "../queries/get-target-table";
import { LONGEST } from "../rules/limits";

interface TargetFormProps {
  year: number;
  indicator: string;
  name: string;
  measure: string;
  units: readonly UnitTarget[];
  sourceDocument: string;
}

const MOST_DIGITS = 4;

/** The targets of all units at one indicator; a column copied from a spreadsheet can be pasted into it. */
export function TargetForm({ year, indicator, name, measure, units, sourceDocument }: TargetFormProps) {
  const t = useTranslations("forms.targets");
  const table = useRef<HTMLTableElement>(null);
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const [pasted, setPasted] = useState(0);
  const numberAt = (index: number) => {
    const text = typed[index];
    return text === undefined ? (units[index]?.value ?? null) : parseNumber(text);
  };
  const ofUnits = units.flatMap((unit, index) => (unit.isOffice ? [] : [numberAt(index) ?? 0]));
  const sum = ofUnits.reduce((total, one) => total + one, 0);
  const ofOffice = units.flatMap((unit, index) => (unit.isOffice ? [numberAt(index)] : []))[0] ?? null;

  // Each line of what was copied goes into the next field, from the one it is pasted into.
  function handlePaste(event: ClipboardEvent<HTMLInputElement>, from: number) {
    const lines = event.clipboardData
      .getData("text/plain")
      .replace(/\r?\n$/, "")
      .split(/\r?\n/);
    if (lines.length < 2) return;
    event.preventDefault();
    const inputs = [...(table.current?.querySelectorAll<HTMLInputElement>("input[inputmode]") ?? [])];
    const filled = inputs.slice(from, from + lines.length);
    const news = filled.map((input, index): [number, string] => {
      input.value = lines[index]?.split("\t")[0]?.trim() ?? "";
      return [from + index, input.value];
    });
    event.currentTarget.dispatchEvent(new Event("input", { bubbles: true }));
    setTyped((before) => ({ ...before, ...Object.fromEntries(news) }));
    setPasted(filled.length);
  }

  return (
    <ActionForm action={setTargetsAction} width="full" label={t("caption", { name, year })}>
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="indicator" value={indicator} />
      <p className="prose-width text-label text-ink-soft">{t("pasteHint")}</p>
      <output className="text-label empty:hidden">{pasted > 0 && t("pasted", { count: pasted })}</output>
      <div className="data-table form-width overflow-x-auto">
        <table ref={table}>
          <caption className="sr-only">{t("caption", { name, year })}</caption>
          <thead>
            <tr>
              <th scope="col">{t("unit")}</th>
              <th scope="col" className="end w-48">
                {t("target")} {measure && `(${measure})`}
              </th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit, index) => (
              <tr key={unit.unitId}>
                <th scope="row" className="min-w-40">
                  {unit.unitName}
                  {unit.isOffice && <span className="block text-label font-normal text-ink-soft">{t("office")}</span>}
                </th>
                <td className="end">
                  <input type="hidden" name={`targets.${index}.unitId`} value={unit.unitId} />
                  <input type="hidden" name={`targets.${index}.version`} value={unit.version} />
                  <input type="hidden" name={`targets.${index}.was`} value={unit.value ?? ""} />
                  <TargetInput
                    index={index}
                    label={t("targetOf", { name: unit.unitName })}
                    value={unit.value}
                    onType={(text) => setTyped((before) => ({ ...before, [index]: text }))}
                    onPaste={(event) => handlePaste(event, index)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t("sum")}</th>
              <td className="end figures font-semibold">{formatNumber(sum, MOST_DIGITS)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <output className="text-label text-amber empty:hidden">
        {ofOffice !== null && sum !== 0 && sum !== ofOffice && t("differs")}
      </output>
      <div className="form-width">
        <TextField
          name="sourceDocument"
          label={t("source")}
          help={t("sourceHelp")}
          defaultValue={sourceDocument}
          maxLength={LONGEST.document}
        />
      </div>
      <FormActions>
        <SubmitButton>{t("save")}</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}

interface TargetInputProps {
  index: number;
  label: string;
  value: number | null;
  onType: (text: string) => void;
  onPaste: (event: ClipboardEvent<HTMLInputElement>) => void;
}

function TargetInput({ index, label, value, onType, onPaste }: TargetInputProps) {
  const input = useRef<HTMLInputElement>(null);
  usePostedValue(input, toPosted);
  const { state } = useActionFormState();
  const field = `targets.${index}.value`;
  const error = state.fieldErrors?.[field]?.join(" ");
  return (
    <span className="flex flex-col items-end gap-1">
      <input
        ref={input}
        name={field}
        defaultValue={value === null ? "" : formatNumber(value, MOST_DIGITS)}
        aria-label={label}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : `${field}-error`}
        inputMode="decimal"
        autoComplete="off"
        className="control max-w-36 text-right"
        onChange={(event) => onType(event.currentTarget.value)}
        onPaste={onPaste}
      />
      <FieldError id={`${field}-error`} message={error} />
    </span>
  );
}

function toPosted(typed: string): string {
  const value = parseNumber(typed);
  return value === null ? typed.trim() : String(value);
}
