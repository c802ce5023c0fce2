import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { inScope, requireScope } from "@/server/access";
import { type WizardMember, wizardMemberColumns } from "./wizard-member-sql";

export interface WizardUnit {
  readonly unitId: string;
  readonly name: string;
  readonly kind: string;
  readonly parentId: string | null;
  readonly since: string;
  /** The first members by name; the others are found by a search, or go where all go who are not named. */
  readonly members: readonly WizardMember[];
  readonly memberCount: number;
  readonly children: readonly { readonly unitId: string; readonly name: string }[];
}

const MOST_NAMED = 600;

/** What the wizard asks of a unit that is open today: its own members, and the units directly beneath it. */
export function getWizardUnit(actor: Actor, input: { unitId: string }): Promise<WizardUnit> {
  const scope = requireScope(actor, "unit.edit");
  const { unitId } = input;
  return readAs(actor, async (db) => {
    const { rows } = await db.execute<
      Pick<WizardUnit, "unitId" | "name" | "kind" | "parentId" | "since"> & Record<string, unknown>
    >(sql`
      select v.unit_id as "unitId", v.name, v.kind, v.parent_id as "parentId", v.valid_from as since from org_unit_versions v
      where v.unit_id = ${unitId} and v.valid_to is null and ${inScope(sql`v.unit_id`, scope)}`);
    const [unit] = rows;
    if (unit === undefined) throw new AppError("not_found", "errors.notFound");
    const { rows: members } = await db.execute<WizardMember & { readonly total: number }>(sql`
      select ${wizardMemberColumns}, (count(*) over ())::int as total
      from members m where m.unit_id = ${unitId} and m.standing <> 'left' order by m.sort_key, m.id limit ${MOST_NAMED}`);
    const { rows: children } = await db.execute<{ unitId: string; name: string }>(sql`
      select v.unit_id as "unitId", v.name from org_unit_versions v
      where v.parent_id = ${unitId} and v.valid_to is null order by v.ordinal, v.search limit 1000`);
    return { ...unit, members, memberCount: members[0]?.total ?? 0, children };
  });
}
