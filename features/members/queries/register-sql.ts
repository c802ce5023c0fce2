import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { inScope, inSubtree, type Scope } from "@/server/access";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import { hasFacts, hasStanding, type MemberFilter } from "./member-filter";
import { membersOfUnitsOn, membersOn, registerTable, unitsAsked, unitsNamedOn } from "./register-on-sql";
import { type Place, type RegisterOrder, registerOrder } from "./register-order-sql";

/** The register as a filter asks for it, in pieces of SQL: its rows are of `m`. */
export interface RegisterSql {
  readonly day: string;
  /** Named tables that the rest speaks of, for its "with". */
  readonly tables: readonly SQL[];
  readonly members: SQL;
  readonly where: SQL;
  /** SQL: the same rows as `where`, in the words that count them soonest. */
  readonly counted: SQL;
  readonly order: RegisterOrder;
  readonly unitName: (unit: SQL) => SQL;
}

interface RegisterAsked {
  readonly filter: MemberFilter;
  /** " and …" of a search. */
  readonly matches: readonly SQL[];
  readonly from?: Place | undefined;
  /** Every row's unit is to be named: names are then read once per unit, and not once per row. */
  readonly isLong?: boolean;
}

function dayAsked({ onDay }: MemberFilter): string {
  const now = today();
  return onDay === undefined || onDay > now ? now : onDay;
}

export function isOfThePast({ onDay, knownOn }: MemberFilter): boolean {
  return onDay !== undefined || knownOn !== undefined;
}

export function registerSql(actor: Actor, scope: Scope, asked: RegisterAsked): RegisterSql {
  const { filter, matches, from } = asked;
  const day = dayAsked(filter);
  const moment = { rootId: actor.rootId, day, knownOn: filter.knownOn };
  const { members, table, conditions, placesOfCount } = source(actor, scope, filter);
  const namesUnits = asked.isLong === true || filter.sort === "unit" || filter.knownOn !== undefined;
  const order = registerOrder(filter, members, from);
  const where = (places: readonly SQL[]) =>
    sql.join([
      sql`m.root_id = ${actor.rootId} and m.merged_into_id is null and ${hasStanding(filter.standing)}`,
      ...places,
      ...hasFacts(filter),
      ...matches,
    ]);
  return {
    day,
    tables: [...(namesUnits ? [sql`units as materialized ${unitsNamedOn(moment)}`] : []), ...table, ...order.place],
    members,
    where: where(conditions),
    counted: where(placesOfCount),
    order,
    unitName: (unit) =>
      namesUnits ? sql`(select un.name from units un where un.id = ${unit})` : unitNameOn(unit, sql`${day}::date`),
  };
}

interface Source {
  readonly members: SQL;
  readonly table: readonly SQL[];
  readonly conditions: readonly SQL[];
  readonly placesOfCount: readonly SQL[];
}

function source(actor: Actor, scope: Scope, filter: MemberFilter): Source {
  const { rootId } = actor;
  const day = dayAsked(filter);
  // Row-level security already keeps a reader of the whole office to it; asking twice would cost each row once more.
  const readsAll = scope.unitIds.includes(rootId);
  const isPart = filter.unitId !== undefined && filter.unitId !== rootId;
  if (!isOfThePast(filter)) {
    const own = readsAll ? [] : [sql` and ${inScope(sql`m.unit_id`, scope)}`];
    const units = sql`array(${unitsAsked(actor, scope, filter, day)})`;
    return {
      members: sql`members`,
      table: [],
      conditions: [...own, ...(isPart ? [sql` and ${inSubtree(sql`m.unit_id`, filter.unitId, day)}`] : [])],
      // No order to keep, so by the index of units: behind row-level security the planner would walk the whole register.
      placesOfCount:
        readsAll && !isPart ? [] : [sql` and m.unit_id = any (${units})`, ...(filter.unitId === undefined ? [] : own)],
    };
  }
  const moment = { rootId, day, knownOn: filter.knownOn };
  if (readsAll && !isPart) return { members: membersOn(moment), table: [], conditions: [], placesOfCount: [] };
  const units = unitsAsked(actor, scope, filter, day);
  return {
    members: registerTable(moment),
    table: [sql`register as materialized ${membersOfUnitsOn(moment, units)}`],
    conditions: [],
    placesOfCount: [],
  };
}
