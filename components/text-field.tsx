"use client";

import type { HTMLInputTypeAttribute, InputHTMLAttributes } from "react";
import { Field, type FieldProps } from "./field";

interface TextFieldProps extends FieldProps {
  type?: Extract<HTMLInputTypeAttribute, "text" | "email" | "password" | "search" | "tel">;
  autoComplete?: string;
  autoFocus?: boolean;
  inputMode?: InputHTMLAttributes<HTMLInputElement>["inputMode"];
  placeholder?: string;
  maxLength?: number;
  onValueChange?: (value: string) => void;
}

export function TextField({
  type = "text",
  autoComplete = "off",
  autoFocus,
  inputMode,
  placeholder,
  maxLength,
  onValueChange,
  ...field
}: TextFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          type={type}
          autoComplete={autoComplete}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a sign-in page has one thing to do
          autoFocus={autoFocus}
          inputMode={inputMode}
          placeholder={placeholder}
          maxLength={maxLength}
          className="control"
          onChange={onValueChange && ((event) => onValueChange(event.currentTarget.value))}
        />
      )}
    </Field>
  );
}
