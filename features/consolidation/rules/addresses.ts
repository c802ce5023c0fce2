import type { Quarter } from "@/lib/quarter";
import type { Span } from "./consolidate";

export interface ConsolidationPlace {
  readonly unitId: string;
  readonly quarter: Quarter;
  readonly span: Span;
  readonly withSubmitted: boolean;
}

/** The query that names a committee, a quarter, a span and whose reports count. */
export function placeQuery({ unitId, quarter, span, withSubmitted }: ConsolidationPlace): string {
  return new URLSearchParams({
    quarter,
    unit: unitId,
    ...(span === "year" ? { span } : {}),
    ...(withSubmitted ? { submitted: "1" } : {}),
  }).toString();
}

export function consolidationHref(place: ConsolidationPlace): string {
  return `/consolidation?${placeQuery(place)}`;
}

export function figureHref(place: ConsolidationPlace, code: string, show?: "missing" | "blank" | "differs"): string {
  return `/consolidation/figures/${code}?${placeQuery(place)}${show === undefined ? "" : `&show=${show}`}`;
}

export function chapterHref(place: ConsolidationPlace, code?: string): string {
  return `/consolidation/chapters${code === undefined ? "" : `/${code}`}?${placeQuery(place)}`;
}
