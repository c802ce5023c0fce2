import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { requireScope } from "@/server/access";
import { ensureDecision } from "@/server/decisions";
import { transact } from "@/server/transact";
import { refuseEffectiveDay } from "../rules/days";
import type { RecordTransferOutInput } from "../schema";
import { addEntry, refuseDay, stateBefore } from "./add-entry";
import { lockMember } from "./lock-member";
import { once, type RecordedEntry } from "./once";
import { unitNameThen } from "./receiving-unit";
import { refuse } from "./refuse";

/** Records that a member went to an organisation outside the register. */
export function recordTransferOut(actor: Actor, input: RecordTransferOutInput): Promise<RecordedEntry> {
  const scope = requireScope(actor, "change.record");
  const { memberId, kind, elsewhere, effectiveOn, requestKey } = input;
  return once(actor, requestKey, () =>
    transact(actor, async (tx) => {
      const member = await lockMember(tx, scope, memberId);
      const state = await stateBefore(tx, member, "transfer_out");
      refuse([refuseEffectiveDay("decidedOn", input.decidedOn, { today: today() })]);
      refuseDay("effectiveOn", effectiveOn, state);
      const unit = { id: state.unitId, name: await unitNameThen(tx, state.unitId, effectiveOn) };
      const decision = await ensureDecision(tx, actor, unit.id, input);
      const { value, audit } = await addEntry(tx, actor, member, {
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
