import type { SnapshotContent } from "../schema";
import { changesBetween, type FigurePart } from "./snapshot";
import type { ReportStatus } from "./status";

interface Step {
  readonly status: ReportStatus;
  readonly reason: string | null;
  readonly at: Date;
}

interface HandedIn {
  readonly ordinal: number;
  readonly at: Date;
  readonly content: SnapshotContent;
}

export interface RestatedFigure {
  readonly code: string;
  /** As first accepted, and as accepted last. */
  readonly first: FigurePart | null;
  readonly now: FigurePart | null;
  readonly by: string;
  readonly at: Date;
  /** Why the report was opened again. */
  readonly why: string | null;
}

/** The handings in that were accepted, first to last: each submitted step hands in the next one. */
export function acceptedOrdinals(steps: readonly Pick<Step, "status">[]): number[] {
  let ordinal = 0;
  return steps.flatMap(({ status }) => {
    if (status === "submitted") ordinal += 1;
    return status === "accepted" ? [ordinal] : [];
  });
}

/** The figures that stand otherwise now than when the report was first accepted, with who changed them last, and why. */
export function restatedFigures(steps: readonly Step[], snapshots: readonly HandedIn[]): RestatedFigure[] {
  const known = new Map(snapshots.map((snapshot) => [snapshot.ordinal, snapshot]));
  const accepted = acceptedOrdinals(steps).flatMap((ordinal) => known.get(ordinal) ?? []);
  const [first, last] = [accepted[0], accepted.at(-1)];
  if (!first || !last || first === last) return [];
  return changesBetween(first.content, last.content).figures.flatMap(({ code, before, after }) => {
    const changed = lastChangeOf(code, accepted);
    if (!changed) return [];
    const { at, content } = changed;
    return [{ code, first: before, now: after, by: content.submittedBy.name, at, why: reasonBefore(steps, at) }];
  });
}

function lastChangeOf(code: string, accepted: readonly HandedIn[]): HandedIn | undefined {
  return accepted.findLast((snapshot, index) => {
    const before = accepted[index - 1];
    return (
      before !== undefined && changesBetween(before.content, snapshot.content).figures.some((f) => f.code === code)
    );
  });
}

// The step that took an accepted report back, the last before this handing in.
function reasonBefore(steps: readonly Step[], at: Date): string | null {
  const opened = steps.findLast(
    (step, index) => step.status === "returned" && steps[index - 1]?.status === "accepted" && step.at <= at,
  );
  return opened?.reason ?? null;
}
