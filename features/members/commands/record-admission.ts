import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { requireScope } from "@/server/access";
import { ensureDecision } from "@/server/decisions";
import { transact } from "@/server/transact";
import { refuseAge, refuseCeremony, refuseEffectiveDay } from "../rules/days";
import type { RecordAdmissionInput } from "../schema";
import { enterPerson, withCardRefusal } from "./enter-person";
import { once, type RecordedEntry } from "./once";
import { admissionBasisAt, ageLimitsAt } from "./read-rules";
import { receivingUnit } from "./receiving-unit";
import { refuse } from "./refuse";
import { refuseSamePerson } from "./refuse-same-person";
import { requireKind } from "./require-kind";

/** Records that somebody was admitted: a new, probationary member of the unit. */
export function recordAdmission(actor: Actor, input: RecordAdmissionInput): Promise<RecordedEntry> {
  const scope = requireScope(actor, "change.record");
  const { unitId, fullName, sex, birthDate, cardNo, admittedOn, decidedOn, confirm, requestKey } = input;
  const record = () =>
    transact(actor, async (tx) => {
      refuse([refuseEffectiveDay("decidedOn", decidedOn, { today: today() })]);
      refuse([refuseCeremony(admittedOn, decidedOn, today())]);
      refuse([refuseAge(birthDate, decidedOn, await ageLimitsAt(tx, decidedOn))], confirm);
      const effectiveOn = (await admissionBasisAt(tx, decidedOn)) === "decision" ? decidedOn : admittedOn;
      const unit = await receivingUnit(tx, scope, { unitId, field: "unitId", day: effectiveOn });
      refuse([await refuseSamePerson(tx, { ...input, admissionDecidedOn: decidedOn })], confirm);
      const decision = await ensureDecision(tx, actor, unit.id, input);
      const person = {
        fullName,
        sex,
        birthDate,
        cardNo,
        standing: "probationary" as const,
        admissionDecidedOn: decidedOn,
        admittedOn,
        officialOn: null,
      };
      const kind = await requireKind(tx, {
        code: input.kind ?? "admission",
        events: ["admission"],
        day: effectiveOn,
        standing: "probationary",
      });
      const entering = { kind: kind.code, effectiveOn, unit, decisionId: decision.id, requestKey };
      const { value, audit } = await enterPerson(tx, actor, person, entering);
      return { value, audit: [audit, ...decision.audit] };
    });
  return once(actor, requestKey, () => withCardRefusal(record()));
}
