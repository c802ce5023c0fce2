import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { requireScope } from "@/server/access";
import { transact, violates } from "@/server/transact";
import type { ReverseChangeInput } from "../schema";
import { addReversal } from "./add-reversal";
import { once, type RecordedEntry } from "./once";

/** Undoes an entry by one that names it and says why, as long as those after it stay possible; nothing written is changed. */
export function reverseChange(actor: Actor, input: ReverseChangeInput): Promise<RecordedEntry> {
  const scope = requireScope(actor, "change.reverse");
  const reverse = () =>
    transact(actor, async (tx) => {
      const { value, audit } = await addReversal(tx, actor, scope, input);
      return { value, audit: [audit] };
    });
  return once(actor, input.requestKey, () => withReversedRefusal(reverse()));
}

async function withReversedRefusal<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!violates(error, "member_events_reverses_key")) throw error;
    throw new AppError("conflict", "members.errors.alreadyReversed");
  }
}
