import { type SQL, sql } from "drizzle-orm";
import type { WorkingCalendar } from "@/lib/working-days";
import { inScope, type Scope } from "@/server/access";
import type { LetterClock, LetterStatus } from "../rules/letters";
import { letterClock } from "../rules/letters";

export interface LetterRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly birthYear: string;
  readonly letterNo: string;
  readonly issuedOn: string;
  readonly presentBy: string;
  readonly status: LetterStatus;
  readonly closedOn: string | null;
  readonly fromUnitName: string;
  readonly toUnitName: string;
  /** Whether the reader has the unit the member goes to, and the one the member is in. */
  readonly isReceiver: boolean;
  readonly isSender: boolean;
}

/** A letter with its clock, while it is open. */
export type Letter = LetterRow & { readonly clock: LetterClock | null };

/** SQL: the columns of LetterRow, from a letter `t`. */
export function letterColumns(scope: Scope): SQL {
  return sql`t.id, t.member_id as "memberId", t.member_name as "memberName", t.birth_year as "birthYear",
    t.letter_no as "letterNo", t.issued_on as "issuedOn", t.present_by as "presentBy", t.status, t.closed_on as "closedOn",
    t.from_unit_name as "fromUnitName", t.to_unit_name as "toUnitName",
    ${inScope(sql`t.to_unit_id`, scope)} as "isReceiver", ${inScope(sql`t.from_unit_id`, scope)} as "isSender"`;
}

export function withClock<Row extends LetterRow>(row: Row, today: string, calendar: WorkingCalendar) {
  return { ...row, clock: row.status === "issued" ? letterClock(row.presentBy, today, calendar) : null };
}
