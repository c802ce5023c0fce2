import { and, asc, eq, sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { reportFigures, reportNarratives, reports, reportSnapshots, reportSteps } from "@/db/schema/reports";
import { AppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { isQuarter, lastDay, type Quarter } from "@/lib/quarter";
import { inScope, type Scope } from "@/server/access";
import { type Bilingual, BLANK_ENTRY, type Figure } from "../rules/figures";
import type { Narrative } from "../rules/findings";
import { type SnapshotContent, snapshotContent } from "../schema";
import { computeFigures, type RegisterFigures } from "./compute-figures";
import { readIndicators, readSections } from "./read-form";

type Reader = Pick<ReadClient, "select" | "execute">;

export interface ReportHead {
  readonly id: string;
  readonly rootId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly quarter: Quarter;
  readonly formVersionId: string;
  readonly status: typeof reports.$inferSelect.status;
  readonly version: number;
  readonly submittedAt: Date | null;
  readonly submittedBy: string | null;
  readonly acceptedAt: Date | null;
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
      submittedAt: reports.submittedAt,
      submittedBy: reports.submittedBy,
      acceptedAt: reports.acceptedAt,
    })
    .from(reports)
    .where(and(eq(reports.id, id), inScope(reports.unitId, scope)));
  const [row] = await (lock ? query.for(lock) : query);
  if (!row || !isQuarter(row.quarter)) throw new AppError("not_found", "errors.notFound");
  return { ...row, quarter: row.quarter, unitName: await unitNameAt(db, row.unitId, lastDay(row.quarter)) };
}

async function unitNameAt(db: Reader, unitId: string, onDay: string): Promise<string> {
  const { rows } = await db.execute<{ name: string }>(sql`
    select name from org_unit_versions where unit_id = ${unitId}
    order by (valid_from <= ${onDay}::date and (valid_to is null or ${onDay}::date < valid_to)) desc, valid_from desc limit 1`);
  return rows[0]?.name ?? "";
}

export interface LiveReport {
  readonly register: RegisterFigures;
  readonly figures: readonly Figure[];
  readonly narratives: readonly NarrativeText[];
}

/** The report's figures and sections as they stand, entered ones beside what the register says now. */
export async function readLiveReport(db: Reader, head: ReportHead): Promise<LiveReport> {
  const register = await computeFigures(db, head.unitId, head.quarter);
  const entered = await db.select().from(reportFigures).where(eq(reportFigures.reportId, head.id));
  const written = await db.select().from(reportNarratives).where(eq(reportNarratives.reportId, head.id));
  const entries = new Map(entered.map((row) => [row.indicator, row]));
  const texts = new Map(written.map((row) => [row.section, row]));
  const figures = (await readIndicators(db, head.formVersionId)).map((row): Figure => {
    const entry = entries.get(row.code);
    const { nameVi, nameEn, unitVi, unitEn, code, section, source } = row;
    return {
      ...(entry ? { ...toEntry(entry), version: entry.version } : { ...BLANK_ENTRY, version: 0 }),
      code,
      section,
      source,
      name: { vi: nameVi, en: nameEn },
      measure: { vi: unitVi, en: unitEn },
      kind: row.kind === "ratio" || row.kind === "stock" ? row.kind : "flow",
      computed: register.figureOf(source),
    };
  });
  const narratives = (await readSections(db, head.formVersionId)).map((row): NarrativeText => {
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
  return { register, figures, narratives };
}

type FigureRow = Pick<typeof reportFigures.$inferSelect, "value" | "numerator" | "denominator" | "remark" | "reason">;

export function toEntry({ value, numerator, denominator, remark, reason }: FigureRow) {
  return { value: asNumber(value), numerator: asNumber(numerator), denominator: asNumber(denominator), remark, reason };
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
