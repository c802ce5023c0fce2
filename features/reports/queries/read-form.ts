import { and, asc, desc, eq, lte } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { formSections, formVersions, indicators } from "@/db/schema/reports";
import type { Quarter } from "@/lib/quarter";

type Reader = Pick<ReadClient, "select">;

/** The version of the quarterly form in force in a quarter. */
export async function readFormVersion(db: Reader, quarter: Quarter): Promise<{ id: string; version: number }> {
  const [found] = await db
    .select({ id: formVersions.id, version: formVersions.version })
    .from(formVersions)
    .where(and(eq(formVersions.code, "quarterly"), lte(formVersions.effectiveFrom, quarter)))
    .orderBy(desc(formVersions.effectiveFrom), desc(formVersions.version))
    .limit(1);
  if (!found) throw new Error(`No form for ${quarter}`);
  return found;
}

export function readIndicators(db: Reader, formVersionId: string) {
  return db
    .select()
    .from(indicators)
    .where(eq(indicators.formVersionId, formVersionId))
    .orderBy(asc(indicators.ordinal));
}

export function readSections(db: Reader, formVersionId: string) {
  return db
    .select()
    .from(formSections)
    .where(eq(formSections.formVersionId, formVersionId))
    .orderBy(asc(formSections.ordinal));
}
