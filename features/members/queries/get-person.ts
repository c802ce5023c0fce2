import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { inScope, requireScope } from "@/server/access";
import { readAndLog } from "@/server/transact";
import { maskCard } from "../rules/privacy";
import { cardDigitsShown } from "./card-digits-shown";

export interface Person {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly unitId: string;
  readonly fullName: string;
  readonly sex: "female" | "male";
  readonly birthDate: string;
  /** Its last digits only. */
  readonly cardNo: string | null;
  readonly sortAs: string | null;
  readonly seniorityFrom: string | null;
  readonly admissionDecidedOn: string;
  readonly version: number;
}

/** What identifies a member, as the form that puts it right begins; opening it is logged as a member's page is. */
export function getPerson(actor: Actor, input: { memberId: string }): Promise<Person> {
  const scope = requireScope(actor, "member.register");
  return readAndLog(actor, async (db) => {
    const { rows } = await db.execute<Person>(sql`
      select m.id, m.unit_id as "unitId", m.full_name as "fullName", m.sex, m.birth_date as "birthDate",
        m.card_no as "cardNo", m.sort_as as "sortAs", m.seniority_from as "seniorityFrom",
        m.admission_decided_on as "admissionDecidedOn", m.version
      from members m where m.id = ${input.memberId} and m.merged_into_id is null and ${inScope(sql`m.unit_id`, scope)}`);
    const person = rows[0];
    if (person === undefined) throw new AppError("not_found", "errors.notFound");
    const digits = await cardDigitsShown(db);
    return {
      value: { ...person, cardNo: person.cardNo === null ? null : maskCard(person.cardNo, digits) },
      audit: [{ action: "member.read", subjectType: "member", subjectId: person.id, unitId: person.unitId }],
    };
  });
}
