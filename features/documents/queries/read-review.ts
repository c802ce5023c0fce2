import { sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { readChapters } from "@/features/consolidation/queries/get-chapters";
import { readConsolidation } from "@/features/consolidation/queries/read-consolidation";
import { readAwardCounts } from "@/features/awards/queries/count-awards";
import { readStrengthTable } from "@/features/members/queries/get-strength-table";
import { figuresOf } from "@/features/members/rules/strength";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import { readReportingUnits } from "@/features/reports/queries/reporting-units";
import { isHandedIn } from "@/features/reports/rules/lateness";
import { AppError } from "@/lib/errors";
import { lastDay, type Quarter } from "@/lib/quarter";
import { inScope, inSubtree, type Scope } from "@/server/access";
import type { ReviewData, ReviewHead } from "../rules/review-data";
import { readAwardGroups } from "./read-award-groups";
import { readUnitLines } from "./read-unit-lines";

type Reader = Pick<ReadClient, "execute">;

export interface ReviewAsked {
  readonly unitId: string;
  readonly quarter: Quarter;
  /** Whether reports handed in and not yet accepted count in the appendix of figures. */
  readonly withSubmitted: boolean;
}

/** All the review needs, inside an open read: every figure is of one and the same moment. */
export async function readReview(
  db: ReadClient,
  scope: Scope,
  rootId: string,
  { unitId, quarter, withSubmitted }: ReviewAsked,
): Promise<ReviewData> {
  const unit = await readUnit(db, scope, unitId, quarter);
  const strength = await readStrengthTable(db, unitId, quarter);
  const figures = figuresOf(strength);
  const reports = await readReportingUnits(db, quarter, (column) => inSubtree(column, unitId, lastDay(quarter)));
  const missing = reports.filter(({ state }) => !isHandedIn(state));
  const { unitName, isDemonstration, ...head } = unit;
  const asked = { unitId, quarter, span: "quarter", withSubmitted } as const;
  const { lines, asked: total, counted, missing: notCounted } = await readConsolidation(db, scope, rootId, asked);
  const chapters = await readChapters(db, rootId, { unitId, quarters: [quarter], withSubmitted }, quarter);
  return {
    quarter,
    unitName,
    head,
    isDemonstration,
    opening: strength.opening,
    closing: strength.closing,
    admission: figures.get("KN") ?? 0,
    officialRecognition: figures.get("CT") ?? 0,
    transferOut: figures.get("CD") ?? 0,
    transferIn: figures.get("CDEN") ?? 0,
    awardCounts: await readAwardCounts(db, unitId, quarter),
    awardGroups: await readAwardGroups(db, unitId, quarter),
    reports: { total: reports.length, missing: missing.map(({ unitName: name }) => name) },
    narratives: {
      ...(await readOwnNarratives(db, unitId, quarter)),
      ...Object.fromEntries(chapters.filter(({ body }) => body.trim() !== "").map(({ code, body }) => [code, body])),
    },
    chapters: chapters.map(({ code, title }) => ({ code, title: title.vi })),
    consolidation: { lines, total, counted, withSubmitted, missing: notCounted.map(({ name }) => name) },
    units: await readUnitLines(db, unitId, quarter),
  };
}

type Unit = ReviewHead & { readonly unitName: string; readonly isDemonstration: boolean };

async function readUnit(db: Reader, scope: Scope, unitId: string, quarter: Quarter): Promise<Unit> {
  const day = sql`${lastDay(quarter)}::date`;
  const { rows } = await db.execute<Unit & Record<string, unknown>>(sql`
    select ${unitNameOn(sql`v.unit_id`, day)} as "unitName", v.header_upper as "upperBody", v.header_body as "issuingBody",
      v.doc_code as "docCode", v.place, coalesce(i.is_demonstration, false) as "isDemonstration"
    from org_unit_versions v left join installations i on i.root_id = v.root_id
    where v.unit_id = ${unitId} and ${inScope(sql`v.unit_id`, scope)} and v.valid_from <= ${day}
    order by v.valid_from desc limit 1`);
  if (!rows[0]) throw new AppError("not_found", "errors.notFound");
  return rows[0];
}

async function readOwnNarratives(db: Reader, unitId: string, quarter: Quarter): Promise<ReviewData["narratives"]> {
  const { rows } = await db.execute<{ section: string; body: string }>(sql`
    select n.section, n.body from report_narratives n join reports r on r.id = n.report_id
    where r.unit_id = ${unitId} and r.quarter = ${quarter}`);
  return Object.fromEntries(rows.map(({ section, body }) => [section, body]));
}
