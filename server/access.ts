import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { type Permission, roleAllows } from "./permissions";

/** The units on which a permission was found: what a query's `where` needs. */
export interface Scope {
  readonly permission: Permission;
  readonly unitIds: readonly string[];
}

export interface Refusal {
  readonly permission: Permission;
}

const refusals = new WeakMap<Actor, Refusal[]>();

export function can(actor: Actor, permission: Permission): boolean {
  return actor.grants.some((grant) => roleAllows(grant.role, permission));
}

/** The actor's scope for a permission; throws `forbidden` when no role of theirs has it, and notes the refusal. */
export function requireScope(actor: Actor, permission: Permission): Scope {
  const unitIds = actor.grants.filter((grant) => roleAllows(grant.role, permission)).map((grant) => grant.unitId);
  if (unitIds.length === 0) {
    refusals.set(actor, [...(refusals.get(actor) ?? []), { permission }]);
    throw new AppError("forbidden", "errors.forbidden");
  }
  return { permission, unitIds: [...new Set(unitIds)] };
}

/** Takes the refusals noted for an actor, so that the end of the request can log them. */
export function takeRefusals(actor: Actor): readonly Refusal[] {
  const taken = refusals.get(actor) ?? [];
  refusals.delete(actor);
  return taken;
}

/** SQL: the unit in this column lies in the scope (beneath one of its units, or is one). */
export function inScope(column: AnyColumn | SQL, scope: Scope): SQL {
  const units = sql.param(scope.unitIds);
  return sql`${column} in (select sp.descendant_id from org_unit_paths sp where sp.is_latest and sp.ancestor_id = any (${units}::uuid[]))`;
}

/** SQL: the unit in this column lies beneath this unit, or is it, on this day's tree. */
export function inSubtree(column: AnyColumn | SQL, unitId: string, onDay: string): SQL {
  return sql`${column} in (select st.descendant_id from org_unit_paths st where st.ancestor_id = ${unitId}::uuid and st.valid_from <= ${onDay}::date and (st.valid_to is null or ${onDay}::date < st.valid_to))`;
}
