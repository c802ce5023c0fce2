import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import { ensureDecision } from "@/server/decisions";
import { transact } from "@/server/transact";
import { officialDate, refuseRecognition } from "../rules/days";
import type { RecordRecognitionInput } from "../schema";
import { addEntry, refuseDay, stateBefore } from "./add-entry";
import { lockMember } from "./lock-member";
import { once, type RecordedEntry } from "./once";
import { probationMonthsAt } from "./read-rules";
import { unitNameThen } from "./receiving-unit";
import { refuse } from "./refuse";

/** Records the decision that makes a probationary member official; the official date itself follows from the ceremony. */
export function recordRecognition(actor: Actor, input: RecordRecognitionInput): Promise<RecordedEntry> {
  const scope = requireScope(actor, "change.record");
  const { memberId, decidedOn, requestKey } = input;
  return once(actor, requestKey, () =>
    transact(actor, async (tx) => {
      const member = await lockMember(tx, scope, memberId);
      const state = await stateBefore(tx, member, "official_recognition");
      refuseDay("decidedOn", decidedOn, state);
      const months = await probationMonthsAt(tx, member.admittedOn);
      const officialOn = officialDate(member.admittedOn, months);
      refuse([refuseRecognition(decidedOn, officialOn, months)]);
      const unit = { id: state.unitId, name: await unitNameThen(tx, state.unitId, decidedOn) };
      const decision = await ensureDecision(tx, actor, unit.id, input);
      const { value, audit } = await addEntry(tx, actor, member, {
        kind: "official_recognition",
        effectiveOn: decidedOn,
        from: unit,
        to: unit,
        standingAfter: "official",
        officialOn,
        decisionId: decision.id,
        requestKey,
      });
      return { value, audit: [audit, ...decision.audit] };
    }),
  );
}
