import { sql } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { quarterOf } from "@/lib/quarter";
import { requireScope } from "@/server/access";
import type { ChangeEvent } from "../rules/events";
import type { Direction, KindStanding } from "../rules/own-kinds";

export interface EditableKind {
  readonly [column: string]: unknown;
  readonly code: string;
  readonly event: ChangeEvent;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly direction: Direction;
  /** Both lines of a move inside the office: T5, G3. */
  readonly lines: readonly string[];
  readonly indicators: readonly string[];
  readonly scope: "none" | "within_organisation" | "within_province" | "outside_province";
  readonly needsDecision: boolean;
  readonly standing: KindStanding;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly sourceDocument: string;
  /** Added by this office, and so its own to rename and to end; the others hold for all offices. */
  readonly isOwn: boolean;
}

/** An indicator of the quarterly report that kinds of one direction are counted in. */
export interface KindIndicator {
  readonly [column: string]: unknown;
  readonly code: string;
  readonly direction: Direction;
  readonly nameVi: string;
  readonly nameEn: string;
}

export interface KindsForEdit {
  readonly kinds: readonly EditableKind[];
  readonly indicators: readonly KindIndicator[];
}

/** Every kind of change that the office knows, ended ones too, and the indicators a new one can be counted in. */
export function listKindsForEdit(actor: Actor): Promise<KindsForEdit> {
  requireScope(actor, "kind.edit");
  return readAs(actor, async (db) => ({
    kinds: await readKinds(db, actor.rootId),
    indicators: await readKindIndicators(db),
  }));
}

/** As listKindsForEdit, inside a transaction that is already open. */
export async function readKinds(db: Pick<ReadClient, "execute">, rootId: string): Promise<EditableKind[]> {
  const { rows } = await db.execute<EditableKind>(sql`
    select code, event, name_vi as "nameVi", name_en as "nameEn", ${direction} as direction,
      array_remove(array[line_in, line_out, line_neutral], null) as lines,
      array_remove(array[indicator_in, indicator_out, indicator_neutral], null) as indicators,
      scope, needs_decision as "needsDecision", standing, effective_from as "effectiveFrom",
      effective_to as "effectiveTo", source_document as "sourceDocument", root_id is not null as "isOwn"
    from change_kinds where root_id is null or root_id = ${rootId} order by ordinal, code`);
  return rows;
}

/** The indicators of the form in force that the kinds of each direction are counted in. */
export async function readKindIndicators(db: Pick<ReadClient, "execute">): Promise<KindIndicator[]> {
  const { rows } = await db.execute<KindIndicator>(sql`
    select distinct on (i.ordinal, used.direction) i.code, used.direction, i.name_vi as "nameVi", i.name_en as "nameEn"
    from (select 'in' as direction, indicator_in as indicator from change_kinds
      union select 'out', indicator_out from change_kinds
      union select 'none', indicator_neutral from change_kinds) used
    join indicators i on i.source = 'ledger:' || used.indicator
    where i.form_version_id = (select f.id from form_versions f
      where f.status = 'published' and f.effective_from <= ${quarterOf(today())}
      order by f.root_id is not null desc, f.effective_from desc, f.version desc limit 1)
    order by i.ordinal, used.direction`);
  return rows;
}

const direction = sql`case when line_in is not null and line_out is not null then 'none'
  when line_in is not null then 'in' when line_out is not null then 'out' else 'none' end`;
