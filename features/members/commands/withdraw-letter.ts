import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { requireScope } from "@/server/access";
import type { CloseLetterInput } from "../schema";
import { closeLetter, type ClosedLetter } from "./close-letter";

/** The sender takes a letter back, or closes one that nobody presented in time. */
export function withdrawLetter(actor: Actor, { letterId, reason }: CloseLetterInput): Promise<ClosedLetter> {
  const scope = requireScope(actor, "change.record");
  return closeLetter(actor, scope, {
    letterId,
    reason,
    action: "transfer.withdraw",
    side: "sender",
    statusOf: ({ presentBy }) => (today() > presentBy ? "lapsed" : "withdrawn"),
  });
}
