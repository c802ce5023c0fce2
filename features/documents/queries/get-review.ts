import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import type { Quarter } from "@/lib/quarter";
import { requireScope } from "@/server/access";
import type { ReviewData } from "../rules/review-data";
import { readReview } from "./read-review";

/** What the quarter's review of a unit will say, the actor's own unit unless another is named. */
export function getReview(
  actor: Actor,
  input: { unitId?: string | undefined; quarter: Quarter; withSubmitted?: boolean },
): Promise<ReviewData> {
  const scope = requireScope(actor, "document.make");
  const { unitId = scope.unitIds[0] ?? actor.rootId, quarter, withSubmitted = false } = input;
  return readAs(actor, (db) => readReview(db, scope, actor.rootId, { unitId, quarter, withSubmitted }));
}
