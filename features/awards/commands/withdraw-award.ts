import { sql } from "drizzle-orm";
import { awardWithdrawals } from "@/db/schema/awards";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { inScope, requireScope } from "@/server/access";
import { transact, violates } from "@/server/transact";
import type { WithdrawAwardInput } from "../schema";

/** Withdraws an award from one recipient, with the reason; the entry stays and is no longer counted. */
export async function withdrawAward(
  actor: Actor,
  { recipientId, reason }: WithdrawAwardInput,
): Promise<{ awardId: string }> {
  const scope = requireScope(actor, "award.record");
  try {
    return await transact(actor, async (tx) => {
      const { rows } = await tx.execute<{
        awardId: string;
        unitId: string;
        rootId: string;
        form: string;
        name: string;
      }>(sql`
        select award_id as "awardId", unit_id as "unitId", root_id as "rootId", form, recipient_name as name
        from award_recipients where id = ${recipientId} and ${inScope(sql`unit_id`, scope)}`);
      if (!rows[0]) throw new AppError("not_found", "errors.notFound");
      const { awardId, unitId, rootId, form, name } = rows[0];
      await tx.insert(awardWithdrawals).values({ recipientId, rootId, unitId, reason, recordedBy: actor.accountId });
      const after = { awardId, form, recipientName: name };
      const entry = {
        action: "award.withdraw",
        subjectType: "award_recipient",
        subjectId: recipientId,
        unitId,
        reason,
        after,
      };
      return { value: { awardId }, audit: [entry] as const };
    });
  } catch (error) {
    if (violates(error, "award_withdrawals_pkey")) throw new AppError("conflict", "awards.errors.withdrawnAlready");
    throw error;
  }
}
