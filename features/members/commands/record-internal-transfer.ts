import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { requireScope } from "@/server/access";
import { ensureDecision } from "@/server/decisions";
import { transact } from "@/server/transact";
import { refuseEffectiveDay } from "../rules/days";
import { warnOfSuspension } from "../rules/unusual";
import type { RecordInternalTransferInput } from "../schema";
import { addEntry, stateBefore } from "./add-entry";
import { lockMember } from "./lock-member";
import { once, type RecordedEntry } from "./once";
import { receivingUnit, unitThen } from "./receiving-unit";
import { refuse } from "./refuse";
import { refuseInTransit } from "./refuse-in-transit";

/** Records that a member moved between two units which both lie in the writer's scope. */
export function recordInternalTransfer(actor: Actor, input: RecordInternalTransferInput): Promise<RecordedEntry> {
  const scope = requireScope(actor, "change.record");
  const { memberId, toUnitId, effectiveOn, confirm, requestKey } = input;
  return once(actor, requestKey, () =>
    transact(actor, async (tx) => {
      const member = await lockMember(tx, scope, memberId);
      await refuseInTransit(tx, member);
      const before = await stateBefore(tx, member, { event: "transfer", day: effectiveOn, field: "effectiveOn" });
      const { state } = before;
      refuse(
        [refuseEffectiveDay("decidedOn", input.decidedOn, { today: today() }), warnOfSuspension("effectiveOn", state)],
        confirm,
      );
      if (toUnitId === state.unitId) {
        throw new AppError("invalid", "members.errors.sameUnit", undefined, { toUnitId: ["members.errors.sameUnit"] });
      }
      const to = await receivingUnit(tx, scope, { unitId: toUnitId, field: "toUnitId", day: effectiveOn });
      const from = await unitThen(tx, scope, { unitId: state.unitId, field: "effectiveOn", day: effectiveOn });
      const decision = await ensureDecision(tx, actor, from.id, input);
      const { value, audit } = await addEntry(tx, actor, member, before, {
        event: "transfer",
        dayField: "effectiveOn",
        kind: "transfer_internal",
        effectiveOn,
        from,
        to,
        standingAfter: state.standing,
        decisionId: decision.id,
        requestKey,
      });
      return { value, audit: [audit, ...decision.audit] };
    }),
  );
}
