"use client";

import { useRef } from "react";
import { formatNumber, parseNumber } from "@/lib/format";
import { Field, type FieldProps } from "./field";
import { usePostedValue } from "./use-posted-value";

interface NumberFieldProps extends FieldProps {
  unit?: string;
  onValueChange?: (value: string) => void;
}

const MOST_DIGITS = 10;

function toPosted(typed: string): string {
  const value = parseNumber(typed);
  return value === null ? typed.trim() : String(value);
}

// A value is posted and kept as `1234.5`; only what people type is read in the Vietnamese way.
function toShown(posted: string): string {
  const isFigure = /^-?\d+(\.\d+)?$/.test(posted);
  return isFigure ? formatNumber(Number(posted), MOST_DIGITS) : posted;
}

export function NumberField({ unit, onValueChange, ...field }: NumberFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  usePostedValue(input, toPosted);
  return (
    <Field {...field}>
      {(control) => (
        <span className="flex items-center gap-3">
          <input
            {...control}
            ref={input}
            defaultValue={toShown(control.defaultValue)}
            inputMode="decimal"
            autoComplete="off"
            className="control max-w-44 text-right"
            onChange={onValueChange && ((event) => onValueChange(toPosted(event.currentTarget.value)))}
            onBlur={({ currentTarget }) => {
              const value = parseNumber(currentTarget.value);
              if (value !== null) currentTarget.value = formatNumber(value, MOST_DIGITS);
            }}
          />
          {unit && <span className="text-label text-ink-soft">{unit}</span>}
        </span>
      )}
    </Field>
  );
}
