import { sql } from "drizzle-orm";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import { formatDay } from "@/lib/format";
import { fold } from "@/lib/vietnamese";
import type { WriteClient } from "@/server/transact";
import type { Refusal } from "../rules/days";
import { type ChangeEvent, ruleOf } from "../rules/events";

interface Entered {
  readonly fullName: string;
  readonly birthDate: string;
  readonly cardNo: string | null;
  readonly admissionDecidedOn: string;
}

interface Known {
  readonly [column: string]: unknown;
  readonly isLeft: boolean;
  readonly isSameBirth: boolean;
  readonly unit: string;
  readonly event: ChangeEvent | null;
  readonly leftOn: string | null;
}

const MOST_COMPARED = 5;

/**
 * Somebody of this name is in the register with the same birth date, admission decision or card: most likely the same
 * person. Of one who left, the form is named by which the old record goes on.
 */
export async function refuseSamePerson(tx: WriteClient, person: Entered): Promise<Refusal | null> {
  const { birthDate, cardNo, admissionDecidedOn } = person;
  const name = fold(person.fullName);
  // Two desks entering one person wait for each other here; the second is then told.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${name} ${birthDate}`}, 3))`);
  const { rows } = await tx.execute<Known>(sql`
    select m.standing = 'left' as "isLeft", m.birth_date = ${birthDate} as "isSameBirth",
      coalesce(${unitNameOn(sql`m.unit_id`, sql`last.effective_on`)}, '') as unit, last.event, last.effective_on as "leftOn"
    from (
      select id from members where search = ${name} and (birth_date = ${birthDate} or admission_decided_on = ${admissionDecidedOn})
      union select id from members where card_no = ${cardNo}::text and birth_date = ${birthDate}
    ) found
    join members m on m.id = found.id and m.merged_into_id is null
    left join lateral (
      select k.event, e.effective_on from member_events e join change_kinds k on k.code = e.kind
      where e.member_id = m.id and e.sign = 1 and not exists (select from member_events r where r.reverses_id = e.id)
      order by e.effective_on desc, e.seq desc limit 1) last on true
    order by "isLeft", not (m.birth_date = ${birthDate}), m.id limit ${MOST_COMPARED}`);
  return rows.map(refusalOf).find((refusal) => refusal !== null) ?? null;
}

function refusalOf({ isLeft, isSameBirth, event, unit, leftOn }: Known): Refusal | null {
  const field = "fullName";
  if (!isLeft) {
    return { field, messageKey: `members.errors.${isSameBirth ? "samePerson" : "sameDecision"}`, isConfirmable: true };
  }
  const stage = event === null ? undefined : ruleOf(event).leavesAs;
  if (stage !== "elsewhere" && stage !== "removed") return null;
  const messageKey = `members.errors.${stage === "elsewhere" ? "formerElsewhere" : "formerRemoved"}`;
  return { field, messageKey, params: { unit, date: formatDay(leftOn ?? "") }, isConfirmable: true };
}
