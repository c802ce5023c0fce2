import { sql } from "drizzle-orm";
import { orgUnits, orgUnitVersions } from "@/db/schema/org-units";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { fold } from "@/lib/vietnamese";
import type { WriteClient } from "@/server/transact";
import type { BegunVersion, Plan } from "../rules/plan";

/** Ends and begins the versions of a plan. New units come first: others may already lie beneath them. */
export async function writeVersions(tx: WriteClient, actor: Actor, plan: Plan, day: string): Promise<void> {
  const founded = plan.begins.filter((version) => version.isNew);
  if (founded.length > 0) {
    await tx
      .insert(orgUnits)
      .values(founded.map(({ unitId }) => ({ id: unitId, rootId: actor.rootId, createdBy: actor.accountId })));
  }
  await endVersions(tx, plan, day);
  await insertVersions(tx, actor.rootId, founded, day);
  await insertVersions(
    tx,
    actor.rootId,
    plan.begins.filter((version) => !version.isNew),
    day,
  );
}

// In one statement: a unit whose parent's version ends first would be out of sight for the rest.
async function endVersions(tx: WriteClient, plan: Plan, day: string): Promise<void> {
  const ended = plan.ends.map((unit) => unit.versionId);
  const removed = plan.removes.map((unit) => unit.versionId);
  const { rows } = await tx.execute<{ count: number }>(sql`
    with removed as (delete from org_unit_versions where id = any (${sql.param(removed)}::uuid[]) returning id),
      ended as (update org_unit_versions set valid_to = ${day}::date where id = any (${sql.param(ended)}::uuid[]) returning id)
    select (select count(*) from removed)::int + (select count(*) from ended)::int as count`);
  if (rows[0]?.count !== ended.length + removed.length) throw new AppError("not_found", "errors.notFound");
}

/** Enters versions that hold from a day on without an end. */
export async function insertVersions(
  tx: WriteClient,
  rootId: string,
  versions: readonly Omit<BegunVersion, "isNew">[],
  day: string,
): Promise<void> {
  if (versions.length === 0) return;
  await tx.insert(orgUnitVersions).values(
    versions.map(({ id, unitId, parentId, name, kind, code, docCode, headerUpper, headerBody, place, ordinal }) => ({
      id,
      rootId,
      unitId,
      parentId,
      name,
      search: fold(name),
      kind,
      code,
      docCode,
      headerUpper,
      headerBody,
      place,
      ordinal,
      validFrom: day,
    })),
  );
}
