import { and, eq } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import { reports } from "@/db/schema/reports";
import { readDueDays } from "@/features/settings/queries";
import { dueDayOf } from "@/features/settings/rules";
import type { Actor } from "@/lib/actor";
import { type Day, today } from "@/lib/dates";
import { numberOf } from "@/lib/quarter";
import { can, inScope, requireScope, type Scope } from "@/server/access";
import { type Figure, recordsHref } from "../rules/figures";
import type { Finding } from "../rules/finding-kinds";
import { type Checkable, findingsOf } from "../rules/findings";
import { type Lateness, latenessOf, reportState, type ReportState } from "../rules/lateness";
import { changesBetween, type ReportChanges } from "../rules/snapshot";
import { canWrite, isOpenForEntry, isOwnSubmission } from "../rules/status";
import type { SnapshotFigure } from "../schema";
import { readCheckable } from "./read-checkable";
import { mayReviewReport } from "./may-review";
import {
  type NarrativeText,
  readHead,
  readLiveReport,
  type ReportHead,
  readSnapshots,
  readSteps,
  type Snapshot,
} from "./read-report";
import { readReportingUnits } from "./reporting-units";

export interface FigureInReport extends Figure {
  /** What the register says today; `computed` is what it said when the report was handed in. */
  readonly registerNow: number | null;
  readonly recordsHref: string | null;
  readonly previous: SnapshotFigure | null;
  readonly lastYear: SnapshotFigure | null;
  readonly target: number | null;
  /** The sum of the year's quarters before this one; null when one of them has no figure. */
  readonly earlier: number | null;
}

export interface ReportStep {
  readonly id: string;
  readonly status: ReportHead["status"];
  readonly reason: string | null;
  readonly at: Date;
  readonly byName: string;
}

export interface ReportInFull extends ReportHead {
  /** What is shown of where it stands: its status, or that it is locked or being restated. */
  readonly state: ReportState;
  readonly dueOn: Day | null;
  readonly lateness: Lateness;
  readonly isOpen: boolean;
  readonly mayEdit: boolean;
  readonly mayReview: boolean;
  readonly isOwnSubmission: boolean;
  readonly figures: readonly FigureInReport[];
  readonly narratives: readonly NarrativeText[];
  readonly findings: readonly Finding[];
  /** What the findings were made of, so that what is being typed can be judged too. */
  readonly checkable: Checkable;
  readonly steps: readonly ReportStep[];
  readonly receipt: Pick<Snapshot, "ordinal" | "hash" | "at"> | null;
  /** Since the handing in before this one; null when it was the first. */
  readonly changes: ReportChanges | null;
  /** The submitted reports before and after this one in the office's list of the quarter. */
  readonly neighbours: { readonly previous: string | null; readonly next: string | null };
}

/** A report with all that its screens show. What is out of its author's hands is told as it was handed in. */
export async function getReport(actor: Actor, id: string): Promise<ReportInFull> {
  const scope = requireScope(actor, "report.read");
  return readAs(actor, async (db) => {
    const head = await readHead(db, scope, id);
    const live = await readLiveReport(db, head);
    const snapshots = await readSnapshots(db, id);
    const steps = await readSteps(db, id);
    const due = dueDayOf(await readDueDays(db, head.rootId, head.quarter), head.unitId);
    const checkable = await readCheckable(db, head, live);
    const isOpen = isOpenForEntry(head.status);
    const latest = snapshots.at(-1);
    const before = snapshots.at(-2);
    const firstSubmittedAt = steps.find((step) => step.status === "submitted")?.at ?? null;
    const dueOn = due?.dueOn ?? null;
    const graceUntil = due?.graceUntil ?? null;
    const mayReview = await mayReviewReport(db, actor, head);
    const shown = isOpen || !latest ? live : asHandedIn(live, latest);
    return {
      ...head,
      state: reportState(head),
      dueOn,
      lateness: latenessOf({ dueOn, graceUntil, firstSubmittedAt, today: today() }),
      isOpen,
      mayEdit:
        canWrite(head) && can(actor, "report.edit") && (await reaches(db, head, requireScope(actor, "report.edit"))),
      mayReview,
      isOwnSubmission: isOwnSubmission(head, actor.accountId),
      figures: shown.figures.map((figure, index) => {
        const history = live.history.get(figure.code);
        return {
          ...figure,
          registerNow: live.figures[index]?.computed ?? null,
          recordsHref: recordsHref(figure.source, head),
          previous: history?.previous ?? null,
          lastYear: history?.lastYear ?? null,
          target: live.targets.get(figure.code) ?? null,
          earlier: history?.yearToDate ?? (numberOf(head.quarter) === 1 ? 0 : null),
        };
      }),
      narratives: shown.narratives,
      findings: findingsOf(checkable),
      checkable,
      steps,
      receipt: latest ? { ordinal: latest.ordinal, hash: latest.hash, at: latest.at } : null,
      changes: latest && before ? changesBetween(before.content, latest.content) : null,
      neighbours: mayReview
        ? await findNeighbours(db, head, scope, !can(actor, "report.review"))
        : { previous: null, next: null },
    };
  });
}

async function reaches(db: ReadClient, head: ReportHead, scope: Scope): Promise<boolean> {
  const rows = await db
    .select({ id: reports.id })
    .from(reports)
    .where(and(eq(reports.id, head.id), inScope(reports.unitId, scope)));
  return rows.length > 0;
}

// Live figures keep their order and names; their numbers become those of the snapshot.
function asHandedIn(
  live: { figures: readonly Figure[]; narratives: readonly NarrativeText[] },
  { content }: Snapshot,
): { figures: readonly Figure[]; narratives: readonly NarrativeText[] } {
  const frozen = new Map(content.figures.map((figure) => [figure.code, figure]));
  const texts = new Map(content.narratives.map(({ code, body }) => [code, body]));
  return {
    figures: live.figures.map((figure) => {
      const was = frozen.get(figure.code);
      if (!was) return figure;
      const { computed, reported, numerator, denominator, answer, cumulative, remark, reason } = was;
      return { ...figure, computed, value: reported, numerator, denominator, answer, cumulative, remark, reason };
    }),
    narratives: live.narratives.map((section) => ({ ...section, body: texts.get(section.code) ?? "" })),
  };
}

function isWaiting(row: { state: string }): boolean {
  return row.state === "submitted";
}

async function findNeighbours(
  db: ReadClient,
  head: ReportHead,
  scope: Scope,
  withBranches: boolean,
): Promise<ReportInFull["neighbours"]> {
  const rows = await readReportingUnits(db, head.quarter, (unit) => inScope(unit, scope), { withBranches });
  const here = rows.findIndex((row) => row.reportId === head.id);
  const previous = here < 0 ? undefined : rows.slice(0, here).findLast(isWaiting);
  return { previous: previous?.reportId ?? null, next: rows.slice(here + 1).find(isWaiting)?.reportId ?? null };
}
