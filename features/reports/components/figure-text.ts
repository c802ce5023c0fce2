import { formatNumber, formatPercent } from "@/lib/format";

interface ShownFigure {
  readonly kind: string;
  readonly reported: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** A figure as it is read: "26", "1.235/1.200 (102,92%)"; blank is null, never nought. */
export function figureText({ kind, reported, numerator, denominator }: ShownFigure): string | null {
  if (kind !== "ratio") return reported === null ? null : formatNumber(reported);
  if (numerator === null && denominator === null) return null;
  const share = numerator === null || denominator === null ? "" : ` (${formatPercent(numerator, denominator)})`;
  return `${partText(numerator)}/${partText(denominator)}${share}`;
}

function partText(value: number | null): string {
  return value === null ? "–" : formatNumber(value);
}

/** The sections of a form's indicators in their order, each with its own. */
export function bySection<F extends { section: string }>(figures: readonly F[]): [section: string, figures: F[]][] {
  const sections = new Map<string, F[]>();
  for (const figure of figures) sections.set(figure.section, [...(sections.get(figure.section) ?? []), figure]);
  return [...sections];
}

const NAMED_SECTIONS = ["strength", "awards", "training", "inspection", "activities"] as const;
export type NamedSection = (typeof NAMED_SECTIONS)[number] | "other";

/** The section's key among the messages; a form of an office's own may hold others. */
export function namedSection(section: string): NamedSection {
  return NAMED_SECTIONS.find((named) => named === section) ?? "other";
}
