import { sql } from "drizzle-orm";

export interface WizardMember {
  readonly [column: string]: unknown;
  readonly memberId: string;
  readonly fullName: string;
  readonly birthYear: string;
  readonly isProbationary: boolean;
}

/** SQL: the columns of WizardMember, from a member `m`. */
export const wizardMemberColumns = sql`m.id as "memberId", m.full_name as "fullName", to_char(m.birth_date, 'YYYY') as "birthYear",
  m.standing = 'probationary' as "isProbationary"`;
