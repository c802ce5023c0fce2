import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { readAs } from "@/db/read";
import { orgUnitVersions } from "@/db/schema/org-units";
import type { Actor } from "@/lib/actor";
import { fold } from "@/lib/vietnamese";
import { inScope, requireScope } from "@/server/access";

const MOST_FOUND = 60;

/** Units on which the actor may give roles, by words of their name; the value, name and parent of each. */
export function findGrantableUnits(actor: Actor, query: string) {
  const scope = requireScope(actor, "account.manage");
  const parent = alias(orgUnitVersions, "parent");
  const words = fold(query).split(" ").filter(Boolean);
  const matches = words.map(
    (word): SQL => sql`${orgUnitVersions.search} like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`,
  );
  return readAs(actor, (db) =>
    db
      .select({ id: orgUnitVersions.unitId, name: orgUnitVersions.name, parentName: parent.name })
      .from(orgUnitVersions)
      .leftJoin(parent, and(eq(parent.unitId, orgUnitVersions.parentId), isNull(parent.validTo)))
      .where(and(isNull(orgUnitVersions.validTo), inScope(orgUnitVersions.unitId, scope), ...matches))
      .orderBy(sql`${orgUnitVersions.parentId} nulls first`, asc(orgUnitVersions.ordinal), asc(orgUnitVersions.name))
      .limit(MOST_FOUND),
  );
}
