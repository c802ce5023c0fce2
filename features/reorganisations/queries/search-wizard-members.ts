import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { fold } from "@/lib/vietnamese";
import { inScope, requireScope } from "@/server/access";
import { type WizardMember, wizardMemberColumns } from "./wizard-member-sql";

const MOST_FOUND = 200;
const YEAR = /^(18|19|20)\d\d$/;

/** A unit's own members, of whatever number, by words of the name and a year of birth: whom the wizard does not list. */
export async function searchWizardMembers(
  actor: Actor,
  input: { unitId: string; query: string },
): Promise<WizardMember[]> {
  const scope = requireScope(actor, "unit.edit");
  const words = fold(input.query).split(" ").filter(Boolean);
  const conditions = words.map((word) =>
    YEAR.test(word)
      ? sql` and to_char(m.birth_date, 'YYYY') = ${word}`
      : sql` and m.search like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`,
  );
  const { rows } = await readAs(actor, (db) =>
    db.execute<WizardMember>(sql`
      select ${wizardMemberColumns} from members m
      where m.unit_id = ${input.unitId} and m.standing <> 'left' and ${inScope(sql`m.unit_id`, scope)}${sql.join(conditions)}
      order by m.sort_key, m.id limit ${MOST_FOUND}`),
  );
  return rows;
}
