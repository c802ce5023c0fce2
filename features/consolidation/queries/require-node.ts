import { sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { AppError } from "@/lib/errors";
import { inScope, type Scope } from "@/server/access";

/** The root of a unit in scope; throws `not_found` for any other. */
export async function requireNode(db: Pick<ReadClient, "execute">, scope: Scope, unitId: string): Promise<string> {
  const { rows } = await db.execute<{ rootId: string }>(sql`
    select u.root_id as "rootId" from org_units u where u.id = ${unitId} and ${inScope(sql`u.id`, scope)}`);
  if (!rows[0]) throw new AppError("not_found", "errors.notFound");
  return rows[0].rootId;
}
