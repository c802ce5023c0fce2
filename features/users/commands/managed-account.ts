import { eq, sql } from "drizzle-orm";
import { accounts } from "@/db/schema/users";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import type { WriteClient } from "@/server/transact";

/** Takes an account that lies wholly within what the actor administers; anyone else's does not exist. */
export async function lockManagedAccount(tx: WriteClient, actor: Actor, accountId: string) {
  if (accountId === actor.accountId) throw new AppError("forbidden", "users.refused.ownAccount");
  const [account] = await tx
    .select({
      id: accounts.id,
      rootId: accounts.rootId,
      email: accounts.email,
      fullName: accounts.fullName,
      disabledAt: accounts.disabledAt,
      isManaged: sql<boolean>`manages_account(${accounts.id})`,
    })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  if (account === undefined) throw new AppError("not_found", "users.refused.noAccount");
  if (!account.isManaged) throw new AppError("forbidden", "users.refused.reachesFurther");
  await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId)).for("update");
  return account;
}

export async function endSessionsOf(tx: WriteClient, accountId: string): Promise<void> {
  await tx.execute(sql`select end_sessions_of(${accountId}::uuid)`);
}
