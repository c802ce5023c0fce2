"use client";

import { clsx } from "clsx";
import { Check, ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { Field, useField, type FieldControl, type FieldProps } from "./field";
import { useComboBox, type ComboBoxOption } from "./use-combo-box";

export type { ComboBoxOption } from "./use-combo-box";

interface ComboBoxProps extends FieldProps {
  options?: readonly ComboBoxOption[];
  searchAction?: (query: string) => Promise<readonly ComboBoxOption[]>;
  /** The words of `defaultValue` when it is not among the options. */
  defaultLabel?: string;
  placeholder?: string;
  onValueChange?: (value: string) => void;
}

/** A long list searched by typing, without tone marks if one likes; posts the value of the chosen line. */
export function ComboBox({ options, searchAction, defaultLabel, placeholder, onValueChange, ...field }: ComboBoxProps) {
  const { control } = useField(field);
  // A refused form comes back with the chosen value alone; its words are those it was chosen by.
  const [chosen, setChosen] = useState<ComboBoxOption | null>(null);
  const isChosen = chosen !== null && chosen.value === control.defaultValue;
  return (
    <Field {...field}>
      {(fieldControl) => (
        <ComboBoxControl
          key={control.defaultValue}
          control={fieldControl}
          options={options}
          searchAction={searchAction}
          defaultLabel={isChosen ? chosen.label : defaultLabel}
          placeholder={placeholder}
          onChoose={(option) => {
            setChosen(option);
            onValueChange?.(option?.value ?? "");
          }}
        />
      )}
    </Field>
  );
}

type Optional<Props> = { [Key in keyof Props]: Props[Key] | undefined };

function ComboBoxControl({
  control,
  placeholder,
  ...source
}: Optional<Pick<ComboBoxProps, "options" | "searchAction" | "defaultLabel" | "placeholder">> & {
  control: FieldControl;
  onChoose: (option: ComboBoxOption | null) => void;
}) {
  const t = useTranslations("components");
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const box = useComboBox({ ...source, defaultValue: control.defaultValue });
  const { name, defaultValue: _defaultValue, ...input } = control;
  const optionId = (index: number) => `${listId}-${index}`;

  useEffect(() => {
    if (box.isOpen) list.current?.children[box.activeIndex]?.scrollIntoView({ block: "nearest" });
  }, [box.isOpen, box.activeIndex]);

  return (
    <span className="relative block">
      <input type="hidden" name={name} value={box.value} disabled={control.disabled} />
      <input
        {...input}
        role="combobox"
        aria-expanded={box.isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={box.isOpen && box.activeIndex >= 0 ? optionId(box.activeIndex) : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder ?? t("searchPlaceholder")}
        className="control pr-10"
        value={box.query}
        onChange={(event) => box.type(event.currentTarget.value)}
        onClick={box.open}
        onKeyDown={box.handleKeyDown}
        onBlur={box.settle}
      />
      <ChevronsUpDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3 size-4.5 -translate-y-1/2 text-ink-soft"
      />
      <span aria-live="polite" className="sr-only">
        {box.isOpen && t("optionCount", { count: box.found.length })}
      </span>
      <div
        className={clsx(
          "absolute top-full right-0 left-0 z-30 mt-1 rounded-control border border-line bg-raised shadow-float",
          !box.isOpen && "hidden",
        )}
      >
        <div
          ref={list}
          id={listId}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no native list is searched from an input
          role="listbox"
          aria-labelledby={`${control.id}-label`}
          className="max-h-72 overflow-y-auto py-1"
        >
          {box.shown.map((option, index) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- all keys stay in the input, as the combobox pattern of ARIA asks
            <div
              key={option.value}
              id={optionId(index)}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no native list is searched from an input
              role="option"
              aria-selected={option.value === box.value}
              tabIndex={-1}
              className={clsx(
                "flex cursor-pointer items-start gap-2 px-3 py-2 text-label",
                index === box.activeIndex && "bg-sunken outline-2 -outline-offset-2 outline-blue",
              )}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => box.choose(option)}
            >
              <Check
                aria-hidden
                className={clsx("mt-0.75 size-4 shrink-0", option.value !== box.value && "invisible")}
              />
              <span className="min-w-0">
                {option.label}
                {option.detail && <span className="block text-small text-ink-soft">{option.detail}</span>}
              </span>
            </div>
          ))}
        </div>
        {box.found.length === 0 && (
          <p className="px-3 pb-3 text-label text-ink-soft">{box.isSearching ? t("searching") : t("nothingFound")}</p>
        )}
        {box.found.length > box.shown.length && (
          <p className="border-t border-line px-3 py-2 text-small text-ink-soft">{t("typeForMore")}</p>
        )}
      </div>
    </span>
  );
}
