import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { requireScope } from "@/server/access";
import { transact } from "@/server/transact";
import { refuseEffectiveDay, refuseKnownDates } from "../rules/days";
import type { RegisterMemberInput } from "../schema";
import { enterPerson, withCardRefusal } from "./enter-person";
import { once, type RecordedEntry } from "./once";
import { receivingUnit } from "./receiving-unit";
import { refuse } from "./refuse";
import { refuseSamePerson } from "./refuse-same-person";

/** Enters somebody who was a member already when the register was opened, as of a day. */
export function registerMember(actor: Actor, input: RegisterMemberInput): Promise<RecordedEntry> {
  const scope = requireScope(actor, "member.register");
  const { unitId, openedOn, confirm, requestKey, ...person } = input;
  const register = () =>
    transact(actor, async (tx) => {
      refuse([refuseEffectiveDay("openedOn", openedOn, { today: today() })]);
      const unit = await receivingUnit(tx, scope, { unitId, field: "unitId", day: openedOn });
      refuse([refuseKnownDates(person, openedOn), await refuseSamePerson(tx, person)], confirm);
      const entering = { kind: "opening", effectiveOn: openedOn, unit, decisionId: null, requestKey };
      const { value, audit } = await enterPerson(tx, actor, person, entering);
      return { value, audit: [audit] };
    });
  return once(actor, requestKey, () => withCardRefusal(register()));
}
