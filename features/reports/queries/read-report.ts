import { and, asc, eq, sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { reportFigures, reportNarratives, reports, reportSnapshots, reportSteps } from "@/db/schema/reports";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { isQuarter, lastDay, type Quarter } from "@/lib/quarter";
import { inScope, type Scope } from "@/server/access";
import { FIGURE_KINDS } from "@/features/forms/rules/figure-kinds";
import { type Bilingual, BLANK_ENTRY, type Entry, type Figure } from "../rules/figures";
import type { Narrative } from "../rules/findings";
import { type History, withFormulas } from "../rules/history";
import type { QuarterState } from "../rules/status";
import { type SnapshotContent, snapshotContent } from "../schema";
import { computeFigures, type RegisterFigures } from "./compute-figures";
import { readIndicators, readSections } from "@/features/forms/queries/read-form";
import { readHistory, readTargets } from "./read-history";
import { sumBranches } from "./sum-branches";

type Reader = Pick<ReadClient, "select" | "execute">;

export interface ReportHead {
  readonly id: string;
  readonly rootId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly unitKind: string;
  /** The unit above it where that is not the committee itself: branches of many units bear one name. */
  readonly parentName: string | null;
  readonly quarter: Quarter;
  readonly formVersionId: string;
  readonly status: typeof reports.$inferSelect.status;
  readonly version: number;
  /** Where the quarter stands for this unit. */
  readonly quarterState: QuarterState;
  readonly submittedAt: Date | null;
  readonly submittedBy: string | null;
  readonly acceptedAt: Date | null;
  /** The handing in that was last accepted. */
  readonly acceptedOrdinal: number | null;
}

export interface NarrativeText extends Narrative {
  readonly title: Bilingual;
  readonly guidance: Bilingual;
  readonly version: number;
}

/** A report as its row says; throws `not_found` when there is none in scope. With `lock`, held until the end of the transaction. */
export async function readHead(db: Reader, scope: Scope, id: string, lock?: "update" | "share"): Promise<ReportHead> {
  if (!isId(id)) throw new AppError("not_found", "errors.notFound");
  const query = db
    .select({
      id: reports.id,
      rootId: reports.rootId,
      unitId: reports.unitId,
      quarter: reports.quarter,
      formVersionId: reports.formVersionId,
      status: reports.status,
      version: reports.version,
      quarterState: sql<QuarterState>`case
        when quarter_is_locked(${reports.rootId}, ${reports.unitId}, ${reports.quarter}) then 'locked'
        when exists (select from periods p where p.root_id = ${reports.rootId} and p.quarter = ${reports.quarter}
          and p.locked_at is not null) then 'reopened'
        else 'open' end`,
      submittedAt: reports.submittedAt,
      submittedBy: reports.submittedBy,
      acceptedAt: reports.acceptedAt,
      acceptedOrdinal: reports.acceptedOrdinal,
    })
    .from(reports)
    .where(and(eq(reports.id, id), inScope(reports.unitId, scope)));
  const [row] = await (lock ? query.for(lock) : query);
  if (!row || !isQuarter(row.quarter)) throw new AppError("not_found", "errors.notFound");
  return { ...row, quarter: row.quarter, ...(await readUnitAt(db, row.unitId, lastDay(row.quarter))) };
}

type UnitThen = Pick<ReportHead, "unitName" | "unitKind" | "parentName">;

async function readUnitAt(db: Reader, unitId: string, onDay: string): Promise<UnitThen> {
  const { rows } = await db.execute<UnitThen & Record<string, unknown>>(sql`
    select v.name as "unitName", v.kind as "unitKind", (
      select a.name from org_unit_versions a where a.unit_id = v.parent_id and a.unit_id <> a.root_id
        and a.valid_from <= ${onDay}::date and (a.valid_to is null or ${onDay}::date < a.valid_to)) as "parentName"
    from org_unit_versions v where v.unit_id = ${unitId}
    order by (v.valid_from <= ${onDay}::date and (v.valid_to is null or ${onDay}::date < v.valid_to)) desc, v.valid_from desc
    limit 1`);
  return rows[0] ?? { unitName: "", unitKind: "", parentName: null };
}

export interface LiveReport {
  readonly register: RegisterFigures;
  readonly figures: readonly Figure[];
  readonly narratives: readonly NarrativeText[];
  readonly history: History;
  readonly targets: ReadonlyMap<string, number>;
}

/** The report's figures and sections as they stand, entered ones beside what the register says now. */
export async function readLiveReport(db: Reader, head: ReportHead): Promise<LiveReport> {
  const register = await computeFigures(db, head.unitId, head.quarter);
  const entered = await db.select().from(reportFigures).where(eq(reportFigures.reportId, head.id));
  const written = await db.select().from(reportNarratives).where(eq(reportNarratives.reportId, head.id));
  const branches = await sumBranches(db, head.unitId, head.quarter);
  const entries = new Map(entered.map((row) => [row.indicator, row]));
  const texts = new Map(written.map((row) => [row.section, row]));
  const figures = (await readIndicators(db, head.formVersionId, head.unitKind)).map((row): Figure => {
    const entry = entries.get(row.code);
    const { nameVi, nameEn, unitVi, unitEn, code, section, group, source, partOf, decimals, isRequired, hasTarget } =
      row;
    // What only people enter, a collecting unit starts from as the sum of its branches.
    const { value = null, ...ratio } = (source === null && branches?.figures.get(code)) || {};
    return {
      ...(entry ? { ...toEntry(entry), version: entry.version } : { ...BLANK_ENTRY, ...ratio, version: 0 }),
      code,
      section,
      source,
      name: { vi: nameVi, en: nameEn },
      measure: { vi: unitVi, en: unitEn },
      guidance: { vi: row.guidanceVi, en: row.guidanceEn },
      group,
      partOf,
      decimals,
      isRequired,
      hasTarget,
      kind: FIGURE_KINDS.find((kind) => kind === row.kind) ?? "flow",
      computed: register.figureOf(source) ?? value,
    };
  });
  const narratives = (await readSections(db, head.formVersionId, head.unitKind)).map((row): NarrativeText => {
    const text = texts.get(row.code);
    return {
      code: row.code,
      isRequired: row.isRequired,
      body: text?.body ?? "",
      version: text?.version ?? 0,
      title: { vi: row.titleVi, en: row.titleEn },
      guidance: { vi: row.guidanceVi, en: row.guidanceEn },
    };
  });
  const history = await readHistory(db, head);
  const targets = await readTargets(db, head);
  const known = { history, targets, quarter: head.quarter };
  return { register, figures: withFormulas(figures, known), narratives, history, targets };
}

type FigureRow = Pick<typeof reportFigures.$inferSelect, keyof Entry>;

export function toEntry({ value, numerator, denominator, answer, cumulative, remark, reason }: FigureRow): Entry {
  return {
    value: asNumber(value),
    numerator: asNumber(numerator),
    denominator: asNumber(denominator),
    answer,
    cumulative: asNumber(cumulative),
    remark,
    reason,
  };
}

function asNumber(stored: string | null): number | null {
  return stored === null ? null : Number(stored);
}

export interface Snapshot {
  readonly ordinal: number;
  readonly hash: string;
  readonly at: Date;
  readonly content: SnapshotContent;
}

export async function readSnapshots(db: Reader, reportId: string): Promise<Snapshot[]> {
  const { ordinal, hash, at, content } = reportSnapshots;
  const rows = await db
    .select({ ordinal, hash, at, content })
    .from(reportSnapshots)
    .where(eq(reportSnapshots.reportId, reportId))
    .orderBy(asc(ordinal));
  return rows.map((row) => ({ ...row, content: snapshotContent.parse(row.content) }));
}

export function readSteps(db: Reader, reportId: string) {
  const { id, status, reason, at, byName } = reportSteps;
  return db
    .select({ id, status, reason, at, byName })
    .from(reportSteps)
    .where(eq(reportSteps.reportId, reportId))
    .orderBy(asc(at), asc(id));
}
