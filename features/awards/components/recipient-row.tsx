"use client";

import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Select } from "@/components/select";
import { RecipientField } from "./recipient-field";
import { RemoveButton } from "./remove-button";

export interface FormChoice {
  readonly code: string;
  readonly name: string;
  readonly forUnits: boolean;
  readonly forMembers: boolean;
  readonly hasMark: boolean;
}

interface RecipientRowProps {
  name: string;
  number: number;
  forms: readonly FormChoice[];
  marks: readonly number[];
  form: string;
  onFormChange: (form: string) => void;
  onRemove: (() => void) | undefined;
}

/** One recipient: what is given, to whom, and of a badge the mark. */
export function RecipientRow({ name, number, forms, marks, form, onFormChange, onRemove }: RecipientRowProps) {
  const t = useTranslations("awards");
  // A list whose first value changes is made anew: whoever goes down it with the arrows would lose it at the first step.
  const [firstForm] = useState(form);
  const chosen = forms.find(({ code }) => code === form);
  const forUnits = chosen?.forUnits ?? true;
  const forMembers = chosen?.forMembers ?? true;
  return (
    <li className="grid grid-cols-[minmax(0,13rem)_minmax(0,1fr)_auto] items-start gap-x-4 gap-y-3 border-b border-line py-4 first:pt-0 max-md:grid-cols-[minmax(0,1fr)_auto]">
      <Select
        name={`${name}.form`}
        label={t("form.formNumber", { number })}
        defaultValue={firstForm}
        placeholder={t("form.chooseForm")}
        options={forms.map((one) => ({ value: one.code, label: one.name }))}
        onValueChange={onFormChange}
      />
      <div
        className={clsx(
          "grid min-w-0 gap-x-4 gap-y-3 max-md:order-3 max-md:col-span-full",
          chosen?.hasMark && "grid-cols-[minmax(0,1fr)_minmax(0,14rem)] max-sm:grid-cols-1",
        )}
      >
        <RecipientField
          name={`${name}.recipient`}
          label={t("form.recipientNumber", { number })}
          placeholder={t(recipientHint(forUnits, forMembers))}
          forUnits={forUnits}
          forMembers={forMembers}
        />
        {chosen?.hasMark && (
          <Select
            name={`${name}.mark`}
            label={t("form.markNumber", { number })}
            placeholder={t("form.chooseMark")}
            options={marks.map((years) => ({ value: String(years), label: t("mark", { years }) }))}
          />
        )}
      </div>
      <div className="pt-7.5">{onRemove && <RemoveButton number={number} onRemove={onRemove} />}</div>
    </li>
  );
}

function recipientHint(forUnits: boolean, forMembers: boolean) {
  if (!forMembers) return "form.searchUnits";
  return forUnits ? "form.searchBoth" : "form.searchMembers";
}
