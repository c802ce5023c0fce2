import { and, asc, desc, eq, isNull, lte, or, sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { formGroups, formSections, formVersions, indicators } from "@/db/schema/forms";
import type { Quarter } from "@/lib/quarter";

type Reader = Pick<ReadClient, "select">;

/**
 * The version of the quarterly form in force in an office in a quarter: the office's own from the quarter it takes effect,
 * and until then the one shipped with the app.
 */
export async function readFormVersion(
  db: Reader,
  rootId: string,
  quarter: Quarter,
): Promise<{ id: string; version: number }> {
  const isOffered = or(isNull(formVersions.rootId), eq(formVersions.rootId, rootId));
  const [found] = await db
    .select({ id: formVersions.id, version: formVersions.version })
    .from(formVersions)
    .where(
      and(
        eq(formVersions.code, "quarterly"),
        eq(formVersions.status, "published"),
        lte(formVersions.effectiveFrom, quarter),
        isOffered,
      ),
    )
    .orderBy(
      desc(sql`${formVersions.rootId} is not null`),
      desc(formVersions.effectiveFrom),
      desc(formVersions.version),
    )
    .limit(1);
  if (!found) throw new Error(`No form for ${quarter}`);
  return found;
}

/** The indicators of a form with their group's titles, in order; with a kind of unit, those that it answers. */
export async function readIndicators(db: Reader, formVersionId: string, unitKind?: string) {
  const groups = await db.select().from(formGroups).where(eq(formGroups.formVersionId, formVersionId));
  const titles = new Map(groups.map((group) => [group.code, group]));
  const rows = await db
    .select()
    .from(indicators)
    .where(eq(indicators.formVersionId, formVersionId))
    .orderBy(asc(indicators.ordinal));
  return rows
    .filter((row) => isAskedOf(row.answeredBy, unitKind))
    .map((row) => ({
      ...row,
      group: {
        vi: titles.get(row.section)?.titleVi ?? row.section,
        en: titles.get(row.section)?.titleEn ?? row.section,
      },
    }));
}

export async function readSections(db: Reader, formVersionId: string, unitKind?: string) {
  const rows = await db
    .select()
    .from(formSections)
    .where(eq(formSections.formVersionId, formVersionId))
    .orderBy(asc(formSections.ordinal));
  return rows.filter((row) => isAskedOf(row.answeredBy, unitKind));
}

function isAskedOf(answeredBy: readonly string[], unitKind: string | undefined): boolean {
  return unitKind === undefined || answeredBy.length === 0 || answeredBy.includes(unitKind);
}
