import type { ConsolidatedLine } from "@/features/consolidation/rules/consolidate";
import type { AwardCounts } from "@/features/awards/rules";
import type { Quarter } from "@/lib/quarter";

export interface ReviewHead {
  readonly upperBody: string | null;
  readonly issuingBody: string | null;
  readonly docCode: string | null;
  readonly place: string | null;
}

export interface Strength {
  readonly official: number;
  readonly probationary: number;
  readonly total: number;
}

/** What one decision-making body gave for one ground: organisations by name, persons by number. */
export interface AwardGroup {
  readonly issuingBody: string;
  readonly ground: string;
  readonly meritFrom: number | null;
  readonly meritTo: number | null;
  readonly forms: readonly {
    readonly form: string;
    readonly nameVi: string;
    readonly collectives: readonly string[];
    readonly individuals: number;
  }[];
}

/** A unit's line in the appendix; its transfers are those over the border of the whole organisation. */
export interface UnitLine {
  readonly unitName: string;
  readonly closing: number;
  readonly admission: number;
  readonly officialRecognition: number;
  readonly transferOut: number;
  readonly transferIn: number;
  readonly badges: number;
  readonly awards: number;
}

/** The figures that the units' reports add up to, and whose reports are not among them. */
export interface ReviewConsolidation {
  readonly lines: readonly ConsolidatedLine[];
  readonly total: number;
  readonly counted: number;
  readonly withSubmitted: boolean;
  readonly missing: readonly string[];
}

export interface ReviewData {
  readonly quarter: Quarter;
  readonly unitName: string;
  readonly head: ReviewHead;
  /** Whether the register's people are invented, so that its strength must not be taken for a published one. */
  readonly isDemonstration: boolean;
  readonly opening: Strength;
  readonly closing: Strength;
  readonly admission: number;
  readonly officialRecognition: number;
  readonly transferOut: number;
  readonly transferIn: number;
  readonly awardCounts: AwardCounts;
  readonly awardGroups: readonly AwardGroup[];
  readonly reports: { readonly total: number; readonly missing: readonly string[] };
  /** What the committee itself has written, by chapter; the units' texts are theirs. */
  readonly narratives: Readonly<Record<string, string>>;
  /** The form's chapters in order. */
  readonly chapters: readonly { readonly code: string; readonly title: string }[];
  readonly consolidation: ReviewConsolidation;
  readonly units: readonly UnitLine[];
}
