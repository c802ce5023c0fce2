import { sql } from "drizzle-orm";
import { z } from "zod";
import { pool } from "@/db/connection";
import { activationHash } from "@/lib/activation-token";
import { AppError } from "@/lib/errors";
import { mintActor } from "./mint-actor";
import { transact } from "./transact";

const found = z.object({
  accountId: z.string(),
  rootId: z.string(),
  name: z.string(),
  email: z.string(),
  locale: z.enum(["vi", "en"]),
});

export type Activation = z.infer<typeof found>;

/** Whom a one-time link is for; null when it is unknown, used or out of date. Looking does not use it. */
export async function findActivation(token: string): Promise<Activation | null> {
  const { rows } = await pool().query<{ activation: unknown }>("select find_activation($1) as activation", [
    activationHash(token),
  ]);
  return rows[0]?.activation == null ? null : found.parse(rows[0].activation);
}

/** Uses the link to set its account's password, once; whoever comes second with the same link is told. */
export function spendActivation(
  activation: Activation,
  { token, passwordHash, requestId }: { token: string; passwordHash: string; requestId: string },
): Promise<void> {
  // Whoever holds the link acts as its account for this one change, and holds no role in it.
  const holder = mintActor({ ...activation, grants: [], requestId });
  return transact(holder, async (tx) => {
    const { rows } = await tx.execute<{ account: string | null }>(
      sql`select use_activation(${activationHash(token)}, ${passwordHash}) as account`,
    );
    if (rows[0]?.account == null) throw new AppError("conflict", "users.refused.usedLink");
    return {
      value: undefined,
      audit: [{ action: "account.activate", subjectType: "account", subjectId: activation.accountId }],
    };
  });
}
