import { sql } from "drizzle-orm";
import { AppError } from "@/lib/errors";
import { inScope, type Scope } from "@/server/access";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import type { WriteClient } from "@/server/transact";

export interface UnitThen {
  readonly id: string;
  readonly name: string;
}

interface Found {
  readonly [column: string]: unknown;
  readonly name: string | null;
  readonly isOpen: boolean;
  readonly holdsMembers: boolean | null;
}

/** The unit in scope that receives a member on a day: it must exist on that day and be of a kind that has members. */
export async function receivingUnit(
  tx: WriteClient,
  scope: Scope,
  place: { unitId: string; field: string; day: string },
): Promise<UnitThen> {
  const { unitId, field, day } = place;
  const { rows } = await tx.execute<Found>(sql`
    select ${unitNameOn(sql`u.id`, sql`${day}::date`)} as name, v.unit_id is not null as "isOpen", k.holds_members as "holdsMembers"
    from org_units u
    left join org_unit_versions v on v.unit_id = u.id and v.valid_from <= ${day}::date and (v.valid_to is null or ${day}::date < v.valid_to)
    left join unit_kinds k on k.code = v.kind
    where u.id = ${unitId} and ${inScope(sql`u.id`, scope)}`);
  const unit = rows[0];
  if (unit === undefined) throw new AppError("not_found", "errors.notFound");
  if (!unit.isOpen || unit.name === null) throw refusal(field, "members.errors.unitClosed");
  if (unit.holdsMembers !== true) throw refusal(field, "members.errors.unitHoldsNone");
  return { id: unitId, name: unit.name };
}

/** The unit in scope that a member was in on a day; one recorded late may have been in another, which others keep. */
export async function unitThen(
  tx: WriteClient,
  scope: Scope,
  place: { unitId: string; field: string; day: string },
): Promise<UnitThen> {
  const { unitId, field, day } = place;
  const { rows } = await tx.execute<{ name: string | null }>(
    sql`select ${unitNameOn(sql`u.id`, sql`${day}::date`)} as name from org_units u where u.id = ${unitId} and ${inScope(sql`u.id`, scope)}`,
  );
  const name = rows[0]?.name ?? null;
  if (name === null) throw refusal(field, "members.errors.otherUnitThen");
  return { id: unitId, name };
}

function refusal(field: string, messageKey: string): AppError {
  return new AppError("invalid", messageKey, undefined, { [field]: [messageKey] });
}
