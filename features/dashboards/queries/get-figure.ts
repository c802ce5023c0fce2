import { type SQL, sql } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { lastDay, type Quarter } from "@/lib/quarter";
import { requireScope } from "@/server/access";
import { crossings, treeOf } from "@/features/members/queries/strength-sql";
import { type Figure, type FigureSource, type LineKey, sourceOf } from "../rules/figures";
import { orderShares, sumShares, type UnitShare } from "../rules/shares";
import { indicatorOf, inTree, isOneOf } from "./figure-rows";
import { type Line, readLine } from "./read-line";
import { type Choice, readChoice } from "./read-choice";
import type { Place } from "./read-place";

export interface FigureByUnit {
  readonly figure: Figure;
  readonly quarter: Quarter;
  readonly place: Place;
  /** The line of the increase/decrease table that the figure is; null for a headline figure. */
  readonly line: Line | null;
  readonly shares: readonly UnitShare[];
  readonly total: { readonly plus: number; readonly minus: number; readonly value: number };
}

/** A figure by the units directly beneath a unit, and its own part; the parts sum to the figure. */
export function getFigure(actor: Actor, input: Choice & { figure: Figure }): Promise<FigureByUnit> {
  const scope = requireScope(actor, "figure.read");
  const { figure } = input;
  return readAs(actor, async (db) => {
    const { quarter, place } = await readChoice(db, actor, scope, input);
    const line = await readLine(db, figure);
    const shares = await readShares(db, { figure, quarter, unitId: place.id });
    const total = sumShares(shares);
    return { figure, quarter, place, line, shares: orderShares(shares, actor.locale), total };
  });
}

async function readShares(
  db: Pick<ReadClient, "execute">,
  { figure, unitId, quarter }: { figure: Figure; unitId: string; quarter: Quarter },
): Promise<UnitShare[]> {
  const day = sql`${lastDay(quarter)}::date`;
  const { rows } = await db.execute<UnitShare & Record<string, unknown>>(sql`
    with children as (
      select v.unit_id, v.name from org_unit_versions v
      where v.parent_id = ${unitId} and v.valid_from <= ${day} and (v.valid_to is null or ${day} < v.valid_to)),
    branches as (
      select p.descendant_id as unit_id, p.ancestor_id as child_id from org_unit_paths p
      where p.ancestor_id in (select unit_id from children) and p.valid_from <= ${day} and (p.valid_to is null or ${day} < p.valid_to)),
    tree as materialized (${treeOf({ unitId })}),
    counted as (${countedParts(sourceOf(figure), unitId, quarter)}),
    shares as (
      select b.child_id, sum(c.plus)::int as plus, sum(c.minus)::int as minus
      from counted c left join branches b on b.unit_id = c.unit_id group by b.child_id)
    select coalesce(s.child_id, ${unitId}::uuid) as "unitId", coalesce(v.name, '') as name, s.child_id is null as "isItself",
      s.child_id is not null and exists (select from org_unit_versions w where w.parent_id = s.child_id
        and w.valid_from <= ${day} and (w.valid_to is null or ${day} < w.valid_to)) as "hasUnits",
      s.plus, s.minus, s.plus - s.minus as value
    from shares s left join children v on v.unit_id = s.child_id`);
  return rows.map((row) => ({ ...row }));
}

/** SQL: people of a figure by the unit they are counted in; moves inside the tree that is asked about are left out. */
function countedParts(source: FigureSource, unitId: string, quarter: Quarter): SQL {
  if (source.from === "awards") {
    return sql`
      select r.unit_id, count(*) as plus, 0 as minus
      from award_recipients r join award_forms f on f.code = r.form and f.has_mark = ${source.withMark}
      where r.quarter = ${quarter} and ${inTree("r.unit_id", unitId, quarter)}
        and not exists (select from award_withdrawals w where w.recipient_id = r.id)
      group by r.unit_id`;
  }
  const isPlus = source.from === "line" ? isOnLine(source.line) : isOneOf(indicatorOf, source.plus);
  const isMinus = source.from === "line" ? sql`false` : isOneOf(indicatorOf, source.minus);
  return sql`
    select case c.side when 'out' then c.from_unit_id else coalesce(c.to_unit_id, c.from_unit_id) end as unit_id,
      coalesce(sum(c.sign) filter (where ${isPlus}), 0) as plus, coalesce(sum(c.sign) filter (where ${isMinus}), 0) as minus
    from (${crossings({ unitId, quarter })}) c join change_kinds k on k.code = c.kind
    where c.side is not null and (${isPlus} or ${isMinus})
    group by 1`;
}

function isOnLine({ kind, side }: LineKey): SQL {
  return sql`(c.kind = ${kind} and c.side = ${side})`;
}
