import { sql } from "drizzle-orm";
import { inScope, type Scope } from "@/server/access";
import type { WriteClient } from "@/server/transact";
import type { ReorganisationInput } from "../schema";
import { type Situation, type UnitElse, type UnitNow, withAllBeneath } from "../rules/situation";

interface VersionRow extends Record<string, unknown>, UnitNow {
  readonly validTo: string | null;
}

/** The units that an event names as its own or as a place to go to. */
export function namedUnits(input: ReorganisationInput): string[] {
  const named = [
    ...("chosen" in input ? input.chosen : []),
    ...("targetIds" in input ? input.targetIds : []),
    "unitId" in input ? input.unitId : null,
    "intoId" in input ? input.intoId : null,
    "parentId" in input ? input.parentId : null,
    "childrenTo" in input ? input.childrenTo : null,
  ];
  return [...new Set(named.filter((unitId) => unitId !== null))];
}

/** The tree of the day as the rules need it. One reorganisation of an office waits for another. */
export async function readSituation(
  tx: WriteClient,
  scope: Scope,
  { rootId, input }: { rootId: string; input: ReorganisationInput },
): Promise<Situation> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${rootId}::text, 3))`);
  const day = input.effectiveOn;
  const named = namedUnits(input);
  const { rows } = await tx.execute<VersionRow>(sql`
    select v.unit_id as "unitId", v.id as "versionId", v.parent_id as "parentId", v.name, v.kind, v.code, v.doc_code as "docCode",
      v.header_upper as "headerUpper", v.header_body as "headerBody", v.place, v.ordinal, v.valid_from as "validFrom",
      v.valid_to as "validTo", ${inScope(sql`v.unit_id`, scope)} as "isInScope"
    from org_unit_versions v
    where v.root_id = ${rootId} and (v.valid_to is null or v.valid_to > ${day}::date or v.unit_id = any (${sql.param(named)}::uuid[]))
    order by v.valid_from`);
  const units = new Map<string, UnitNow>();
  const others = new Map<string, UnitElse>();
  for (const { validTo, ...row } of rows) {
    // In the order of days: what comes later decides.
    units.delete(row.unitId);
    if (validTo === null && row.validFrom <= day && others.get(row.unitId)?.changesOn == null) {
      units.set(row.unitId, row);
      others.delete(row.unitId);
      continue;
    }
    const changesOn = row.validFrom > day ? row.validFrom : validTo !== null && validTo > day ? validTo : null;
    const known = others.get(row.unitId)?.changesOn ?? null;
    others.set(row.unitId, { ...row, changesOn: known ?? changesOn });
  }
  return {
    day,
    rootId,
    units,
    others,
    kinds: await readKinds(tx),
    people: await countPeople(tx, withAllBeneath(units, named)),
  };
}

async function readKinds(tx: WriteClient) {
  const { rows } = await tx.execute<{ code: string; holdsMembers: boolean }>(
    sql`select code, holds_members as "holdsMembers" from unit_kinds`,
  );
  return new Map(rows.map(({ code, holdsMembers }) => [code, { holdsMembers }]));
}

async function countPeople(tx: WriteClient, unitIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await tx.execute<{ unitId: string; people: number }>(sql`
    select m.unit_id as "unitId", count(*)::int as people from members m
    where m.unit_id = any (${sql.param(unitIds)}::uuid[]) and m.standing <> 'left' group by m.unit_id`);
  return new Map(rows.map(({ unitId, people }) => [unitId, people]));
}
