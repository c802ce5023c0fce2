import { eq } from "drizzle-orm";
import { positions } from "@/db/schema/bodies";
import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import { transact } from "@/server/transact";
import type { AnnulPositionInput } from "../schema";
import { lockPosition } from "./lock-position";

/** Takes a position that was entered by mistake out of every list; the log keeps it, with the reason. */
export function annulPosition(
  actor: Actor,
  input: AnnulPositionInput,
): Promise<{ unitId: string; memberName: string }> {
  const scope = requireScope(actor, "position.record");
  const { positionId, reason } = input;
  return transact(actor, async (tx) => {
    const { unitId, kind, memberName, validFrom, validTo, isAnnulled } = await lockPosition(tx, scope, positionId);
    const subject = { subjectType: "position", subjectId: positionId, unitId } as const;
    const value = { unitId, memberName };
    if (isAnnulled) return { value, audit: [{ action: "position.repeat", ...subject }] };
    await tx.update(positions).set({ annulledAt: new Date() }).where(eq(positions.id, positionId));
    return {
      value,
      audit: [{ action: "position.annul", ...subject, reason, before: { kind, memberName, validFrom, validTo } }],
    };
  });
}
