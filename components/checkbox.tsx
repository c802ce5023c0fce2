"use client";

import type { ReactNode } from "react";
import { FieldError, FieldHelp, useField } from "./field";

interface CheckboxProps {
  name: string;
  label: string;
  help?: ReactNode;
  value?: string;
  defaultChecked?: boolean;
  isDisabled?: boolean;
  onCheckedChange?: (isChecked: boolean) => void;
}

export function Checkbox({
  name,
  label,
  help,
  value = "on",
  defaultChecked = false,
  isDisabled = false,
  onCheckedChange,
}: CheckboxProps) {
  const { control, message } = useField({ name, label, help, isDisabled, defaultValue: defaultChecked ? value : "" });
  return (
    <div className="flex flex-col gap-1">
      <label className="flex min-h-9 cursor-pointer items-start gap-3 py-1.5 coarse:min-h-11 coarse:py-2.5">
        <input
          type="checkbox"
          id={control.id}
          name={name}
          value={value}
          defaultChecked={control.defaultValue === value}
          disabled={control.disabled}
          aria-describedby={control["aria-describedby"]}
          aria-invalid={control["aria-invalid"]}
          className="mt-0.75 size-5 shrink-0 accent-ink"
          onChange={onCheckedChange && ((event) => onCheckedChange(event.currentTarget.checked))}
        />
        <span>{label}</span>
      </label>
      {help !== undefined && (
        <div className="pl-8">
          <FieldHelp id={`${control.id}-help`}>{help}</FieldHelp>
        </div>
      )}
      <FieldError id={`${control.id}-error`} message={message} />
    </div>
  );
}
