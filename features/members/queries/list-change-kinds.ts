import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import type { ChangeEvent } from "../rules/events";

export interface ChangeKind {
  readonly [column: string]: unknown;
  readonly code: string;
  readonly event: ChangeEvent;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly needsDecision: boolean;
  /** The first day on which it can be recorded, and the first on which it no longer can. */
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

/** The kinds of change, ended ones too, in the order of the increase/decrease table, named in both languages. */
export async function listChangeKinds(actor: Actor): Promise<ChangeKind[]> {
  requireScope(actor, "change.read");
  const { rows } = await readAs(actor, (db) =>
    db.execute<ChangeKind>(
      sql`select code, event, name_vi as "nameVi", name_en as "nameEn", needs_decision as "needsDecision",
          effective_from as "effectiveFrom", effective_to as "effectiveTo"
        from change_kinds where root_id is null or root_id = ${actor.rootId} order by ordinal, code`,
    ),
  );
  return rows;
}
