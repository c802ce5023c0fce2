import { and, eq } from "drizzle-orm";
import { readAs } from "@/db/read";
import { transfers } from "@/db/schema/transfers";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { isAppError } from "@/lib/errors";
import type { Scope } from "@/server/access";
import { transact } from "@/server/transact";
import { type LockedLetter, lockLetter } from "./lock-letter";

export interface ClosedLetter {
  readonly letterId: string;
  readonly memberName: string;
}

interface Closing {
  readonly letterId: string;
  readonly reason: string;
  readonly side: "sender" | "receiver";
  readonly action: string;
  readonly statusOf: (letter: LockedLetter) => "refused" | "withdrawn" | "lapsed";
}

/** Closes a letter without moving anybody, as one of its sides. */
export async function closeLetter(actor: Actor, scope: Scope, closing: Closing): Promise<ClosedLetter> {
  const { letterId, reason, side, action, statusOf } = closing;
  const close = () =>
    transact(actor, async (tx) => {
      const letter = await lockLetter(tx, scope, { letterId, side });
      const status = statusOf(letter);
      await tx
        .update(transfers)
        .set({ status, reason, closedOn: today(), closedAt: new Date(), closedByName: actor.name })
        .where(eq(transfers.id, letterId));
      const unitId = side === "sender" ? letter.fromUnitId : letter.toUnitId;
      const { memberId, memberName } = letter;
      const subject = { subjectType: "transfer", subjectId: letterId, unitId, reason };
      const audit = { action, ...subject, before: { status: "issued" }, after: { status, memberId } };
      return { value: { letterId, memberName }, audit: [audit] };
    });
  try {
    return await close();
  } catch (error) {
    // The same form sent again finds the letter closed by itself.
    const earlier = isAppError(error) && error.code === "conflict" ? await findSame(actor, closing) : null;
    if (earlier === null) throw error;
    return earlier;
  }
}

async function findSame(actor: Actor, { letterId, reason, side }: Closing): Promise<ClosedLetter | null> {
  const [found] = await readAs(actor, (db) =>
    db
      .select({ letterId: transfers.id, memberName: transfers.memberName, status: transfers.status })
      .from(transfers)
      .where(and(eq(transfers.id, letterId), eq(transfers.reason, reason), eq(transfers.closedByName, actor.name))),
  );
  if (found === undefined || (found.status === "refused") !== (side === "receiver")) return null;
  return { letterId, memberName: found.memberName };
}
