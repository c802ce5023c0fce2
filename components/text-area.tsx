"use client";

import { Field, type FieldProps } from "./field";

interface TextAreaProps extends FieldProps {
  rows?: number;
  maxLength?: number;
  placeholder?: string;
  onValueChange?: (value: string) => void;
}

export function TextArea({ rows = 4, maxLength, placeholder, onValueChange, ...field }: TextAreaProps) {
  return (
    <Field {...field}>
      {(control) => (
        <textarea
          {...control}
          rows={rows}
          maxLength={maxLength}
          placeholder={placeholder}
          className="control field-sizing-content max-h-[70vh] resize-y py-2 leading-normal!"
          // Browsers without field-sizing get the height by hand.
          onInput={(event) => growToText(event.currentTarget)}
          onChange={onValueChange && ((event) => onValueChange(event.currentTarget.value))}
        />
      )}
    </Field>
  );
}

function growToText(area: HTMLTextAreaElement) {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}
