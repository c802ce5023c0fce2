import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { requireScope } from "@/server/access";
import { ensureDecision } from "@/server/decisions";
import { transact } from "@/server/transact";
import { refuseEffectiveDay, refuseKnownDates } from "../rules/days";
import type { RecordTransferInInput } from "../schema";
import { enterPerson, refuseSamePerson, withCardRefusal } from "./enter-person";
import { once, type RecordedEntry } from "./once";
import { receivingUnit } from "./receiving-unit";
import { refuse } from "./refuse";

/** Records that a member came from another organisation, with the standing and the dates they bring. */
export function recordTransferIn(actor: Actor, input: RecordTransferInInput): Promise<RecordedEntry> {
  const scope = requireScope(actor, "change.record");
  const { unitId, kind, elsewhere, effectiveOn, confirm, requestKey } = input;
  const { fullName, sex, birthDate, cardNo, standing, admissionDecidedOn, admittedOn, officialOn } = input;
  const person = { fullName, sex, birthDate, cardNo, standing, admissionDecidedOn, admittedOn, officialOn };
  const record = () =>
    transact(actor, async (tx) => {
      refuse([
        refuseEffectiveDay("decidedOn", input.decidedOn, { today: today() }),
        refuseEffectiveDay("effectiveOn", effectiveOn, { today: today() }),
      ]);
      const unit = await receivingUnit(tx, scope, { unitId, field: "unitId", day: effectiveOn });
      refuse([refuseKnownDates(person, effectiveOn), await refuseSamePerson(tx, person)], confirm);
      const decision = await ensureDecision(tx, actor, unit.id, input);
      const entering = { kind, effectiveOn, unit, elsewhere, decisionId: decision.id, requestKey };
      const { value, audit } = await enterPerson(tx, actor, person, entering);
      return { value, audit: [audit, ...decision.audit] };
    });
  return once(actor, requestKey, () => withCardRefusal(record()));
}
