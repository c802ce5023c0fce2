import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { requireScope } from "@/server/access";
import type { ChangeEvent } from "../rules/events";

export interface ChangeKind {
  readonly [column: string]: unknown;
  readonly code: string;
  readonly event: ChangeEvent;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly needsDecision: boolean;
}

/** The kinds of change, in the order of the increase/decrease table, named in both languages. */
export async function listChangeKinds(actor: Actor): Promise<ChangeKind[]> {
  requireScope(actor, "change.read");
  const { rows } = await readAs(actor, (db) =>
    db.execute<ChangeKind>(
      sql`select code, event, name_vi as "nameVi", name_en as "nameEn", needs_decision as "needsDecision"
        from change_kinds where effective_to is null or effective_to > ${today()}::date order by ordinal`,
    ),
  );
  return rows;
}
