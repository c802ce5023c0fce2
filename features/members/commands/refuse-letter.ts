import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import type { CloseLetterInput } from "../schema";
import { closeLetter, type ClosedLetter } from "./close-letter";

/** The receiver does not take the member over, and says why. */
export function refuseLetter(actor: Actor, { letterId, reason }: CloseLetterInput): Promise<ClosedLetter> {
  const scope = requireScope(actor, "change.record");
  const action = "transfer.refuse";
  return closeLetter(actor, scope, { letterId, reason, action, side: "receiver", statusOf: () => "refused" });
}
