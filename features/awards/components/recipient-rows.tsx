"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useActionFormState } from "@/components/action-form-context";
import { Button } from "@/components/button";
import { FieldError } from "@/components/field";
import { RecipientRow, type FormChoice } from "./recipient-row";

interface RecipientRowsProps {
  forms: readonly FormChoice[];
  marks: readonly number[];
}

interface Row {
  readonly id: number;
  readonly form: string;
}

/** The list of recipients: rows are added and removed in place, and all go out with the form. */
export function RecipientRows({ forms, marks }: RecipientRowsProps) {
  const t = useTranslations("awards");
  const { state } = useActionFormState();
  const [rows, setRows] = useState<readonly Row[]>([{ id: 1, form: "" }]);
  const list = useRef<HTMLOListElement>(null);
  const focusNext = useRef<{ position: number; onRemove: boolean } | null>(null);

  useEffect(() => {
    const { position, onRemove } = focusNext.current ?? {};
    focusNext.current = null;
    if (position === undefined) return;
    const row = list.current?.children[Math.min(position, rows.length - 1)];
    const target = onRemove ? "button" : rows[position]?.form === "" ? "select" : "[role=combobox]";
    (row?.querySelector<HTMLElement>(target) ?? row?.querySelector<HTMLElement>("[role=combobox]"))?.focus();
  }, [rows]);

  const add = () => {
    focusNext.current = { position: rows.length, onRemove: false };
    const last = rows.at(-1);
    setRows([...rows, { id: (last?.id ?? 0) + 1, form: last?.form ?? "" }]);
  };

  const remove = (position: number) => {
    focusNext.current = { position, onRemove: true };
    setRows(rows.filter((_, index) => index !== position));
  };

  const choose = (id: number, form: string) => setRows(rows.map((row) => (row.id === id ? { ...row, form } : row)));

  return (
    <div className="flex flex-col gap-4">
      <FieldError id="recipients-error" message={state.fieldErrors?.["recipients"]?.join(" ")} />
      <ol ref={list} className="flex flex-col">
        {rows.map((row, index) => (
          <RecipientRow
            key={row.id}
            name={`recipients.r${String(row.id)}`}
            number={index + 1}
            forms={forms}
            marks={marks}
            form={row.form}
            onFormChange={(form) => choose(row.id, form)}
            onRemove={rows.length > 1 ? () => remove(index) : undefined}
          />
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button icon={<Plus aria-hidden className="size-4.5" />} onClick={add}>
          {t("form.addRecipient")}
        </Button>
        <p aria-live="polite" className="figures text-label text-ink-soft">
          {t("form.listed", { count: rows.length })}
        </p>
      </div>
    </div>
  );
}
