"use client";

import { CalendarDays } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { formatDay, parseDay } from "@/lib/format";
import { buttonClass } from "./button-class";
import { Field, type FieldProps } from "./field";
import { usePostedValue } from "./use-posted-value";

interface DateFieldProps extends FieldProps {
  min?: string;
  max?: string;
  onValueChange?: (day: string) => void;
}

const toPosted = (typed: string) => parseDay(typed) ?? typed.trim();

function toShown(posted: string): string {
  const day = parseDay(posted);
  return day ? formatDay(day) : posted;
}

/** A day is typed as on paper; the button opens the browser's own calendar, which speaks the reader's language. */
export function DateField({ min, max, onValueChange, ...field }: DateFieldProps) {
  const t = useTranslations("components");
  const typed = useRef<HTMLInputElement>(null);
  const calendar = useRef<HTMLInputElement>(null);
  usePostedValue(typed, toPosted);

  const openCalendar = () => {
    if (!typed.current || !calendar.current) return;
    calendar.current.value = parseDay(typed.current.value) ?? "";
    calendar.current.showPicker();
  };

  const takeFromCalendar = (day: string) => {
    if (!typed.current || day === "") return;
    typed.current.value = formatDay(day);
    typed.current.dispatchEvent(new Event("input", { bubbles: true }));
  };

  return (
    <Field {...field}>
      {(control) => (
        <span className="relative flex w-60 max-w-full items-center gap-2">
          <input
            {...control}
            ref={typed}
            defaultValue={toShown(control.defaultValue)}
            inputMode="numeric"
            autoComplete="off"
            placeholder={t("dayPlaceholder")}
            className="control min-w-0"
            onChange={onValueChange && ((event) => onValueChange(toPosted(event.currentTarget.value)))}
            onBlur={({ currentTarget }) => {
              currentTarget.value = toShown(currentTarget.value);
            }}
          />
          <input
            ref={calendar}
            type="date"
            min={min}
            max={max}
            tabIndex={-1}
            aria-hidden
            className="pointer-events-none absolute bottom-0 left-0 h-full w-px opacity-0"
            onChange={(event) => takeFromCalendar(event.currentTarget.value)}
          />
          <button
            type="button"
            className={`${buttonClass("secondary")} aspect-square shrink-0 px-0!`}
            aria-label={t("openCalendar")}
            aria-describedby={`${control.id}-label`}
            disabled={control.disabled}
            onClick={openCalendar}
          >
            <CalendarDays aria-hidden className="size-5" />
          </button>
        </span>
      )}
    </Field>
  );
}
