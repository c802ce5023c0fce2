import { sql } from "drizzle-orm";
import { AppError } from "@/lib/errors";
import { inScope, type Scope } from "@/server/access";
import type { WriteClient } from "@/server/transact";
import type { LetterStatus } from "../rules/letters";

export interface LockedLetter {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly fromUnitId: string;
  readonly toUnitId: string;
  readonly letterNo: string;
  readonly issuedOn: string;
  readonly presentBy: string;
}

/** The letter as one of its two sides, held until the transaction ends; throws `conflict` once it has been answered. */
export async function lockLetter(
  tx: WriteClient,
  scope: Scope,
  { letterId, side }: { letterId: string; side: "sender" | "receiver" },
): Promise<LockedLetter> {
  const unit = side === "sender" ? sql`t.from_unit_id` : sql`t.to_unit_id`;
  const { rows } = await tx.execute<LockedLetter & { status: LetterStatus; closedByName: string | null }>(sql`
    select t.id, t.member_id as "memberId", t.member_name as "memberName", t.from_unit_id as "fromUnitId",
      t.to_unit_id as "toUnitId", t.letter_no as "letterNo", t.issued_on as "issuedOn", t.present_by as "presentBy",
      t.status, t.closed_by_name as "closedByName"
    from transfers t where t.id = ${letterId} and ${inScope(unit, scope)} for update of t`);
  if (rows[0] === undefined) throw new AppError("not_found", "errors.notFound");
  const { status, closedByName, ...letter } = rows[0];
  if (status === "issued") return letter;
  throw new AppError("conflict", `transfers.errors.closed.${status}`, { by: closedByName ?? "" });
}
