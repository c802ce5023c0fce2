import type { Day } from "@/lib/dates";
import type { DocumentNumber } from "./document-model";

const UNNUMBERED = "\u00a0".repeat(6);
const OPEN = "\u2026";

/** "Số 05-BC/ĐUK": no colon, a hyphen before the type, a slash before the body, one digit written with 0. */
export function numberLine({ value, typeCode, bodyCode }: DocumentNumber): string {
  return `Số ${value === null ? UNNUMBERED : String(value).padStart(2, "0")}-${typeCode}/${bodyCode}`;
}

/** "Đà Lạt, ngày 07 tháng 4 năm 2022": days 1–9 and the months 1 and 2 are written with 0. */
export function placeAndDate(place: string, date: Day | null): string {
  if (date === null) return `${place}, ngày ${OPEN} tháng ${OPEN} năm ${OPEN}`;
  const month = Number(date.slice(5, 7));
  return `${place}, ngày ${date.slice(8, 10)} tháng ${month <= 2 ? `0${month}` : month} năm ${date.slice(0, 4)}`;
}

/** Entries of "Nơi nhận": a hyphen before each, a comma after each but the last, which ends in a full stop. */
export function recipientLines(recipients: readonly string[]): string[] {
  return recipients.map((name, index) => `- ${name}${index === recipients.length - 1 ? "." : ","}`);
}
