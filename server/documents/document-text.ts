import { AlignmentType, type IParagraphOptions, Paragraph, TextRun as Run } from "docx";
import { cleanText, printable } from "@/lib/vietnamese";
import type { TextRun } from "./document-model";

export const FONT = "Times New Roman";
export const BODY_SIZE = 14;

// What the left half of the head holds in capitals of 14 points.
const LONGEST_LINE = 24;

type Look = { size?: number; bold?: boolean; italics?: boolean; underline?: boolean };

/** Points as the half points Word counts in. */
export function halfPoints(points: number): number {
  return points * 2;
}

/** Points as the twentieths Word measures distances in. */
export function twentieths(points: number): number {
  return Math.round(points * 20);
}

export function millimetres(mm: number): number {
  return Math.round((mm / 25.4) * 72 * 20);
}

export function run(
  text: string,
  { size = BODY_SIZE, bold = false, italics = false, underline = false }: Look = {},
): Run {
  return new Run({
    text: printable(text),
    font: FONT,
    size: halfPoints(size),
    bold,
    italics,
    ...(underline ? { underline: {} } : {}),
  });
}

export function line(text: string, look: Look = {}, options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, ...options, children: [run(text, look)] });
}

/** A long name of a body in two lines of about the same length, where its writer set no line break. */
export function balancedLines(text: string): string[] {
  const lines = cleanText(text).split("\n");
  const [only = ""] = lines;
  if (lines.length > 1 || only.length <= LONGEST_LINE) return lines;
  const before = only.lastIndexOf(" ", only.length / 2);
  const after = only.indexOf(" ", only.length / 2);
  const at = before < 0 || (after >= 0 && after - only.length / 2 < only.length / 2 - before) ? after : before;
  return at < 0 ? lines : [only.slice(0, at), only.slice(at + 1)];
}

/** Splits a text into the lines typed, so that each becomes a paragraph; empty lines are dropped. */
export function paragraphsOf(text: string | readonly TextRun[]): TextRun[][] {
  if (typeof text !== "string") return [[...text]];
  return cleanText(text)
    .split("\n")
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .map((one) => [{ text: one }]);
}
