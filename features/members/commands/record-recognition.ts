import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import { ensureDecision } from "@/server/decisions";
import { transact } from "@/server/transact";
import { officialDate, refuseRecognition } from "../rules/days";
import type { RecordRecognitionInput } from "../schema";
import { addEntry, stateBefore } from "./add-entry";
import { lockMember } from "./lock-member";
import { once, type RecordedEntry } from "./once";
import { probationMonthsAt } from "./read-rules";
import { unitThen } from "./receiving-unit";
import { refuse } from "./refuse";
import { requireKind } from "./require-kind";

/** Records the decision that makes a probationary member official; the official date itself follows from the ceremony. */
export function recordRecognition(actor: Actor, input: RecordRecognitionInput): Promise<RecordedEntry> {
  const scope = requireScope(actor, "change.record");
  const { memberId, decidedOn, requestKey } = input;
  return once(actor, requestKey, () =>
    transact(actor, async (tx) => {
      const member = await lockMember(tx, scope, memberId);
      const before = await stateBefore(tx, member, {
        event: "official_recognition",
        day: decidedOn,
        field: "decidedOn",
      });
      const { state } = before;
      const kind = await requireKind(tx, {
        code: input.kind ?? "official_recognition",
        events: ["official_recognition"],
        day: decidedOn,
        standing: state.standing,
      });
      const admittedOn = state.admittedOn ?? member.admittedOn;
      const months = await probationMonthsAt(tx, admittedOn);
      const officialOn = officialDate(admittedOn, months);
      refuse([refuseRecognition(decidedOn, officialOn, months)]);
      const unit = await unitThen(tx, scope, { unitId: state.unitId, field: "decidedOn", day: decidedOn });
      const decision = await ensureDecision(tx, actor, unit.id, input);
      const { value, audit } = await addEntry(tx, actor, member, before, {
        event: "official_recognition",
        dayField: "decidedOn",
        kind: kind.code,
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
