import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import type { WriteClient } from "@/server/transact";
import type { RowProblem } from "../rules/import-rows";

export interface RowCounts extends Record<string, unknown> {
  readonly rowsTotal: number;
  readonly rowsWithErrors: number;
  readonly rowsWithWarnings: number;
  readonly rowsKnown: number;
}

const SAME_PERSON: RowProblem = { field: "fullName", key: "members.errors.samePerson", isError: false };
const CARD_TAKEN: RowProblem = { field: "cardNo", key: "members.errors.cardTaken", isError: true };

// Somebody whose every entry was reversed is in the register no more than one who never was.
const IS_THERE = sql`(m.standing <> 'left' or exists (
  select from member_events e where e.member_id = m.id and e.sign = 1
    and not exists (select from member_events v where v.reverses_id = e.id)))`;

/**
 * Compares an import's rows with the register. A name, birth date and admission decision in common, or a card with a name
 * or birth date, are one person; a card alone, or a name and birth date alone, are told as a doubt.
 */
export async function markKnown(tx: WriteClient, actor: Actor, importId: string): Promise<RowCounts> {
  const candidates = sql`
    select r.row_no, m.id, m.search = r.person->>'search' as same_name, m.birth_date = (r.person->>'birthDate')::date as same_birth,
      coalesce(m.card_no = r.person->>'cardNo', false) as same_card,
      m.admission_decided_on = (r.person->>'admissionDecidedOn')::date as same_decision
    from member_import_rows r join members m on m.root_id = ${actor.rootId}`;
  const rows = sql`r.import_id = ${importId} and r.person is not null and ${IS_THERE}`;
  // Rows set aside a moment ago have no statistics yet: left to itself, the planner would walk the register for each of them.
  await tx.execute(sql`select set_config('enable_nestloop', 'off', true)`);
  await tx.execute(sql`
    with found as materialized (
      ${candidates} and m.search = r.person->>'search' and m.birth_date = (r.person->>'birthDate')::date where ${rows}
      union all ${candidates} and m.card_no = r.person->>'cardNo' where ${rows}
    ), judged as (
      select row_no,
        (array_agg(id order by same_card desc) filter (where same_name and same_birth and same_decision or same_card and (same_name or same_birth)))[1] as known,
        bool_or(same_card) as has_card, bool_or(same_name and same_birth) as has_namesake
      from found group by row_no
    )
    update member_import_rows r set
      known_member_id = j.known,
      problems = case when j.known is not null then r.problems when j.has_card then r.problems || ${listed(CARD_TAKEN)} else r.problems || ${listed(SAME_PERSON)} end,
      has_error = j.known is null and j.has_card,
      has_warning = r.has_warning or (j.known is null and not j.has_card and j.has_namesake)
    from judged j where r.import_id = ${importId} and r.row_no = j.row_no`);
  await tx.execute(sql`select set_config('enable_nestloop', 'on', true)`);
  return countRows(tx, importId);
}

async function countRows(tx: WriteClient, importId: string): Promise<RowCounts> {
  const { rows } = await tx.execute<RowCounts>(sql`
    select count(*)::int as "rowsTotal", (count(*) filter (where has_error))::int as "rowsWithErrors",
      (count(*) filter (where has_warning and not has_error and known_member_id is null))::int as "rowsWithWarnings",
      (count(known_member_id))::int as "rowsKnown"
    from member_import_rows where import_id = ${importId}`);
  return rows[0] ?? { rowsTotal: 0, rowsWithErrors: 0, rowsWithWarnings: 0, rowsKnown: 0 };
}

function listed(problem: RowProblem): SQL {
  return sql`${JSON.stringify([problem])}::jsonb`;
}
