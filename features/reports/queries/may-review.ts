import { sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { lastDay } from "@/lib/quarter";
import { can, inScope, requireScope, type Scope } from "@/server/access";
import { readHead, type ReportHead } from "./read-report";

type Reader = Pick<ReadClient, "select" | "execute">;

interface ReviewScopes {
  /** Where the office reviews. */
  readonly office: Scope | null;
  /** Where a secretary reviews: collected branches beneath these units, never the units themselves. */
  readonly below: Scope | null;
}

function reviewScopes(actor: Actor): ReviewScopes {
  return {
    office: can(actor, "report.review") ? requireScope(actor, "report.review") : null,
    below: can(actor, "report.review_below") ? requireScope(actor, "report.review_below") : null,
  };
}

/** Whether the actor may return and accept this report: the office any in its scope, a secretary those their unit collects. */
export async function mayReviewReport(
  db: Reader,
  actor: Actor,
  report: Pick<ReportHead, "unitId" | "quarter">,
): Promise<boolean> {
  const { office, below } = reviewScopes(actor);
  const unit = sql`${report.unitId}::uuid`;
  const onDay = sql`${lastDay(report.quarter)}::date`;
  const reachedByOffice = office ? inScope(unit, office) : sql`false`;
  const reachedBelow = below
    ? sql`${inScope(unit, below)} and ${unit} <> all (${sql.param(below.unitIds)}::uuid[]) and exists (
        select from org_unit_versions v join unit_kinds k on k.code = v.kind and not k.reports
        join report_collections c on c.unit_id = v.parent_id and c.from_quarter <= ${report.quarter}
          and (c.to_quarter is null or ${report.quarter} < c.to_quarter)
        where v.unit_id = ${unit} and v.valid_from <= ${onDay} and (v.valid_to is null or ${onDay} < v.valid_to)
          and ${inScope(sql`c.unit_id`, below)})`
    : sql`false`;
  const { rows } = await db.execute<{ may: boolean }>(sql`select (${reachedByOffice}) or (${reachedBelow}) as may`);
  return rows[0]?.may === true;
}

/** A report that the actor may review, held until the end of the transaction; throws `not_found` for any other. */
export async function readReviewed(db: Reader, actor: Actor, id: string): Promise<ReportHead> {
  const { office, below } = reviewScopes(actor);
  const first = office ?? below ?? requireScope(actor, "report.review");
  const unitIds = [...(office?.unitIds ?? []), ...(below?.unitIds ?? [])];
  const head = await readHead(db, { permission: first.permission, unitIds }, id, "update");
  if (!(await mayReviewReport(db, actor, head))) throw new AppError("not_found", "errors.notFound");
  return head;
}
