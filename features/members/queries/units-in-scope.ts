import { sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { AppError } from "@/lib/errors";
import { inScope, type Scope } from "@/server/access";
import type { LedgerFilter } from "../schema";

/** Throws `not_found` when a filter names a unit outside the scope: an empty list would say that it exists. */
export async function requireUnitsInScope(
  db: Pick<ReadClient, "execute">,
  scope: Scope,
  { unitId, boundaryId }: Pick<LedgerFilter, "unitId" | "boundaryId">,
): Promise<void> {
  const units = [...new Set([unitId, boundaryId].filter((id) => id !== undefined))];
  if (units.length === 0) return;
  const { rows } = await db.execute(
    sql`select u.id from org_units u where u.id = any (${sql.param(units)}::uuid[]) and ${inScope(sql`u.id`, scope)}`,
  );
  if (rows.length !== units.length) throw new AppError("not_found", "errors.notFound");
}
