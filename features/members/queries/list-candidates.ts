import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { inScope, requireScope } from "@/server/access";

export interface Candidate {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly fullName: string;
  readonly unitName: string;
  readonly admittedOn: string;
}

/** Of the members picked, those who are probationary now, in the order of names. */
export async function listCandidates(actor: Actor, input: { memberIds: readonly string[] }): Promise<Candidate[]> {
  const scope = requireScope(actor, "change.record");
  const { rows } = await readAs(actor, (db) =>
    db.execute<Candidate>(sql`
      select m.id, m.full_name as "fullName", ${unitNameOn(sql`m.unit_id`, sql`${today()}::date`)} as "unitName",
        m.admitted_on as "admittedOn"
      from members m
      where m.id = any (${sql.param(input.memberIds)}::uuid[]) and m.standing = 'probationary' and m.merged_into_id is null
        and ${inScope(sql`m.unit_id`, scope)}
      order by m.sort_key, m.id`),
  );
  return rows;
}
