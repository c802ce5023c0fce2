"use client";

import { clsx } from "clsx";
import { FieldError, FieldHelp, RequiredMark, useField, type FieldProps } from "./field";

interface RadioOption {
  value: string;
  label: string;
  help?: string;
  isDisabled?: boolean;
}

interface RadioGroupProps extends FieldProps {
  options: readonly RadioOption[];
  isInline?: boolean;
  onValueChange?: (value: string) => void;
}

export function RadioGroup({ options, isInline = false, onValueChange, ...field }: RadioGroupProps) {
  const { control, message } = useField(field);
  return (
    <fieldset
      role="radiogroup"
      className="flex min-w-0 flex-col gap-1.5"
      disabled={control.disabled}
      aria-describedby={control["aria-describedby"]}
      aria-invalid={control["aria-invalid"]}
      aria-required={control["aria-required"]}
    >
      <legend className="mb-1.5 text-label font-medium">
        {field.label}
        {field.isRequired && <RequiredMark />}
      </legend>
      {field.help !== undefined && <FieldHelp id={`${control.id}-help`}>{field.help}</FieldHelp>}
      <div className={clsx("flex", isInline ? "flex-wrap gap-x-6" : "flex-col")}>
        {options.map((option, index) => (
          <label
            key={option.value}
            className="flex min-h-9 cursor-pointer items-start gap-3 py-1.5 coarse:min-h-11 coarse:py-2.5"
          >
            <input
              type="radio"
              // The first one carries the field's id, so that the error summary leads to it.
              id={index === 0 ? control.id : undefined}
              name={field.name}
              value={option.value}
              defaultChecked={control.defaultValue === option.value}
              disabled={option.isDisabled}
              className="mt-0.75 size-5 shrink-0 accent-ink"
              onChange={onValueChange && (() => onValueChange(option.value))}
            />
            <span>
              {option.label}
              {option.help && <span className="block text-label text-ink-soft">{option.help}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={`${control.id}-error`} message={message} />
    </fieldset>
  );
}
