import { eq, sql } from "drizzle-orm";
import { accounts } from "@/db/schema/users";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { requireScope } from "@/server/access";
import { transact, violates } from "@/server/transact";
import type { AccountInput, CreateAccountInput, DisableAccountInput } from "../schema";
import { addActivationLink, type IssuedLink } from "./activation-links";
import { insertGrant } from "./grants";
import { endSessionsOf, lockManagedAccount } from "./managed-account";

export interface CreatedAccount {
  readonly id: string;
  readonly link: IssuedLink;
}

/** Makes an account with its first grant, and the one-time link to hand over. */
export async function createAccount(actor: Actor, input: CreateAccountInput): Promise<CreatedAccount> {
  const scope = requireScope(actor, "account.manage");
  const { email, fullName, locale } = input;
  const id = newId();
  try {
    return await transact(actor, async (tx) => {
      // By hand: Drizzle names every column, and the app's role may not write the one of the password.
      await tx.execute(sql`
        insert into accounts (id, root_id, email, full_name, locale, created_by)
        values (${id}, ${actor.rootId}, ${email}, ${fullName}, ${locale}, ${actor.accountId})`);
      const grant = await insertGrant({ tx, actor, scope }, { ...input, accountId: id });
      const link = await addActivationLink(tx, actor, id);
      return {
        value: { id, link },
        audit: [
          { action: "account.create", subjectType: "account", subjectId: id, after: { email, fullName, locale } },
          grant.entry,
          {
            action: "activation.issue",
            subjectType: "account",
            subjectId: id,
            after: { email, expiresAt: link.expiresAt },
          },
        ],
      };
    });
  } catch (error) {
    if (!violates(error, "accounts_email_key")) throw error;
    throw new AppError("invalid", "errors.checkFields", {}, { email: ["users.refused.emailTaken"] });
  }
}

/** Closes an account at once: its sessions end with it, and its grants no longer count. */
export function disableAccount(actor: Actor, input: DisableAccountInput): Promise<void> {
  requireScope(actor, "account.manage");
  return transact(actor, async (tx) => {
    const account = await lockManagedAccount(tx, actor, input.accountId);
    if (account.disabledAt !== null) throw new AppError("conflict", "users.refused.alreadyDisabled");
    const disabledAt = new Date();
    await tx.update(accounts).set({ disabledAt }).where(eq(accounts.id, account.id));
    await endSessionsOf(tx, account.id);
    return {
      value: undefined,
      audit: [
        {
          action: "account.disable",
          subjectType: "account",
          subjectId: account.id,
          reason: input.reason || null,
          before: { disabledAt: null },
          after: { disabledAt },
        },
      ],
    };
  });
}

/** Opens a disabled account again; its owner signs in with the password they had. */
export function enableAccount(actor: Actor, input: AccountInput): Promise<void> {
  requireScope(actor, "account.manage");
  return transact(actor, async (tx) => {
    const account = await lockManagedAccount(tx, actor, input.accountId);
    if (account.disabledAt === null) throw new AppError("conflict", "users.refused.notDisabled");
    await tx.update(accounts).set({ disabledAt: null }).where(eq(accounts.id, account.id));
    return {
      value: undefined,
      audit: [
        {
          action: "account.enable",
          subjectType: "account",
          subjectId: account.id,
          before: { disabledAt: account.disabledAt },
          after: { disabledAt: null },
        },
      ],
    };
  });
}
