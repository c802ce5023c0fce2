import { sql } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { can, inScope, requireScope, type Scope } from "@/server/access";
import { isBesideTree } from "../rules/tree";
import { strengthOn } from "./strength-sql";
import { unitNameOn } from "./unit-name-sql";

export interface UnitVersion {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly kindNameVi: string;
  readonly kindNameEn: string;
  readonly holdsMembers: boolean;
  readonly reports: boolean;
  readonly code: string | null;
  readonly docCode: string | null;
  readonly headerUpper: string | null;
  readonly headerBody: string | null;
  readonly place: string | null;
  readonly ordinal: number;
  readonly parentId: string | null;
  readonly parentName: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

interface ChildUnit {
  readonly [column: string]: unknown;
  readonly unitId: string;
  readonly name: string;
  readonly kind: string;
  readonly kindNameVi: string;
  readonly kindNameEn: string;
  readonly code: string | null;
  /** Null for a reader who may not know, and for a unit that has no members of any kind. */
  readonly people: number | null;
}

export interface UnitFile {
  readonly unitId: string;
  /** The version of the day asked for; where there is none on it, the nearest. */
  readonly current: UnitVersion;
  readonly isOpen: boolean;
  /** Newest first. */
  readonly versions: readonly UnitVersion[];
  readonly children: readonly ChildUnit[];
  readonly strength: { readonly official: number; readonly probationary: number } | null;
  readonly isRoot: boolean;
}

/** A unit with all it has been, what lies beneath it on a day, and its members on that day. */
export function getUnit(actor: Actor, input: { unitId: string; onDay?: string | undefined }): Promise<UnitFile> {
  const scope = requireScope(actor, "unit.read");
  const { unitId, onDay = today() } = input;
  const seesPeople = can(actor, "figure.read");
  return readAs(actor, async (db) => {
    const versions = await readVersions(db, scope, unitId);
    const held = versions.find((one) => one.validFrom <= onDay && (one.validTo === null || onDay < one.validTo));
    const current = held ?? versions[0];
    if (current === undefined) throw new AppError("not_found", "errors.notFound");
    const children = await readChildren(db, unitId, onDay);
    const strength = seesPeople ? await readStrength(db, unitId, onDay) : null;
    return {
      unitId,
      current,
      isOpen: held !== undefined,
      versions,
      children: children.map((child) => (seesPeople && !isBesideTree(child.kind) ? child : { ...child, people: null })),
      strength,
      isRoot: unitId === actor.rootId,
    };
  });
}

async function readVersions(db: ReadClient, scope: Scope, unitId: string): Promise<UnitVersion[]> {
  const { rows } = await db.execute<UnitVersion>(sql`
    select v.id, v.name, v.kind, k.name_vi as "kindNameVi", k.name_en as "kindNameEn", k.holds_members as "holdsMembers", k.reports,
      v.code, v.doc_code as "docCode", v.header_upper as "headerUpper", v.header_body as "headerBody", v.place, v.ordinal,
      v.parent_id as "parentId", ${unitNameOn(sql`v.parent_id`, sql`v.valid_from`)} as "parentName",
      v.valid_from as "validFrom", v.valid_to as "validTo"
    from org_unit_versions v join unit_kinds k on k.code = v.kind
    where v.unit_id = ${unitId} and ${inScope(sql`v.unit_id`, scope)} order by v.valid_from desc`);
  return rows;
}

async function readChildren(db: ReadClient, unitId: string, onDay: string): Promise<ChildUnit[]> {
  const { rows } = await db.execute<ChildUnit>(sql`
    select v.unit_id as "unitId", v.name, v.kind, k.name_vi as "kindNameVi", k.name_en as "kindNameEn", v.code,
      (select coalesce(sum(own.official + own.probationary), 0)::int from org_unit_paths p
        cross join lateral ${strengthOn(sql`p.descendant_id`, onDay)} own
        where p.ancestor_id = v.unit_id and p.valid_from <= ${onDay}::date and (p.valid_to is null or ${onDay}::date < p.valid_to)) as people
    from org_unit_versions v join unit_kinds k on k.code = v.kind
    where v.parent_id = ${unitId} and v.valid_from <= ${onDay}::date and (v.valid_to is null or ${onDay}::date < v.valid_to)
    order by v.ordinal, v.name`);
  return rows;
}

async function readStrength(db: ReadClient, unitId: string, onDay: string) {
  const { rows } = await db.execute<{ official: number; probationary: number }>(sql`
    select coalesce(sum(own.official), 0)::int as official, coalesce(sum(own.probationary), 0)::int as probationary
    from org_unit_paths p cross join lateral ${strengthOn(sql`p.descendant_id`, onDay)} own
    where p.ancestor_id = ${unitId} and p.valid_from <= ${onDay}::date and (p.valid_to is null or ${onDay}::date < p.valid_to)`);
  return rows[0] ?? { official: 0, probationary: 0 };
}
