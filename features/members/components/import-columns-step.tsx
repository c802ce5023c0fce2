"use client";

import { useTranslations } from "next-intl";
import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/button";
import { FormActions } from "@/components/form-actions";
import { FormMessage } from "@/components/form-message";
import { Select } from "@/components/select";
import { TextField } from "@/components/text-field";
import { idleFormState } from "@/lib/form-state";
import { saveMappingAction } from "../actions";
import type { SavedMapping } from "../queries/list-imports";
import { IMPORT_FIELDS, type ImportColumn, type ImportField } from "../rules/import-columns";

interface ImportColumnsStepProps {
  readonly columns: readonly ImportColumn[];
  readonly mappings: readonly SavedMapping[];
  readonly unitId: string;
  readonly isSending: boolean;
  readonly onSend: (fields: string) => void;
  readonly onBack: () => void;
}

/** Asks of each column of a file what it is read as. */
export function ImportColumnsStep(props: ImportColumnsStepProps) {
  const { columns, mappings, unitId, isSending, onSend, onBack } = props;
  const t = useTranslations("members.import");
  const [fields, setFields] = useState(() => columns.map(({ field }) => field));
  const [problem, setProblem] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const options = IMPORT_FIELDS.map((value) => ({ value, label: t(`fields.${value}`) }));
  const known = mappings.filter((mapping) => columns.some(({ name }) => mapping.columns[name] !== undefined));
  const label = (index: number) => columns[index]?.name || t("columnNo", { number: index + 1 });

  function use(id: string) {
    const mapping = mappings.find((one) => one.id === id);
    if (mapping) setFields(columns.map(({ name }) => mapping.columns[name] ?? null));
  }

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isSending) return;
    const name = new FormData(event.currentTarget).get("name");
    const given = fields.filter((field) => field !== null);
    if (new Set(given).size < given.length) return setProblem(t("errors.fieldTwice"));
    if (typeof name === "string" && name.trim() !== "") {
      const failure = await save(name);
      if (failure !== null) return setProblem(failure);
    }
    setProblem(null);
    onSend(fields.flatMap((field, index) => (field === null ? [] : [`${String(index)}:${field}`])).join(","));
  }

  async function save(name: string): Promise<string | null> {
    const named = columns.flatMap((column, index) => {
      const field = fields[index];
      return field && column.name !== "" ? [[column.name, field] as const] : [];
    });
    const form = new FormData();
    form.set("unitId", unitId);
    form.set("name", name);
    form.set("columns", JSON.stringify(Object.fromEntries(named)));
    const state = await saveMappingAction(idleFormState, form);
    return state.status === "success" ? null : (state.message ?? t("errors.failed"));
  }

  return (
    <form onSubmit={(event) => void send(event)} noValidate className="flex form-width flex-col gap-5">
      <h2 ref={heading} tabIndex={-1} className="text-h2 outline-none">
        {t("mapTitle")}
      </h2>
      <p className="-mt-3 text-ink-soft">{t("mapSummary")}</p>
      {problem !== null && (
        <div role="alert">
          <FormMessage tone="error">{problem}</FormMessage>
        </div>
      )}
      {known.length > 0 && (
        <Select
          name="mapping"
          label={t("useMapping")}
          placeholder={t("chooseMapping")}
          options={known.map(({ id, name }) => ({ value: id, label: name }))}
          onValueChange={use}
        />
      )}
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {columns.map((column, index) => (
          <li key={`${String(index)}-${fields[index] ?? ""}`} className="py-3">
            <Select
              name={`column-${String(index)}`}
              label={label(index)}
              {...(column.dropped === null || column.dropped === "unknown"
                ? {}
                : { help: t(`dropped.${column.dropped}`) })}
              placeholder={t("notRead")}
              options={options}
              defaultValue={fields[index] ?? ""}
              onValueChange={(value) => setFields(fields.with(index, asField(value)))}
            />
          </li>
        ))}
      </ul>
      <TextField name="name" label={t("saveMappingAs")} help={t("saveMappingHelp")} maxLength={120} />
      <FormActions>
        <Button type="submit" variant="primary" isPending={isSending}>
          {isSending ? t("checking") : t("check")}
        </Button>
        <Button variant="quiet" onClick={onBack}>
          {t("otherFile")}
        </Button>
      </FormActions>
    </form>
  );
}

function asField(value: string): ImportField | null {
  return IMPORT_FIELDS.find((field) => field === value) ?? null;
}
