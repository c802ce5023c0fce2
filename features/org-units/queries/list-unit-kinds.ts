import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";

export interface UnitKind {
  readonly [column: string]: unknown;
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
}

export async function listUnitKinds(actor: Actor): Promise<UnitKind[]> {
  requireScope(actor, "unit.read");
  const { rows } = await readAs(actor, (db) =>
    db.execute<UnitKind>(sql`select code, name_vi as "nameVi", name_en as "nameEn" from unit_kinds order by ordinal`),
  );
  return rows;
}
