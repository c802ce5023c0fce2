import { eq, sql } from "drizzle-orm";
import { accounts } from "@/db/schema/users";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { hashPassword, verifyPassword } from "@/server/passwords";
import { accountKey, countAttempt, findSignIn, forgetAttempts } from "@/server/sign-in";
import { transact } from "@/server/transact";
import type { OwnAccountInput, OwnPasswordInput } from "../schema";
import { assertGoodPassword } from "./good-password";
import { endSessionsOf } from "./managed-account";

/** One's own name and language. */
export function changeOwnAccount(actor: Actor, input: OwnAccountInput): Promise<void> {
  const { fullName, locale } = input;
  return transact(actor, async (tx) => {
    const [before] = await tx
      .select({ fullName: accounts.fullName, locale: accounts.locale })
      .from(accounts)
      .where(eq(accounts.id, actor.accountId))
      .for("update");
    await tx.update(accounts).set({ fullName, locale }).where(eq(accounts.id, actor.accountId));
    return {
      value: undefined,
      audit: [
        {
          action: "account.change",
          subjectType: "account",
          subjectId: actor.accountId,
          before,
          after: { fullName, locale },
        },
      ],
    };
  });
}

/** A new password of one's own, by the one that holds; all other sessions end, the one it was changed in goes on. */
export async function changeOwnPassword(actor: Actor, input: OwnPasswordInput, keptSessionHash: string): Promise<void> {
  const attempt = accountKey(actor.email);
  const waitUntil = await countAttempt([attempt]);
  if (waitUntil !== null) throw new AppError("conflict", "users.refused.waiting");
  const known = await findSignIn(actor.email);
  if (!(await verifyPassword(known?.passwordHash ?? null, input.currentPassword))) {
    throw new AppError("invalid", "errors.checkFields", {}, { currentPassword: ["users.refused.wrongPassword"] });
  }
  await forgetAttempts(attempt, null);
  await assertGoodPassword(input.password, actor);
  const passwordHash = await hashPassword(input.password);
  await transact(actor, async (tx) => {
    await tx.execute(sql`select set_own_password(${passwordHash}, ${keptSessionHash})`);
    return {
      value: undefined,
      audit: [{ action: "account.change_password", subjectType: "account", subjectId: actor.accountId }],
    };
  });
}

/** Ends every session of one's own, this one included: for a lost telephone, or a machine left open. */
export function signOutEverywhere(actor: Actor): Promise<void> {
  return transact(actor, async (tx) => {
    await endSessionsOf(tx, actor.accountId);
    return {
      value: undefined,
      audit: [{ action: "session.end_all", subjectType: "account", subjectId: actor.accountId }],
    };
  });
}
