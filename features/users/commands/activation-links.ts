import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { activationUrl, newActivationToken } from "@/lib/activation-token";
import { AppError } from "@/lib/errors";
import { numberSetting } from "@/server/settings";
import { transact, type WriteClient } from "@/server/transact";
import { requireScope } from "@/server/access";
import type { AccountInput } from "../schema";
import { endSessionsOf, lockManagedAccount } from "./managed-account";

export interface IssuedLink {
  readonly url: string;
  readonly expiresAt: Date;
}

/** Makes a link with which the owner sets a password; this is the only moment at which it can be read. */
export async function addActivationLink(tx: WriteClient, actor: Actor, accountId: string): Promise<IssuedLink> {
  const { token, hash } = newActivationToken();
  const expiresAt = new Date(Date.now() + (await numberSetting("activation.hours")) * 3_600_000);
  await tx.execute(sql`
    insert into activation_links (token_hash, account_id, expires_at, created_by)
    values (${hash}, ${accountId}, ${expiresAt.toISOString()}, ${actor.accountId})`);
  return { url: activationUrl(baseUrl(), token), expiresAt };
}

/** A new link for a lost or a suspect password: whoever is signed in with the old one is signed out now. */
export function issueActivationLink(actor: Actor, input: AccountInput): Promise<IssuedLink> {
  requireScope(actor, "account.manage");
  return transact(actor, async (tx) => {
    const account = await lockManagedAccount(tx, actor, input.accountId);
    if (account.disabledAt !== null) throw new AppError("conflict", "users.refused.disabledAccount");
    const link = await addActivationLink(tx, actor, account.id);
    await endSessionsOf(tx, account.id);
    return {
      value: link,
      audit: [
        {
          action: "activation.issue",
          subjectType: "account",
          subjectId: account.id,
          after: { email: account.email, expiresAt: link.expiresAt },
        },
      ],
    };
  });
}

function baseUrl(): string {
  return process.env["NEXTAUTH_URL"] ?? "http://localhost:3000";
}
