import { formatNumber, parseNumber } from "@/lib/format";
import { BLANK_ENTRY, type Entry } from "../rules/figures";

/** What stands in a figure's boxes, as typed. */
export interface TypedFigure {
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly remark: string;
  readonly reason: string;
}

interface Origin {
  readonly kind: string;
  readonly computed: number | null;
}

const shown = (value: number | null) => (value === null ? "" : formatNumber(value));

/** The boxes of a figure as stored; where nothing was entered, the register's figure stands ready. */
export function typedFromEntry(entry: Entry, { computed }: Origin): TypedFigure {
  return {
    value: shown(entry.value ?? computed),
    numerator: shown(entry.numerator),
    denominator: shown(entry.denominator),
    remark: entry.remark ?? "",
    reason: entry.reason ?? "",
  };
}

/** What the boxes mean, or null when one of them holds no figure. The register's own figure is no entry: it goes on following. */
export function entryFromTyped(typed: TypedFigure, { kind, computed }: Origin): Entry | null {
  const texts = { remark: typed.remark.trim() || null, reason: typed.reason.trim() || null };
  if (kind === "ratio") {
    const [numerator, denominator] = [readCount(typed.numerator), readCount(typed.denominator)];
    return numerator === undefined || denominator === undefined
      ? null
      : { ...BLANK_ENTRY, ...texts, numerator, denominator };
  }
  const value = readCount(typed.value);
  if (value === undefined) return null;
  return { ...BLANK_ENTRY, ...texts, value: value === computed ? null : value };
}

function readCount(typed: string): number | null | undefined {
  if (typed.trim() === "") return null;
  const value = parseNumber(typed);
  return value !== null && Number.isInteger(value) && value >= 0 ? value : undefined;
}
