"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { buttonClass } from "@/components/button-class";
import { FieldError, FieldHelp, RequiredMark, useField } from "@/components/field";
import { fold } from "@/lib/vietnamese";

export interface PickedUnit {
  value: string;
  label: string;
  detail: string;
}

interface UnitPickerProps {
  label: string;
  help: string;
  options: readonly PickedUnit[];
  chosen?: readonly string[];
}

/** Units ticked in a list that is narrowed by typing; what is narrowed away stays ticked. */
export function UnitPicker({ label, help, options, chosen = [] }: UnitPickerProps) {
  const t = useTranslations("reorganisations.picker");
  const { control, message } = useField({ name: "chosen", label, help, isRequired: true });
  const [ticked, setTicked] = useState(() => new Set(chosen));
  const [search, setSearch] = useState("");
  const shown = useMemo(() => {
    const words = fold(search).split(" ");
    return options.filter((option) => {
      const text = fold(`${option.label} ${option.detail}`);
      return words.every((word) => text.includes(word));
    });
  }, [options, search]);
  const tick = (values: readonly string[], isTicked: boolean) =>
    setTicked((before) => {
      const after = new Set(before);
      for (const value of values)
        if (isTicked) after.add(value);
        else after.delete(value);
      return after;
    });
  const all = shown.map((option) => option.value);
  const areAllTicked = all.length > 0 && all.every((value) => ticked.has(value));
  return (
    <fieldset className="flex min-w-0 flex-col gap-2" aria-describedby={control["aria-describedby"]}>
      <legend className="mb-1.5 text-label font-medium">
        {label}
        <RequiredMark />
      </legend>
      <FieldHelp id={`${control.id}-help`}>{help}</FieldHelp>
      <div className="flex flex-wrap items-center gap-3">
        <input
          type="search"
          id={control.id}
          aria-label={t("filter")}
          aria-invalid={control["aria-invalid"]}
          placeholder={t("filter")}
          className="control min-w-0 flex-1 basis-56"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <button
          type="button"
          className={buttonClass("secondary", "small")}
          disabled={all.length === 0}
          onClick={() => tick(all, !areAllTicked)}
        >
          {areAllTicked ? t("untickShown", { count: all.length }) : t("tickShown", { count: all.length })}
        </button>
      </div>
      <div className="max-h-80 overflow-y-auto rounded-control border border-line-strong bg-raised px-3 py-1">
        {shown.map(({ value, label: name, detail }) => (
          <label key={value} className="flex min-h-9 cursor-pointer items-start gap-3 py-1.5 coarse:min-h-11">
            <input
              type="checkbox"
              className="mt-0.75 size-5 shrink-0 accent-ink"
              checked={ticked.has(value)}
              onChange={(event) => tick([value], event.currentTarget.checked)}
            />
            <span>
              {name}
              {detail && <span className="block text-small text-ink-soft">{detail}</span>}
            </span>
          </label>
        ))}
        {shown.length === 0 && <p className="py-2 text-label text-ink-soft">{t("none")}</p>}
      </div>
      {[...ticked].map((value) => (
        <input key={value} type="hidden" name={`chosen.${value}`} value="on" />
      ))}
      <output className="text-label">{t("count", { count: ticked.size })}</output>
      <FieldError id={`${control.id}-error`} message={message} />
    </fieldset>
  );
}
