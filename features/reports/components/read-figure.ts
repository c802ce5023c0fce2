import { formatNumber, parseNumber } from "@/lib/format";
import { fold } from "@/lib/vietnamese";
import { LARGEST_FIGURE } from "../rules/limits";

export type FigureReading =
  | { readonly kind: "blank" }
  /** `words` is the whole text where it said more than the number, such as "hơn 500". */
  | { readonly kind: "figure"; readonly value: number; readonly words: string | null }
  | { readonly kind: "unreadable"; readonly why: "notANumber" | "tooManyPlaces" | "tooLarge" };

const ROUNDING: ReadonlySet<string> = new Set(
  "hon|tren|gan|khoang|khoang tren|khoang hon|chung|khoang chung|xap xi|uoc|uoc tinh|duoi|it nhat|toi da"
    .split("|")
    .concat("over|more than|nearly|almost|about|around|some|under|less than|at least|~|>|<|≥|≤|≈".split("|")),
);
const WITH_WORDS = /^([\p{L}\s~<>≈≥≤]+?)\s*(\d[\d.,\s]*)(?:\s+[\p{L}%][\p{L}\s%]{0,40})?$/u;
const ENGLISH = /^\d{1,3}(,\d{3})*(\.\d+)?$|^\d+\.\d+$/;

/** Reads a figure as people type or paste it: 1.234,5, English digits where they can mean but one thing, and rounded words. */
export function readFigure(typed: string, decimals: number): FigureReading {
  const text = typed.normalize("NFC").trim();
  if (text === "") return { kind: "blank" };
  const plain = readDigits(text, decimals);
  if (plain.kind === "figure") return plain;
  const [, words = "", digits = ""] = WITH_WORDS.exec(text) ?? [];
  if (!ROUNDING.has(fold(words))) return plain;
  const rounded = readDigits(digits.trim(), decimals);
  return rounded.kind === "figure" ? { ...rounded, words: text } : rounded;
}

function readDigits(text: string, decimals: number): FigureReading {
  const vietnamese = parseNumber(text);
  const english = ENGLISH.test(text) ? Number(text.replaceAll(",", "")) : null;
  const read = [vietnamese, english].filter((value) => value !== null && value >= 0);
  const fitting = read.find((value) => value !== null && hasPlaces(value, decimals));
  if (fitting !== undefined && fitting !== null)
    return fitting > LARGEST_FIGURE
      ? { kind: "unreadable", why: "tooLarge" }
      : { kind: "figure", value: fitting, words: null };
  return { kind: "unreadable", why: vietnamese !== null && decimals > 0 ? "tooManyPlaces" : "notANumber" };
}

function hasPlaces(value: number, decimals: number): boolean {
  return Number(value.toFixed(decimals)) === value;
}

/** A figure with as many places as it has, never fewer than it was entered with. */
export function writeFigure(value: number, decimals: number): string {
  return formatNumber(value, Math.max(2, decimals));
}

const YES = new Set(["co", "c", "x", "1", "true", "dung", "yes", "y"]);
const NO = new Set(["khong", "k", "0", "false", "sai", "no", "n"]);

/** Reads a yes (1) or a no (0) in either language; null for blank, undefined for anything else. */
export function readYesNo(typed: string): 0 | 1 | null | undefined {
  const text = fold(typed);
  if (text === "") return null;
  if (YES.has(text)) return 1;
  return NO.has(text) ? 0 : undefined;
}
