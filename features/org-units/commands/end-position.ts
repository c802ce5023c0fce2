import { eq } from "drizzle-orm";
import { positions } from "@/db/schema/bodies";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { formatDay } from "@/lib/format";
import { requireScope } from "@/server/access";
import { ensureDecision } from "@/server/decisions";
import { transact } from "@/server/transact";
import { refusePositionDays } from "../rules/bodies";
import type { EndPositionInput } from "../schema";
import { lockPosition } from "./lock-position";
import { refuseDecidedOn, refusePosition } from "./refuse-position";
import { refusal } from "./unit-rules";

/** Ends a position: from that day on it is no longer held. */
export function endPosition(actor: Actor, input: EndPositionInput): Promise<{ unitId: string; memberName: string }> {
  const scope = requireScope(actor, "position.record");
  const { positionId, validTo, reason, decision } = input;
  return transact(actor, async (tx) => {
    const { unitId, kind, memberName, validFrom, ...position } = await lockPosition(tx, scope, positionId);
    if (position.isAnnulled) throw new AppError("not_found", "errors.notFound");
    const subject = { subjectType: "position", subjectId: positionId, unitId } as const;
    const value = { unitId, memberName };
    // Sent twice: it ended on this very day already.
    if (position.validTo === validTo) return { value, audit: [{ action: "position.repeat", ...subject }] };
    if (position.validTo !== null) {
      throw refusal("validTo", "positions.errors.ended", { until: formatDay(position.validTo) });
    }
    refusePosition([...refusePositionDays({ validFrom, validTo }, today()), ...refuseDecidedOn(decision)], false);
    const ensured = decision === null ? null : await ensureDecision(tx, actor, unitId, decision);
    const after = { validTo, endReason: reason, endDecisionId: ensured?.id ?? null };
    await tx.update(positions).set(after).where(eq(positions.id, positionId));
    return {
      value,
      audit: [
        {
          action: "position.end",
          ...subject,
          reason,
          before: { kind, memberName, validFrom, validTo: null },
          after: { kind, memberName, validFrom, ...after },
        },
        ...(ensured?.audit ?? []),
      ],
    };
  });
}
