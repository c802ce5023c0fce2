import { type SQL, sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { inScope, type Scope } from "@/server/access";
import { strengthOn } from "./strength-sql";

export interface UnitOnDay {
  readonly [column: string]: unknown;
  readonly unitId: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly kind: string;
  readonly kindNameVi: string;
  readonly kindNameEn: string;
  readonly holdsMembers: boolean;
  readonly reports: boolean;
  readonly code: string | null;
  readonly docCode: string | null;
  readonly ordinal: number;
  /** False for a unit above the reader's own, seen only to know whom one belongs to. */
  readonly isInScope: boolean;
  readonly directPeople: number | null;
}

/** SQL: the days of a row of this name (`valid_from`, `valid_to`) hold this day, or one that SQL tells. */
export function holdsOn(alias: string, day: string | SQL): SQL {
  const [from, to] = [sql.raw(`${alias}.valid_from`), sql.raw(`${alias}.valid_to`)];
  const asked = typeof day === "string" ? sql`${day}::date` : day;
  return sql`${from} <= ${asked} and (${to} is null or ${asked} < ${to})`;
}

/** The units that exist on a day, as row-level security lets the reader see them. */
export async function readUnits(
  db: Pick<ReadClient, "execute">,
  scope: Scope,
  { onDay, countsPeople = false }: { onDay: string; countsPeople?: boolean },
): Promise<UnitOnDay[]> {
  const people = countsPeople
    ? sql`coalesce((select own.official + own.probationary from ${strengthOn(sql`v.unit_id`, onDay)} own), 0)`
    : sql`null::int`;
  const { rows } = await db.execute<UnitOnDay>(sql`
    select v.unit_id as "unitId", v.parent_id as "parentId", v.name, v.kind, k.name_vi as "kindNameVi", k.name_en as "kindNameEn",
      k.holds_members as "holdsMembers", k.reports, v.code, v.doc_code as "docCode", v.ordinal,
      ${inScope(sql`v.unit_id`, scope)} as "isInScope", ${people} as "directPeople"
    from org_unit_versions v join unit_kinds k on k.code = v.kind
    where ${holdsOn("v", onDay)}`);
  return rows;
}
