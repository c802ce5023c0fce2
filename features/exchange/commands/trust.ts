import { and, eq, isNull } from "drizzle-orm";
import { trustedInstallations } from "@/db/schema/exchange";
import { requireNode } from "@/features/consolidation/queries/require-node";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { inScope, requireScope } from "@/server/access";
import { transact } from "@/server/transact";
import type { TrustInput } from "../schema";

/** Keeps another installation's key: from now on its signed files are taken for this unit. */
export async function trustInstallation(actor: Actor, input: TrustInput): Promise<void> {
  const scope = requireScope(actor, "installation.trust");
  await transact(actor, async (tx) => {
    const rootId = await requireNode(tx, scope, input.unitId);
    const { requestKey: id, unitId, name, publicKey } = input;
    const row = { id, rootId, unitId, name, publicKey, addedBy: actor.accountId };
    // A key trusted once, and then no longer, is trusted again.
    await tx
      .insert(trustedInstallations)
      .values(row)
      .onConflictDoUpdate({
        target: [trustedInstallations.rootId, trustedInstallations.publicKey, trustedInstallations.unitId],
        set: { revokedAt: null, revokedBy: null },
      });
    const audit = { action: "installation.trust", subjectType: "installation", subjectId: id, unitId };
    return { value: undefined, audit: [{ ...audit, after: { name, publicKey } }] };
  });
}

/** Stops taking files signed with a key; what came in stays. */
export async function revokeInstallation(actor: Actor, id: string): Promise<void> {
  const scope = requireScope(actor, "installation.trust");
  await transact(actor, async (tx) => {
    const [row] = await tx
      .update(trustedInstallations)
      .set({ revokedAt: new Date(), revokedBy: actor.accountId })
      .where(
        and(
          eq(trustedInstallations.id, id),
          isNull(trustedInstallations.revokedAt),
          inScope(trustedInstallations.unitId, scope),
        ),
      )
      .returning();
    if (!row) throw new AppError("not_found", "errors.notFound");
    const { unitId, name, publicKey } = row;
    const audit = { action: "installation.revoke", subjectType: "installation", subjectId: id, unitId };
    return { value: undefined, audit: [{ ...audit, before: { name, publicKey } }] };
  });
}
