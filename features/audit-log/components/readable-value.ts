import { isDay } from "@/lib/dates";
import { formatDateTime, formatDay } from "@/lib/format";

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** Days and instants as people write them, truth values as words; anything else as it was written. */
export function readableValue(value: string, words: { yes: string; no: string }): string {
  if (value === "true") return words.yes;
  if (value === "false") return words.no;
  if (isDay(value)) return formatDay(value);
  return INSTANT.test(value) ? formatDateTime(new Date(value)) : value;
}
