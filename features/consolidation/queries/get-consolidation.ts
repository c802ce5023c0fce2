import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import type { Quarter } from "@/lib/quarter";
import { requireScope } from "@/server/access";
import type { Span } from "../rules/consolidate";
import { type Consolidation, readConsolidation } from "./read-consolidation";

/** A committee's figures of a quarter, or of the year up to its end; the actor's own unit unless another is named. */
export function getConsolidation(
  actor: Actor,
  input: { unitId?: string | undefined; quarter: Quarter; span: Span; withSubmitted: boolean },
): Promise<Consolidation> {
  const scope = requireScope(actor, "consolidation.read");
  const unitId = input.unitId ?? scope.unitIds[0] ?? actor.rootId;
  return readAs(actor, (db) => readConsolidation(db, scope, actor.rootId, { ...input, unitId }));
}
