import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import type { ChangeEvent } from "../rules/history";

export interface ChangeKind {
  readonly [column: string]: unknown;
  readonly code: string;
  readonly event: ChangeEvent;
  readonly nameVi: string;
  readonly nameEn: string;
}

/** The kinds of change, in the order of the increase/decrease table, named in both languages. */
export async function listChangeKinds(actor: Actor): Promise<ChangeKind[]> {
  requireScope(actor, "change.read");
  const { rows } = await readAs(actor, (db) =>
    db.execute<ChangeKind>(
      sql`select code, event, name_vi as "nameVi", name_en as "nameEn" from change_kinds order by ordinal`,
    ),
  );
  return rows;
}
