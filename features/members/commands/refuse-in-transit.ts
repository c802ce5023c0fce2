import { sql } from "drizzle-orm";
import { AppError } from "@/lib/errors";
import type { WriteClient } from "@/server/transact";
import type { LockedMember } from "./lock-member";

/** Refuses to move a locked member on whose letter of introduction nobody has answered yet. */
export async function refuseInTransit(tx: WriteClient, { id, fullName }: LockedMember): Promise<void> {
  const { rows } = await tx.execute<{ letterNo: string; unit: string }>(sql`
    select t.letter_no as "letterNo", t.to_unit_name as unit from transfers t
    where t.member_id = ${id} and t.status = 'issued'`);
  const letter = rows[0];
  if (letter === undefined) return;
  const messageKey = "members.errors.inTransit";
  throw new AppError("conflict", messageKey, { name: fullName, ...letter }, { memberId: [messageKey] });
}
