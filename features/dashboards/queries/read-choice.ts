import type { ReadClient } from "@/db/read";
import type { Actor } from "@/lib/actor";
import type { Quarter } from "@/lib/quarter";
import type { Scope } from "@/server/access";
import { type Place, readPlace } from "./read-place";
import { readQuarters } from "./read-quarters";

export interface Choice {
  readonly unitId?: string | undefined;
  readonly quarter?: Quarter | undefined;
}

/** The quarter and unit an address asks for; without them the latest quarter and the actor's own unit. */
export async function readChoice(
  db: Pick<ReadClient, "execute">,
  actor: Actor,
  scope: Scope,
  input: Choice,
): Promise<{ quarter: Quarter; place: Place }> {
  const quarter = input.quarter ?? (await readQuarters(db, actor.rootId)).latest;
  const place = await readPlace(db, scope, { unitId: input.unitId ?? scope.unitIds[0] ?? actor.rootId, quarter });
  return { quarter, place };
}
