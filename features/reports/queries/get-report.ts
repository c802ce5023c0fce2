import { and, desc, eq, inArray } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import { reports, reportSnapshots } from "@/db/schema/reports";
import { readPeriods } from "@/features/settings/queries";
import type { Actor } from "@/lib/actor";
import { type Day, today } from "@/lib/dates";
import { previousQuarter } from "@/lib/quarter";
import { can, inScope, requireScope, type Scope } from "@/server/access";
import { type Figure, recordsHref } from "../rules/figures";
import { type Finding, findingsOf } from "../rules/findings";
import { type Lateness, latenessOf } from "../rules/lateness";
import { changesBetween, type ReportChanges } from "../rules/snapshot";
import { isOpenForEntry, isOwnSubmission } from "../rules/status";
import { type SnapshotFigure, snapshotContent } from "../schema";
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
}

export interface ReportStep {
  readonly id: string;
  readonly status: ReportHead["status"];
  readonly reason: string | null;
  readonly at: Date;
  readonly byName: string;
}

export interface ReportInFull extends ReportHead {
  readonly dueOn: Day | null;
  readonly lateness: Lateness;
  readonly isOpen: boolean;
  readonly mayEdit: boolean;
  readonly mayReview: boolean;
  readonly isOwnSubmission: boolean;
  readonly figures: readonly FigureInReport[];
  readonly narratives: readonly NarrativeText[];
  readonly findings: readonly Finding[];
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
    const [period] = await readPeriods(db, head.rootId, head.quarter);
    const previous = await readPreviousFigures(db, head);
    const isOpen = isOpenForEntry(head.status);
    const latest = snapshots.at(-1);
    const before = snapshots.at(-2);
    const { increases, decreases } = live.register.strength;
    const firstSubmittedAt = steps.find((step) => step.status === "submitted")?.at ?? null;
    const dueOn = period?.dueOn ?? null;
    const mayReview = can(actor, "report.review") && (await reaches(db, head, requireScope(actor, "report.review")));
    const shown = isOpen || !latest ? live : asHandedIn(live, latest);
    return {
      ...head,
      dueOn,
      lateness: latenessOf({ dueOn, firstSubmittedAt, today: today() }),
      isOpen,
      mayEdit: isOpen && can(actor, "report.edit") && (await reaches(db, head, requireScope(actor, "report.edit"))),
      mayReview,
      isOwnSubmission: isOwnSubmission(head, actor.accountId),
      figures: shown.figures.map((figure, index) => ({
        ...figure,
        registerNow: live.figures[index]?.computed ?? null,
        recordsHref: recordsHref(figure.source, head),
        previous: previous.get(figure.code) ?? null,
      })),
      narratives: shown.narratives,
      findings: findingsOf({ ...live, register: { increases, decreases } }),
      steps,
      receipt: latest ? { ordinal: latest.ordinal, hash: latest.hash, at: latest.at } : null,
      changes: latest && before ? changesBetween(before.content, latest.content) : null,
      neighbours: mayReview ? await findNeighbours(db, head, scope) : { previous: null, next: null },
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
      const { computed, reported, numerator, denominator, remark, reason } = was;
      return { ...figure, computed, value: reported, numerator, denominator, remark, reason };
    }),
    narratives: live.narratives.map((section) => ({ ...section, body: texts.get(section.code) ?? "" })),
  };
}

async function readPreviousFigures(db: ReadClient, head: ReportHead): Promise<ReadonlyMap<string, SnapshotFigure>> {
  const [row] = await db
    .select({ content: reportSnapshots.content })
    .from(reportSnapshots)
    .innerJoin(reports, eq(reports.id, reportSnapshots.reportId))
    .where(
      and(
        eq(reports.unitId, head.unitId),
        eq(reports.quarter, previousQuarter(head.quarter)),
        inArray(reports.status, ["submitted", "accepted"]),
      ),
    )
    .orderBy(desc(reportSnapshots.ordinal))
    .limit(1);
  const figures = row ? snapshotContent.parse(row.content).figures : [];
  return new Map(figures.map((figure) => [figure.code, figure]));
}

function isWaiting(row: { state: string }): boolean {
  return row.state === "submitted";
}

async function findNeighbours(db: ReadClient, head: ReportHead, scope: Scope): Promise<ReportInFull["neighbours"]> {
  const rows = await readReportingUnits(db, head.quarter, (unit) => inScope(unit, scope));
  const here = rows.findIndex((row) => row.reportId === head.id);
  const previous = here < 0 ? undefined : rows.slice(0, here).findLast(isWaiting);
  return { previous: previous?.reportId ?? null, next: rows.slice(here + 1).find(isWaiting)?.reportId ?? null };
}
