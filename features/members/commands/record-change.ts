import { z } from "zod";
import { decisionInput } from "@/features/decisions/schema";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { requireScope, type Scope } from "@/server/access";
import { ensureDecision } from "@/server/decisions";
import { settingAt } from "@/server/settings";
import { transact, type WriteClient } from "@/server/transact";
import { sharedFormOf } from "../rules/change-forms";
import { type Refusal, refuseEffectiveDay } from "../rules/days";
import { ruleOf } from "../rules/events";
import { type MemberState, standingAfter } from "../rules/history";
import { refuseReadmission, refuseUntil, warnOfSuspension } from "../rules/unusual";
import type { RecordChangeInput } from "../schema";
import { addEntry, stateBefore } from "./add-entry";
import { lockMember } from "./lock-member";
import { once, type RecordedEntry } from "./once";
import { receivingUnit, unitThen, type UnitThen } from "./receiving-unit";
import { refuse } from "./refuse";
import { requireKind } from "./require-kind";

/** Records a change of somebody already in the register, of any kind that needs no form of its own. */
export function recordChange(actor: Actor, input: RecordChangeInput): Promise<RecordedEntry> {
  const scope = requireScope(actor, "change.record");
  const { memberId, event, effectiveOn, confirm, requestKey } = input;
  return once(actor, requestKey, () =>
    transact(actor, async (tx) => {
      const form = sharedFormOf(event);
      if (form === null) throw new AppError("invalid", "members.errors.kindUnknown");
      const member = await lockMember(tx, scope, memberId);
      const before = await stateBefore(tx, member, { event, day: effectiveOn, field: "effectiveOn" });
      const { state } = before;
      const kind = await requireKind(tx, {
        code: input.kind,
        events: [event],
        day: effectiveOn,
        standing: state.standing,
      });
      const paper = paperOf(kind.needsDecision, input);
      const filled = requireFilled(form, input);
      refuse(await warningsOf(tx, state, input), confirm);
      const { from, to } = await placesOf(tx, scope, state, input);
      const decision = paper === null ? null : await ensureDecision(tx, actor, (from ?? to)?.id ?? state.unitId, paper);
      const { value, audit } = await addEntry(tx, actor, member, before, {
        ...filled,
        kind: kind.code,
        event,
        effectiveOn,
        dayField: "effectiveOn",
        from,
        to,
        standingAfter: standingAfter(state, event) ?? "left",
        decisionId: decision?.id ?? null,
        requestKey,
      });
      return { value, audit: [audit, ...(decision?.audit ?? [])] };
    }),
  );
}

function paperOf(isNeeded: boolean, input: RecordChangeInput) {
  // One form is for kinds that need a decision and for those that need none: what was filled in is kept.
  if (!isNeeded && input.docNumber.trim() === "") return null;
  const paper = decisionInput.safeParse(input);
  if (paper.success) return paper.data;
  const { fieldErrors } = z.flattenError(paper.error);
  throw new AppError("invalid", "errors.checkFields", undefined, fieldErrors);
}

function requireFilled(form: NonNullable<ReturnType<typeof sharedFormOf>>, input: RecordChangeInput) {
  const missing = [
    ...(form.until === "required" && input.untilOn === null ? ["untilOn"] : []),
    ...(form.place !== undefined && input.elsewhere === null ? ["elsewhere"] : []),
    ...(form.event === "readmission" && input.admittedOn === null ? ["admittedOn"] : []),
  ];
  if (missing.length > 0) {
    const fieldErrors = Object.fromEntries(missing.map((field) => [field, ["errors.required"]]));
    throw new AppError("invalid", "errors.checkFields", undefined, fieldErrors);
  }
  return {
    untilOn: form.until === undefined ? null : input.untilOn,
    elsewhere: form.place === undefined ? null : input.elsewhere,
    note: form.hasNote === true ? input.note : null,
    ceremonyOn: form.event === "readmission" ? input.admittedOn : null,
  };
}

const whole = z.number().int().positive();

async function warningsOf(tx: WriteClient, state: MemberState, input: RecordChangeInput): Promise<(Refusal | null)[]> {
  const { event, effectiveOn, untilOn, decidedOn, admittedOn } = input;
  const paper = decidedOn ? refuseEffectiveDay("decidedOn", decidedOn, { today: today() }) : null;
  const setting = (key: string) => settingAt(tx, key, effectiveOn, whole);
  if (event === "readmission") {
    const limits = {
      leastMonths: await setting("readmission.least_months"),
      mostTimes: await setting("readmission.most_times"),
    };
    const ceremony = admittedOn === null ? null : refuseEffectiveDay("admittedOn", admittedOn, { today: today() });
    return [paper, ceremony, refuseReadmission(state, decidedOn || effectiveOn, limits)];
  }
  if (event === "temporary_out" && untilOn !== null) {
    const limits = { least: await setting("temporary.min_months"), most: await setting("temporary.max_study_months") };
    return [paper, warnOfSuspension("effectiveOn", state), refuseUntil("untilOn", effectiveOn, untilOn, limits)];
  }
  if (event === "exemption" && untilOn !== null) {
    return [paper, refuseUntil("untilOn", effectiveOn, untilOn, { most: await setting("exempt.max_months_other") })];
  }
  return [paper, event === "withdrawal" ? warnOfSuspension("effectiveOn", state) : null];
}

async function placesOf(
  tx: WriteClient,
  scope: Scope,
  state: MemberState,
  { event, unitId, effectiveOn: day }: RecordChangeInput,
): Promise<{ from: UnitThen | null; to: UnitThen | null }> {
  const { moves } = ruleOf(event);
  if (moves === "in") {
    if (unitId === null) {
      throw new AppError("invalid", "errors.checkFields", undefined, { unitId: ["errors.required"] });
    }
    return { from: null, to: await receivingUnit(tx, scope, { unitId, field: "unitId", day }) };
  }
  const from = await unitThen(tx, scope, { unitId: state.unitId, field: "effectiveOn", day });
  return { from, to: moves === "none" ? from : null };
}
