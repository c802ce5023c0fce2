import { sql } from "drizzle-orm";
import { iterateAs } from "@/db/iterate";
import type { Actor } from "@/lib/actor";
import { can, inScope, requireScope } from "@/server/access";
import { BIRTH_DATE_PERMISSION, maskCard } from "../rules/privacy";
import { cardDigitsShown } from "./card-digits-shown";
import { fetchBatches } from "./fetch-batches";
import type { MemberFacts } from "./member-facts";
import { matchesSearch, type MemberFilter } from "./member-filter";
import { registerSql } from "./register-sql";
import { requireUnitsInScope } from "./units-in-scope";

/** Every member a filter asks for, in the order asked for, for an export. */
export function iterateMembers(actor: Actor, filter: MemberFilter): AsyncGenerator<readonly MemberFacts[], void> {
  const scope = requireScope(actor, "member.export");
  const seesBirthDate = can(actor, BIRTH_DATE_PERMISSION)
    ? inScope(sql`m.unit_id`, requireScope(actor, BIRTH_DATE_PERMISSION))
    : sql`false`;
  return iterateAs(actor, async function* (db) {
    await requireUnitsInScope(db, scope, filter);
    const digits = await cardDigitsShown(db);
    const { conditions: matches } = await matchesSearch(db, actor, filter.search);
    const { tables, members, where, order } = registerSql(actor, scope, { filter, matches, isLong: true });
    const batches = fetchBatches<MemberFacts>(
      db,
      sql`with ${sql.join([...tables], sql`, `)}
      select m.id, m.full_name as "fullName", m.sex, case when ${seesBirthDate} then m.birth_date end as "birthDate",
        extract(year from m.birth_date)::int as "birthYear", m.card_no as "cardNo", m.unit_id as "unitId",
        un.name as "unitName", m.standing, m.admission_decided_on as "admissionDecidedOn",
        m.admitted_on as "admittedOn", m.official_on as "officialOn"
      from ${members} m${order.join} left join units un on un.id = m.unit_id where ${where} order by ${order.ofAll}`,
    );
    for await (const rows of batches) {
      yield rows.map((row) => (row.cardNo === null ? row : { ...row, cardNo: maskCard(row.cardNo, digits) }));
    }
  });
}
