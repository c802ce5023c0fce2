import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { holdsOn } from "@/features/org-units/queries/read-units";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import type { LedgerFilter } from "../schema";
import { isCounted, treeOf } from "./strength-sql";
import { coverOf, type Side } from "../rules/strength";
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
  /** What kind of reorganisation that was, as far as the reader may know of it. */
  readonly orgEventKind: string | null;
  readonly sign: 1 | -1;
  readonly reversesId: string | null;
  readonly reversedById: string | null;
  readonly reason: string | null;
  /** An instant in ISO form, UTC. */
  readonly recordedAt: string;
  readonly recordedByName: string;
}

/** SQL: an entry which no other entry reverses, and which reverses none; as known at an instant, if one is given. */
function isLive(known: string | undefined): SQL {
  const then = known === undefined ? sql`` : sql` and r.recorded_at <= ${known}::timestamptz`;
  return sql`e.sign = 1 and not exists (select 1 from member_events r where r.reverses_id = e.id${then})`;
}

/** SQL: the entries `e` of kind `k` that a filter asks for. */
export function ledgerWhere(actor: Actor, filter: LedgerFilter): SQL {
  const { unitId, quarter, kind, memberId, side, indicator, known, recordedAfter } = filter;
  const conditions = [sql`e.root_id = ${actor.rootId}`];
  if (quarter !== undefined) {
    const { first } = coverOf({ quarter, isCumulative: filter.isCumulative === true });
    conditions.push(sql`e.quarter between ${first} and ${quarter}`);
  }
  if (kind !== undefined) conditions.push(sql`e.kind = ${kind}`);
  if (memberId !== undefined) conditions.push(sql`e.member_id = ${memberId}`);
  if (filter.onDay !== undefined) conditions.push(sql`e.effective_on <= ${filter.onDay}::date`);
  if (known !== undefined) conditions.push(sql`e.recorded_at <= ${known}::timestamptz`);
  if (recordedAfter !== undefined) conditions.push(sql`e.recorded_at > ${recordedAfter}::timestamptz`);
  if (side !== undefined || indicator !== undefined) conditions.push(isLive(known), countedIn(actor, filter));
  else if (unitId !== undefined) {
    conditions.push(
      sql`(${lies(filter, unitId, sql`e.to_unit_id`, sql`e.effective_on`)} or ${lies(filter, unitId, sql`e.from_unit_id`, EVE)})`,
    );
  }
  return sql.join(conditions, sql` and `);
}

// Whoever leaves a unit on the day it ends, or moves, leaves the tree of the eve.
const EVE = sql`(e.effective_on - 1)`;

// The same people as the tables hold: a move inside the boundary is no change of it.
function countedIn(actor: Actor, filter: LedgerFilter): SQL {
  const unitId = filter.unitId ?? actor.rootId;
  const boundary = filter.boundaryId ?? unitId;
  const [to, from, day] = [sql`e.to_unit_id`, sql`e.from_unit_id`, sql`e.effective_on`];
  const [leaves, enters] = [isCounted(sql`e.standing_before`), isCounted(sql`e.standing_after`)];
  const counted = (column: SQL) => (filter.indicator === undefined ? sql`true` : sql`${column} = ${filter.indicator}`);
  const moves = sql`${from} is distinct from ${to} and (${leaves} or ${enters})`;
  const sides: Record<Side, SQL> = {
    in: sql`(${counted(sql`k.indicator_in`)} and ${moves} and ${enters} and ${lies(filter, unitId, to, day)}
      and not (${leaves} and ${from} is not null and ${lies(filter, boundary, from, EVE)}))`,
    out: sql`(${counted(sql`k.indicator_out`)} and ${moves} and ${leaves} and ${lies(filter, unitId, from, EVE)}
      and not (${enters} and ${to} is not null and ${lies(filter, boundary, to, day)}))`,
    neutral: sql`(${counted(sql`k.indicator_neutral`)} and not (${moves}) and ${lies(filter, unitId, sql`coalesce(${to}, ${from})`, day)})`,
  };
  return filter.side === undefined ? sql`(${sides.in} or ${sides.out} or ${sides.neutral})` : sides[filter.side];
}

/** SQL: the unit in a column lies beneath this one on a day, by the tree the filter asks for. */
function lies({ tree, known }: LedgerFilter, unitId: string, column: SQL, day: SQL): SQL {
  const beneath = treeOf({ unitId, tree: tree ?? "then", known: known ?? null });
  return sql`exists (select from (${beneath}) t where t.unit_id = ${column} and ${holdsOn("t", day)})`;
}

/** SQL: the columns of LedgerRow, from an entry `e`, its kind `k`, its decision `d` and its member `m`. */
export const ledgerColumns = sql`e.id, e.seq::int as seq, e.member_id as "memberId", e.member_name as "memberName", m.id is not null as "canOpenMember",
    e.kind, k.name_vi as "kindNameVi", k.name_en as "kindNameEn", k.event, e.effective_on as "effectiveOn", e.quarter,
    e.from_unit_id as "fromUnitId", coalesce(e.from_unit_name, ${unitNameOn(sql`e.from_unit_id`, sql`e.effective_on`)}) as "fromUnitName",
    e.to_unit_id as "toUnitId", coalesce(e.to_unit_name, ${unitNameOn(sql`e.to_unit_id`, sql`e.effective_on`)}) as "toUnitName",
    e.elsewhere, e.standing_before as "standingBefore", e.standing_after as "standingAfter",
    d.issuing_body as "issuingBody", d.doc_type as "docType", d.doc_number as "docNumber", d.decided_on as "decidedOn",
    e.ceremony_on as "ceremonyOn", e.official_on as "officialOn",
    e.until_on as "untilOn", e.note, e.org_event_id as "orgEventId",
    case when e.org_event_id is not null then (select o.kind from org_events o where o.id = e.org_event_id) end as "orgEventKind",
    e.sign, e.reverses_id as "reversesId",
    (select r.id from member_events r where r.reverses_id = e.id) as "reversedById",
  e.reason, to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt", e.recorded_by_name as "recordedByName"`;

export const ledgerJoins = sql`join change_kinds k on k.code = e.kind
  left join decisions d on d.id = e.decision_id left join members m on m.id = e.member_id`;

/** SQL: the whole history `e` of a member whom the reader keeps, joined as ledgerColumns needs it. */
export function historyOf(memberId: string | SQL): SQL {
  return sql`member_history(${memberId}) e join change_kinds k on k.code = e.kind
    left join member_decisions(${memberId}) d on d.id = e.decision_id join members m on m.id = e.member_id`;
}
