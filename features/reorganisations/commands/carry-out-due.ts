import type { Actor } from "@/lib/actor";
import { AppError, isAppError } from "@/lib/errors";
import { requireScope } from "@/server/access";
import { log } from "@/server/log";
import { type DuePlan, holdPlan, listDuePlans } from "@/server/planned-work";
import { transact } from "@/server/transact";
import { lockEvent } from "./lock-event";
import { subjectOf, summaryOf } from "./record-reorganisation";
import { carryOut, prepare } from "./reorganise";

const EVERY_MS = 10 * 60 * 1000;

/** Carries out the plans whose day has come, each as whoever made it; what cannot be done stays pending, with its reason. */
export async function carryOutDue(): Promise<{ done: number; held: number }> {
  let done = 0;
  let held = 0;
  for (const plan of await listDuePlans()) {
    if (await carryOutOne(plan)) done += 1;
    else held += 1;
  }
  return { done, held };
}

/** Looks for due plans at once and from then on; a process that ends takes nothing with it. */
export function watchDuePlans(): void {
  lookForDuePlans();
  setInterval(lookForDuePlans, EVERY_MS).unref();
}

function lookForDuePlans(): void {
  carryOutDue().catch((error: unknown) => log.error({ error }, "plans could not be carried out"));
}

async function carryOutOne({ eventId, actor }: DuePlan): Promise<boolean> {
  try {
    if (actor === null) throw new AppError("forbidden", "reorganisations.errors.authorGone");
    await carryOutPlan(actor, eventId);
    return true;
  } catch (error) {
    if (!isAppError(error)) log.error({ error, eventId }, "a plan could not be carried out");
    const { messageKey, params } = isAppError(error)
      ? error
      : { messageKey: "reorganisations.errors.failed", params: undefined };
    await holdPlan(eventId, { messageKey, params });
    return false;
  }
}

async function carryOutPlan(actor: Actor, eventId: string): Promise<void> {
  const scope = requireScope(actor, "unit.edit");
  await transact(actor, async (tx) => {
    const event = await lockEvent(tx, actor, scope, eventId);
    const { asked: input, decisionId } = event;
    if (input === null) throw new AppError("conflict", "reorganisations.errors.noPlan");
    const subject = subjectOf(input, eventId);
    const told = { kind: input.kind, effectiveOn: input.effectiveOn };
    // Another process was faster.
    if (event.status !== "pending") {
      return { value: undefined, audit: [{ action: "reorganisation.repeat", ...subject, after: told }] };
    }
    const prepared = await prepare(tx, actor, scope, input);
    const effects = await carryOut(tx, actor, prepared, { eventId, decisionId });
    return {
      value: undefined,
      audit: [{ action: "reorganisation.carry_out", ...subject, after: { ...told, ...summaryOf(effects) } }],
    };
  });
}
