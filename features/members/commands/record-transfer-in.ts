import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { requireScope } from "@/server/access";
import { ensureDecision } from "@/server/decisions";
import { transact } from "@/server/transact";
import { refuseEffectiveDay, refuseKnownDates } from "../rules/days";
import type { RecordTransferInInput } from "../schema";
import { enterPerson, withCardRefusal } from "./enter-person";
import { once, type RecordedEntry } from "./once";
import { receivingUnit } from "./receiving-unit";
import { refuse } from "./refuse";
import { refuseSamePerson } from "./refuse-same-person";
import { requireKind } from "./require-kind";

const ENTERING = ["transfer_in", "collective_in", "temporary_in"] as const;

/** Records that a member came from another organisation, with the standing and the dates they bring; for a time only, as a guest. */
export function recordTransferIn(actor: Actor, input: RecordTransferInInput): Promise<RecordedEntry> {
  const scope = requireScope(actor, "change.record");
  const { unitId, kind: code, elsewhere, effectiveOn, untilOn, confirm, requestKey } = input;
  const { fullName, sex, birthDate, cardNo, standing, admissionDecidedOn, admittedOn, officialOn } = input;
  const person = { fullName, sex, birthDate, cardNo, standing, admissionDecidedOn, admittedOn, officialOn };
  const record = () =>
    transact(actor, async (tx) => {
      refuse([
        refuseEffectiveDay("decidedOn", input.decidedOn, { today: today() }),
        refuseEffectiveDay("effectiveOn", effectiveOn, { today: today() }),
      ]);
      const kind = await requireKind(tx, { code, events: ENTERING, day: effectiveOn, standing });
      const isGuest = kind.event === "temporary_in";
      if (isGuest && untilOn === null) {
        throw new AppError("invalid", "errors.checkFields", undefined, { untilOn: ["errors.required"] });
      }
      const unit = await receivingUnit(tx, scope, { unitId, field: "unitId", day: effectiveOn });
      refuse([refuseKnownDates(person, effectiveOn), await refuseSamePerson(tx, person)], confirm);
      const decision = await ensureDecision(tx, actor, unit.id, input);
      const entering = {
        kind: code,
        effectiveOn,
        unit,
        elsewhere,
        untilOn: isGuest ? untilOn : null,
        decisionId: decision.id,
        requestKey,
      };
      const entered = isGuest ? { ...person, standing: "guest" as const } : person;
      const { value, audit } = await enterPerson(tx, actor, entered, entering);
      return { value, audit: [audit, ...decision.audit] };
    });
  return once(actor, requestKey, () => withCardRefusal(record()));
}
