import { desc, eq } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import { reportSnapshots } from "@/db/schema/reports";
import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import { type RestatedFigure, restatedFigures } from "../rules/restatement";
import { changesBetween, type FigureChange } from "../rules/snapshot";
import { canMove, isLocked, type QuarterState } from "../rules/status";
import { diffText, shortened, type TextPart } from "../rules/word-diff";
import { mayReviewReport } from "./may-review";
import { readHistory } from "./read-history";
import { readHead, type ReportHead, readSnapshots, readSteps, type Snapshot } from "./read-report";
import { readWriters, type Writer } from "./read-writers";
import { type BranchSums, sumBranches } from "./sum-branches";

export interface ChangedSection {
  readonly code: string;
  readonly title: string;
  readonly parts: readonly TextPart[];
}

/** What changed from an earlier handing in to the latest one. */
export interface ReportDiff {
  readonly ordinal: number;
  readonly at: Date;
  readonly figures: readonly FigureChange[];
  readonly sections: readonly ChangedSection[];
  /** Names of documents added and taken off. */
  readonly attached: readonly string[];
  readonly detached: readonly string[];
}

export interface Review {
  readonly quarterState: QuarterState;
  readonly isLocked: boolean;
  /** Whether the latest handing in restates a report that was accepted, or locked, before. */
  readonly isRestatement: boolean;
  readonly mayReview: boolean;
  readonly mayReopen: boolean;
  /** What keeps this reader from accepting: they handed it in, wrote into it, or their stand-in did. */
  readonly ownPart: "submitted" | "wrote" | "side" | null;
  readonly writers: readonly Writer[];
  readonly sinceSubmission: ReportDiff | null;
  /** Null while nothing was accepted, or nothing handed in since. */
  readonly sinceAcceptance: ReportDiff | null;
  readonly restated: readonly RestatedFigure[];
  /** The eight quarters before this one by indicator, oldest first. */
  readonly series: ReadonlyMap<string, readonly (number | null)[]>;
  /** For a unit that collects its branches' reports: how many of them its sums rest on, and whose are missing. */
  readonly branches: Pick<BranchSums, "branches" | "accepted" | "missing"> | null;
}

/** What a report's reader needs to judge it: what changed, who wrote it, what they may do with it. */
export async function getReview(actor: Actor, id: string): Promise<Review> {
  const scope = requireScope(actor, "report.read");
  return readAs(actor, async (db) => {
    const head = await readHead(db, scope, id);
    const snapshots = await readSnapshots(db, id);
    const steps = await readSteps(db, id);
    const writers = await readWriters(db, id);
    const mayDecide = await mayReviewReport(db, actor, head);
    const history = await readHistory(db, head);
    const branches = await sumBranches(db, head.unitId, head.quarter);
    const latest = snapshots.at(-1);
    const accepted = snapshots.find(({ ordinal }) => ordinal === head.acceptedOrdinal);
    return {
      quarterState: head.quarterState,
      isLocked: isLocked(head),
      isRestatement: await isRestatement(db, id),
      mayReview: mayDecide,
      mayReopen: mayDecide && head.status === "accepted" && canMove(head, "returned"),
      ownPart: ownPartOf(head, writers, actor.accountId),
      writers,
      sinceSubmission: diffOf(snapshots.at(-2), latest),
      sinceAcceptance: diffOf(accepted, latest),
      restated: restatedFigures(steps, snapshots),
      series: new Map([...history].map(([code, { series }]) => [code, series])),
      branches,
    };
  });
}

function ownPartOf(head: ReportHead, writers: readonly Writer[], accountId: string): Review["ownPart"] {
  if (head.submittedBy === accountId) return "submitted";
  if (writers.some((writer) => writer.accountId === accountId)) return "wrote";
  return writers.some((writer) => writer.isOwnSide) ? "side" : null;
}

async function isRestatement(db: Pick<ReadClient, "select">, reportId: string): Promise<boolean> {
  const [latest] = await db
    .select({ isRestatement: reportSnapshots.isRestatement })
    .from(reportSnapshots)
    .where(eq(reportSnapshots.reportId, reportId))
    .orderBy(desc(reportSnapshots.ordinal))
    .limit(1);
  return latest?.isRestatement === true;
}

function diffOf(before: Snapshot | undefined, after: Snapshot | undefined): ReportDiff | null {
  if (!before || !after || before.ordinal >= after.ordinal) return null;
  const { figures, sections, attached, detached } = changesBetween(before.content, after.content);
  const [was, is] = [textsOf(before), textsOf(after)];
  return {
    ordinal: before.ordinal,
    at: before.at,
    figures,
    attached,
    detached,
    sections: sections.map((code) => ({
      code,
      title: is.get(code)?.title ?? code,
      parts: shortened(diffText(was.get(code)?.body ?? "", is.get(code)?.body ?? "")),
    })),
  };
}

function textsOf({ content }: Snapshot) {
  return new Map(content.narratives.map((one) => [one.code, one]));
}
