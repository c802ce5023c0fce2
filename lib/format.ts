const ROMAN_QUARTERS = ["I", "II", "III", "IV"] as const;
const OFFICE_TIME_ZONE = "Asia/Ho_Chi_Minh";
const MINUS = "−";

export type FormatLocale = "vi" | "en";

interface DayParts {
  year: number;
  month: number;
  day: number;
}

function splitDay(day: string): DayParts {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) throw new RangeError(`not a day: ${day}`);
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

const twoDigits = (value: number) => String(value).padStart(2, "0");

/** Writes `2022-04-07` as `07/4/2022`. */
export function formatDay(day: string): string {
  const { year, month, day: date } = splitDay(day);
  // Decree 30/2020: a nought stands before days under 10 and before January and February only.
  return `${twoDigits(date)}/${month < 3 ? twoDigits(month) : month}/${year}`;
}

/** Writes `2022-04-07` as `ngày 07 tháng 4 năm 2022`, or in English as `7 April 2022`. */
export function formatLongDay(day: string, locale: FormatLocale = "vi"): string {
  const { year, month, day: date } = splitDay(day);
  if (locale === "en") {
    const utc = new Date(Date.UTC(year, month - 1, date));
    return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(utc);
  }
  return `ngày ${twoDigits(date)} tháng ${month < 3 ? twoDigits(month) : month} năm ${year}`;
}

/** Writes an instant in the office's time zone as `14:05 07/4/2022`. */
export function formatDateTime(instant: Date): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: OFFICE_TIME_ZONE,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((entry) => entry.type === type)?.value ?? "";
  return `${part("hour")}:${part("minute")} ${formatDay(`${part("year")}-${part("month")}-${part("day")}`)}`;
}

/** Writes `2022-Q1` as `Quý I/2022`, or in English as `Quarter I/2022`. */
export function formatQuarter(quarter: string, locale: FormatLocale = "vi"): string {
  const match = /^(\d{4})-Q([1-4])$/.exec(quarter);
  const roman = ROMAN_QUARTERS[Number(match?.[2]) - 1];
  if (!match || !roman) throw new RangeError(`not a quarter: ${quarter}`);
  return `${locale === "vi" ? "Quý" : "Quarter"} ${roman}/${match[1]}`;
}

// Made once: making one takes forty times as long as writing a figure with it, and a page writes dozens.
const TWO_DIGITS_AT_MOST = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 2 });

/** Writes 1234.5 as `1.234,5`, in both languages: the papers beside the screen write figures so. */
export function formatNumber(value: number, maximumFractionDigits = 2): string {
  const format =
    maximumFractionDigits === 2 ? TWO_DIGITS_AT_MOST : new Intl.NumberFormat("vi-VN", { maximumFractionDigits });
  return format.format(value).replace("-", MINUS);
}

/** Writes a change with its sign: `+26`, `−51`, `0`. */
export function formatSigned(value: number): string {
  return value > 0 ? `+${formatNumber(value)}` : formatNumber(value);
}

/** Writes a share of two figures as `66,67%`; a share of nothing is a dash, not nought. */
export function formatPercent(numerator: number, denominator: number): string {
  if (denominator === 0) return "–";
  const share = new Intl.NumberFormat("vi-VN", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return `${share.format((numerator / denominator) * 100).replace("-", MINUS)}%`;
}

/** Reads a day as people type it (`7/4/2022`, `07.04.2022`, `07042022`, `2022-04-07`) or answers null. */
export function parseDay(typed: string): string | null {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const written =
    /^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  const [year, month, day] = iso
    ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
    : [Number(written?.[3]), Number(written?.[2]), Number(written?.[1])];
  if (!iso && !written) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}

/** Reads a figure as people type it (`1.234,5`, `1234,5`, `-3`) or answers null; `1.5` is refused as doubtful. */
export function parseNumber(typed: string): number | null {
  const text = typed.trim().replace(MINUS, "-").replace(/\s/g, "");
  if (!/^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(text)) return null;
  return Number(text.replaceAll(".", "").replace(",", "."));
}
