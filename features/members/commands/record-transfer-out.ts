import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { requireScope } from "@/server/access";
import { ensureDecision } from "@/server/decisions";
import { transact } from "@/server/transact";
import { refuseEffectiveDay } from "../rules/days";
import { warnOfSuspension } from "../rules/unusual";
import type { RecordTransferOutInput } from "../schema";
import { addEntry, stateBefore } from "./add-entry";
import { requireKind } from "./require-kind";
import { lockMember } from "./lock-member";
import { once, type RecordedEntry } from "./once";
import { unitThen } from "./receiving-unit";
import { refuse } from "./refuse";
import { refuseInTransit } from "./refuse-in-transit";

/** Records that a member went to an organisation outside the register. */
export function recordTransferOut(actor: Actor, input: RecordTransferOutInput): Promise<RecordedEntry> {
  const scope = requireScope(actor, "change.record");
  const { memberId, kind, elsewhere, effectiveOn, confirm, requestKey } = input;
  return once(actor, requestKey, () =>
    transact(actor, async (tx) => {
      const member = await lockMember(tx, scope, memberId);
      await refuseInTransit(tx, member);
      const before = await stateBefore(tx, member, { event: "transfer_out", day: effectiveOn, field: "effectiveOn" });
      const { state } = before;
      await requireKind(tx, { code: kind, events: ["transfer_out"], day: effectiveOn, standing: state.standing });
      refuse(
        [refuseEffectiveDay("decidedOn", input.decidedOn, { today: today() }), warnOfSuspension("effectiveOn", state)],
        confirm,
      );
      const unit = await unitThen(tx, scope, { unitId: state.unitId, field: "effectiveOn", day: effectiveOn });
      const decision = await ensureDecision(tx, actor, unit.id, input);
      const { value, audit } = await addEntry(tx, actor, member, before, {
        event: "transfer_out",
        dayField: "effectiveOn",
        kind,
        effectiveOn,
        from: unit,
        to: null,
        standingAfter: "left",
        elsewhere,
        decisionId: decision.id,
        requestKey,
      });
      return { value, audit: [audit, ...decision.audit] };
    }),
  );
}
