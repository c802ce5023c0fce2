import type { StrengthTable } from "@/features/members/rules/strength";
import type { SnapshotContent, SnapshotFigure } from "../schema";
import { type Bilingual, differsFromRegister, type Figure, reportedFigure } from "./figures";

/** A figure as it is frozen when the report is handed in. */
export function freezeFigure(figure: Figure): SnapshotFigure {
  const { code, name, measure, kind, computed, numerator, denominator, answer, cumulative, remark, reason } = figure;
  return {
    code,
    name: name.vi,
    measure: measure.vi,
    kind,
    computed,
    reported: kind === "ratio" ? null : reportedFigure(figure),
    numerator: kind === "ratio" ? numerator : null,
    denominator: kind === "ratio" ? denominator : null,
    answer,
    cumulative,
    remark,
    reason: differsFromRegister(figure) ? reason : null,
  };
}

interface HandedIn extends Pick<
  SnapshotContent,
  "unit" | "quarter" | "form" | "ledgerSeq" | "warnings" | "explanations" | "attachments" | "submittedBy"
> {
  readonly figures: readonly Figure[];
  readonly narratives: readonly { readonly code: string; readonly title: Bilingual; readonly body: string }[];
  readonly strength: StrengthTable;
}

/** A whole report as it is frozen when it is handed in, with what the register said of the unit. */
export function freezeReport({ figures, narratives, strength, ...head }: HandedIn): SnapshotContent {
  const { opening, increases, decreases, closing } = strength;
  const { official, probationary } = closing;
  return {
    ...head,
    figures: figures.map(freezeFigure),
    narratives: narratives.map(({ code, title, body }) => ({ code, title: title.vi, body })),
    register: { opening: opening.total, increases, decreases, official, probationary, closing: closing.total },
  };
}

export type FigurePart = Pick<
  SnapshotFigure,
  "reported" | "numerator" | "denominator" | "answer" | "remark" | "reason"
>;

export interface FigureChange {
  readonly code: string;
  readonly before: FigurePart | null;
  readonly after: FigurePart | null;
}

export interface ReportChanges {
  readonly figures: readonly FigureChange[];
  /** Codes of the sections whose text changed. */
  readonly sections: readonly string[];
  /** Names of the documents that are there now and were not, or the other way round, by their content. */
  readonly attached: readonly string[];
  readonly detached: readonly string[];
}

/** What changed from one handing in to the next, figure by figure; against null, all that was answered. */
export function changesBetween(before: SnapshotContent | null, after: SnapshotContent): ReportChanges {
  const earlier = new Map(before?.figures.map((figure) => [figure.code, figure]));
  const figures = after.figures.flatMap((figure) => {
    const [was, is] = [partOf(earlier.get(figure.code)), partOf(figure)];
    return isSame(was, is) ? [] : [{ code: figure.code, before: was, after: is }];
  });
  const texts = new Map(before?.narratives.map(({ code, body }) => [code, body]));
  const changed = after.narratives.filter(({ code, body }) => (texts.get(code) ?? "") !== body);
  const documents = before?.attachments ?? [];
  return {
    figures,
    sections: changed.map(({ code }) => code),
    attached: onlyIn(after.attachments, documents),
    detached: onlyIn(documents, after.attachments),
  };
}

function onlyIn(here: SnapshotContent["attachments"], there: SnapshotContent["attachments"]): string[] {
  const known = new Set(there.map(({ sha256 }) => sha256));
  return here.flatMap(({ name, sha256 }) => (known.has(sha256) ? [] : [name]));
}

const PARTS = ["reported", "numerator", "denominator", "answer", "remark", "reason"] as const;

function partOf(figure: SnapshotFigure | undefined): FigurePart | null {
  if (!figure || PARTS.every((part) => figure[part] === null)) return null;
  const { reported, numerator, denominator, answer, remark, reason } = figure;
  return { reported, numerator, denominator, answer, remark, reason };
}

function isSame(a: FigurePart | null, b: FigurePart | null): boolean {
  if (a === null || b === null) return a === b;
  return PARTS.every((part) => a[part] === b[part]);
}

/** The number on the receipt: which handing in it was, and the head of what was frozen. */
export function receiptNumber({ ordinal, hash }: { ordinal: number; hash: string }): string {
  return `${ordinal}-${hash.slice(0, 8).toUpperCase()}`;
}
