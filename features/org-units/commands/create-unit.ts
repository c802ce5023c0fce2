import { sql } from "drizzle-orm";
import { orgEvents, orgEventUnits, orgUnits, orgUnitVersions } from "@/db/schema/org-units";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { fold } from "@/lib/vietnamese";
import { inScope, requireScope } from "@/server/access";
import { transact, violates } from "@/server/transact";
import { findVersion } from "../queries/find-version";
import type { CreateUnitInput } from "../schema";
import { refusal, requireFreeName, requireKind, requireValidDay } from "./unit-rules";

/** Establishes a unit beneath another from a day on: its identity, its first version and the event. */
export async function createUnit(actor: Actor, input: CreateUnitInput): Promise<{ unitId: string; name: string }> {
  const scope = requireScope(actor, "unit.edit");
  const { parentId, name, kind, code, docCode, ordinal, validFrom, requestKey } = input;
  // The form's key names the unit, so that a form sent twice makes one.
  const unitId = requestKey;
  const create = transact(actor, async (tx) => {
    const { rows } = await tx.execute<{ isOpen: boolean }>(sql`
      select exists (select 1 from org_unit_versions v where v.unit_id = u.id and v.valid_from <= ${validFrom}::date)
        and exists (select 1 from org_unit_versions v where v.unit_id = u.id and v.valid_to is null) as "isOpen"
      from org_units u where u.id = ${parentId} and ${inScope(sql`u.id`, scope)}`);
    if (rows[0] === undefined) throw new AppError("not_found", "errors.notFound");
    requireValidDay(validFrom);
    if (!rows[0].isOpen) throw refusal("parentId", "orgUnits.errors.parentClosed");
    await requireKind(tx, kind);
    await requireFreeName(tx, { parentId, name, validFrom });
    const version = { parentId, name, kind, code, docCode, ordinal, validFrom };
    const eventId = newId();
    await tx.insert(orgUnits).values({ id: unitId, rootId: actor.rootId, createdBy: actor.accountId });
    await tx
      .insert(orgUnitVersions)
      .values({ id: newId(), rootId: actor.rootId, unitId, search: fold(name), ...version });
    await tx.insert(orgEvents).values({
      id: eventId,
      rootId: actor.rootId,
      kind: "establish",
      effectiveOn: validFrom,
      recordedBy: actor.accountId,
    });
    await tx.insert(orgEventUnits).values({ rootId: actor.rootId, eventId, unitId, side: "successor" });
    return {
      value: { unitId, name },
      audit: [{ action: "unit.create", subjectType: "unit", subjectId: unitId, unitId, after: version }],
    };
  });
  return create.catch(async (error: unknown) => {
    // The name is taken by the very unit that this form made a moment ago.
    const made = await findVersion(actor, { unitId, name });
    if (made !== null && (violates(error, "org_units_pkey") || isNameTaken(error))) return { unitId, name };
    throw error;
  });
}

function isNameTaken(error: unknown): boolean {
  return error instanceof AppError && error.messageKey === "orgUnits.errors.nameTaken";
}
