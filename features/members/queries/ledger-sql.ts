import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { lastDay } from "@/lib/quarter";
import { inSubtree } from "@/server/access";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import type { LedgerFilter } from "../schema";
import type { Side } from "../rules/strength";
import type { ChangeEvent, Standing } from "../rules/events";

export interface LedgerRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly seq: number;
  readonly memberId: string;
  readonly memberName: string;
  /** False for a member who now belongs to a unit outside the reader's scope. */
  readonly canOpenMember: boolean;
  readonly kind: string;
  readonly kindNameVi: string;
  readonly kindNameEn: string;
  readonly event: ChangeEvent;
  readonly effectiveOn: string;
  readonly quarter: string;
  readonly fromUnitId: string | null;
  readonly fromUnitName: string | null;
  readonly toUnitId: string | null;
  readonly toUnitName: string | null;
  readonly elsewhere: string | null;
  readonly standingBefore: Standing | null;
  readonly standingAfter: Standing;
  readonly issuingBody: string | null;
  readonly docType: string | null;
  readonly docNumber: string | null;
  readonly decidedOn: string | null;
  readonly ceremonyOn: string | null;
  readonly officialOn: string | null;
  readonly untilOn: string | null;
  readonly note: string | null;
  /** The reorganisation that made the entry. */
  readonly orgEventId: string | null;
  readonly sign: 1 | -1;
  readonly reversesId: string | null;
  readonly reversedById: string | null;
  readonly reason: string | null;
  /** An instant in ISO form, UTC. */
  readonly recordedAt: string;
  readonly recordedByName: string;
}

/** SQL: an entry which no other entry reverses, and which reverses none. */
const isLive = sql`e.sign = 1 and not exists (select 1 from member_events r where r.reverses_id = e.id)`;

/** SQL: the entries `e` of kind `k` that a filter asks for. */
export function ledgerWhere(actor: Actor, filter: LedgerFilter): SQL {
  const { unitId, quarter, kind, memberId, side, indicator } = filter;
  const conditions = [sql`e.root_id = ${actor.rootId}`];
  if (quarter !== undefined) conditions.push(sql`e.quarter = ${quarter}`);
  if (kind !== undefined) conditions.push(sql`e.kind = ${kind}`);
  if (memberId !== undefined) conditions.push(sql`e.member_id = ${memberId}`);
  if (side !== undefined || indicator !== undefined) conditions.push(isLive, countedIn(actor, filter));
  else if (unitId !== undefined) {
    const inside = subtreeOf(unitId, filter);
    conditions.push(sql`(${inside(sql`e.to_unit_id`)} or ${inside(sql`e.from_unit_id`)})`);
  }
  return sql.join(conditions, sql` and `);
}

// The same people as the counters hold: a move inside the boundary is no change of it.
function countedIn(actor: Actor, filter: LedgerFilter): SQL {
  const unitId = filter.unitId ?? actor.rootId;
  const inside = subtreeOf(unitId, filter);
  const within = subtreeOf(filter.boundaryId ?? unitId, filter);
  const counted = (column: SQL) => (filter.indicator === undefined ? sql`true` : sql`${column} = ${filter.indicator}`);
  const sides: Record<Side, SQL> = {
    in: sql`(${counted(sql`k.indicator_in`)} and ${inside(sql`e.to_unit_id`)}
      and (e.from_unit_id is null or not (${within(sql`e.from_unit_id`)})))`,
    out: sql`(${counted(sql`k.indicator_out`)} and ${inside(sql`e.from_unit_id`)}
      and (e.to_unit_id is null or not (${within(sql`e.to_unit_id`)})))`,
    neutral: sql`(${counted(sql`k.indicator_neutral`)} and e.from_unit_id = e.to_unit_id and ${inside(sql`e.to_unit_id`)})`,
  };
  return filter.side === undefined ? sql`(${sides.in} or ${sides.out} or ${sides.neutral})` : sides[filter.side];
}

function subtreeOf(unitId: string, { quarter }: LedgerFilter): (column: SQL) => SQL {
  const day = quarter === undefined ? today() : lastDay(quarter);
  return (column) => inSubtree(column, unitId, day);
}

/** SQL: the columns of LedgerRow, from an entry `e`, its kind `k`, its decision `d` and its member `m`. */
export const ledgerColumns = sql`e.id, e.seq::int as seq, e.member_id as "memberId", e.member_name as "memberName", m.id is not null as "canOpenMember",
    e.kind, k.name_vi as "kindNameVi", k.name_en as "kindNameEn", k.event, e.effective_on as "effectiveOn", e.quarter,
    e.from_unit_id as "fromUnitId", coalesce(e.from_unit_name, ${unitNameOn(sql`e.from_unit_id`, sql`e.effective_on`)}) as "fromUnitName",
    e.to_unit_id as "toUnitId", coalesce(e.to_unit_name, ${unitNameOn(sql`e.to_unit_id`, sql`e.effective_on`)}) as "toUnitName",
    e.elsewhere, e.standing_before as "standingBefore", e.standing_after as "standingAfter",
    d.issuing_body as "issuingBody", d.doc_type as "docType", d.doc_number as "docNumber", d.decided_on as "decidedOn",
    e.ceremony_on as "ceremonyOn", e.official_on as "officialOn",
    e.until_on as "untilOn", e.note, e.org_event_id as "orgEventId", e.sign, e.reverses_id as "reversesId",
    (select r.id from member_events r where r.reverses_id = e.id) as "reversedById",
  e.reason, to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt", e.recorded_by_name as "recordedByName"`;

export const ledgerJoins = sql`join change_kinds k on k.code = e.kind
  left join decisions d on d.id = e.decision_id left join members m on m.id = e.member_id`;
