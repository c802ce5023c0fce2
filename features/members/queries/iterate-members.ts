import { sql } from "drizzle-orm";
import { iterateAs } from "@/db/iterate";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { can, inScope, inSubtree, requireScope } from "@/server/access";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import { BIRTH_DATE_PERMISSION, maskCard } from "../rules/privacy";
import { cardDigitsShown } from "./card-digits-shown";
import { fetchBatches } from "./fetch-batches";
import type { MemberFacts } from "./member-facts";
import { hasStanding, type MemberFilter, matchesWords } from "./member-filter";
import { requireUnitsInScope } from "./units-in-scope";

/** Every member a filter asks for, in the order of names, for an export. */
export function iterateMembers(actor: Actor, filter: MemberFilter): AsyncGenerator<MemberFacts, void> {
  const scope = requireScope(actor, "member.read");
  const seesBirthDate = can(actor, BIRTH_DATE_PERMISSION)
    ? inScope(sql`m.unit_id`, requireScope(actor, BIRTH_DATE_PERMISSION))
    : sql`false`;
  const unit = filter.unitId === undefined ? [] : [sql` and ${inSubtree(sql`m.unit_id`, filter.unitId, today())}`];
  return iterateAs(actor, async function* (db) {
    await requireUnitsInScope(db, scope, filter);
    const digits = await cardDigitsShown(db);
    // Names once per unit, not once per member: a register has a hundred members to a unit.
    const batches = fetchBatches<MemberFacts>(
      db,
      sql`with names as materialized (select u.id, ${unitNameOn(sql`u.id`, sql`${today()}::date`)} as name from org_units u)
      select m.id, m.full_name as "fullName", m.sex, case when ${seesBirthDate} then m.birth_date end as "birthDate",
        extract(year from m.birth_date)::int as "birthYear", m.card_no as "cardNo", m.unit_id as "unitId",
        names.name as "unitName", m.standing, m.admission_decided_on as "admissionDecidedOn",
        m.admitted_on as "admittedOn", m.official_on as "officialOn"
      from members m join names on names.id = m.unit_id
      where m.root_id = ${actor.rootId} and ${hasStanding(filter.standing)}
        and ${inScope(sql`m.unit_id`, scope)}${sql.join([...unit, ...matchesWords(filter.search)])}
      order by m.sort_key, m.id`,
    );
    for await (const rows of batches) {
      yield rows.map((row) => (row.cardNo === null ? row : { ...row, cardNo: maskCard(row.cardNo, digits) }));
    }
  });
}
