"use client";

import { ChevronDown } from "lucide-react";
import { Field, type FieldProps } from "./field";

export interface SelectOption {
  value: string;
  label: string;
  isDisabled?: boolean;
}

interface SelectProps extends FieldProps {
  options?: readonly SelectOption[];
  groups?: readonly { label: string; options: readonly SelectOption[] }[];
  placeholder?: string;
  onValueChange?: (value: string) => void;
}

export function Select({ options = [], groups = [], placeholder, onValueChange, ...field }: SelectProps) {
  return (
    <Field {...field}>
      {(control) => (
        <span className="relative block">
          <select
            // React does not move an uncontrolled select to a new default, so a kept value needs a new element.
            key={control.defaultValue}
            {...control}
            className="control appearance-none truncate pr-10"
            onChange={onValueChange && ((event) => onValueChange(event.currentTarget.value))}
          >
            {placeholder !== undefined && <option value="">{placeholder}</option>}
            <Options options={options} />
            {groups.map((group) => (
              <optgroup key={group.label} label={group.label}>
                <Options options={group.options} />
              </optgroup>
            ))}
          </select>
          <ChevronDown
            aria-hidden
            className="pointer-events-none absolute top-1/2 right-3 size-5 -translate-y-1/2 text-ink-soft"
          />
        </span>
      )}
    </Field>
  );
}

function Options({ options }: { options: readonly SelectOption[] }) {
  return options.map((option) => (
    <option key={option.value} value={option.value} disabled={option.isDisabled}>
      {option.label}
    </option>
  ));
}
