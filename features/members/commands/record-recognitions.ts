import { createHash } from "node:crypto";
import type { Actor } from "@/lib/actor";
import { type AppError, isAppError } from "@/lib/errors";
import { requireScope } from "@/server/access";
import type { RecordRecognitionsInput } from "../schema";
import { recordRecognition } from "./record-recognition";

export interface Recognitions {
  readonly recorded: number;
  /** Those who could not be recognised by this decision, each with the rule that stood in the way. */
  readonly refused: readonly { readonly memberId: string; readonly refusal: AppError }[];
}

/** Recognises many by one decision; each is an entry of its own, so that one who may not be does not hold up the rest. */
export async function recordRecognitions(actor: Actor, input: RecordRecognitionsInput): Promise<Recognitions> {
  requireScope(actor, "change.record");
  const { memberIds, requestKey, ...decision } = input;
  const refused: { memberId: string; refusal: AppError }[] = [];
  for (const memberId of new Set(memberIds)) {
    try {
      await recordRecognition(actor, { ...decision, memberId, requestKey: keyOf(requestKey, memberId) });
    } catch (error) {
      if (!isAppError(error)) throw error;
      refused.push({ memberId, refusal: error });
    }
  }
  return { recorded: new Set(memberIds).size - refused.length, refused };
}

// The same form sent twice makes the same keys, and so the same entries.
function keyOf(requestKey: string, memberId: string): string {
  const hex = createHash("sha256").update(`${requestKey} ${memberId}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
