import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { requireScope } from "@/server/access";
import { transact, violates } from "@/server/transact";
import { refuseAcceptance } from "../rules/letters";
import type { AcceptLetterInput } from "../schema";
import { lockLetter } from "./lock-letter";
import { once, type RecordedEntry } from "./once";
import { refuse } from "./refuse";

/** Takes over the member whom a letter introduces: the move is entered, and the letter closed, in one step. */
export function acceptLetter(actor: Actor, input: AcceptLetterInput): Promise<RecordedEntry> {
  const scope = requireScope(actor, "change.record");
  const { letterId, effectiveOn, confirm, requestKey } = input;
  const accept = () =>
    transact(actor, async (tx) => {
      const letter = await lockLetter(tx, scope, { letterId, side: "receiver" });
      refuse([refuseAcceptance(letter, effectiveOn, today())], confirm);
      const entryId = newId();
      // The sender's side of the entry is not this writer's to write: the database does both, or neither.
      await tx.execute(
        sql`select receive_transfer(${letterId}, ${entryId}, ${effectiveOn}::date, ${requestKey}, ${actor.name})`,
      );
      const { memberId, memberName, fromUnitId, toUnitId } = letter;
      const after = { entryId, effectiveOn, fromUnitId, toUnitId, letterId };
      return {
        value: { entryId, memberId, memberName },
        audit: [
          {
            action: "transfer.accept",
            subjectType: "transfer",
            subjectId: letterId,
            unitId: toUnitId,
            before: { status: "issued" },
            after: { status: "accepted", memberId, ...after },
          },
          { action: "change.record", subjectType: "member", subjectId: memberId, unitId: toUnitId, after },
        ],
      };
    });
  return once(actor, requestKey, () => withRefusals(accept()));
}

/** What the database finds in the way of a move, as a sentence, and the field it stands beside. */
const REFUSALS = [
  ["transfers_open", "transfers.errors.closed.other", null],
  ["transfers_member_there", "transfers.errors.memberGone", null],
  ["transfers_day", "transfers.errors.notThatDay", "effectiveOn"],
  ["member_events_unit_open", "members.errors.unitClosed", "effectiveOn"],
] as const;

async function withRefusals<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const [, messageKey, field] = REFUSALS.find(([constraint]) => violates(error, constraint)) ?? [];
    if (messageKey === undefined) throw error;
    const fieldErrors = field === null || field === undefined ? undefined : { [field]: [messageKey] };
    throw new AppError("conflict", messageKey, undefined, fieldErrors);
  }
}
