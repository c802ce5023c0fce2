import { eq } from "drizzle-orm";
import { orgEvents } from "@/db/schema/org-units";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { requireScope } from "@/server/access";
import { transact } from "@/server/transact";
import type { EndEventInput } from "../schema";
import { lockEvent } from "./lock-event";

/** Gives up a plan before its day. */
export function cancelReorganisation(actor: Actor, input: EndEventInput): Promise<{ eventId: string }> {
  const scope = requireScope(actor, "unit.edit");
  const { eventId, reason } = input;
  return transact(actor, async (tx) => {
    const event = await lockEvent(tx, actor, scope, eventId);
    if (event.status !== "pending") throw new AppError("conflict", "reorganisations.errors.notPending");
    await tx.update(orgEvents).set({ status: "cancelled", reason }).where(eq(orgEvents.id, eventId));
    const { kind, effectiveOn } = event;
    return {
      value: { eventId },
      audit: [
        {
          action: "reorganisation.cancel",
          subjectType: "reorganisation",
          subjectId: eventId,
          reason,
          before: { kind, effectiveOn, status: "pending" },
          after: { kind, effectiveOn, status: "cancelled" },
        },
      ],
    };
  });
}
