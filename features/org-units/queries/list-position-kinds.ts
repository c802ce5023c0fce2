import { sql } from "drizzle-orm";
import { z } from "zod";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { inScope, requireScope } from "@/server/access";
import { settingAt } from "@/server/settings";

export interface PositionKind {
  readonly [column: string]: unknown;
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly bodyKind: string;
  readonly bodyNameVi: string;
  readonly bodyNameEn: string;
}

/** The positions there are, in their order; with a unit, those of bodies that a unit of the kinds it has been may have. */
export async function listPositionKinds(
  actor: Actor,
  input: { unitId?: string | undefined } = {},
): Promise<PositionKind[]> {
  const scope = requireScope(actor, "member.read");
  const { unitId } = input;
  return readAs(actor, async (db) => {
    const { rows } = await db.execute<PositionKind>(sql`
      select k.code, k.name_vi as "nameVi", k.name_en as "nameEn", k.body_kind as "bodyKind", b.name_vi as "bodyNameVi",
        b.name_en as "bodyNameEn"
      from position_kinds k join body_kinds b on b.code = k.body_kind order by b.ordinal, k.ordinal`);
    if (unitId === undefined) return rows;
    const been = await db.execute<{ kind: string }>(
      sql`select distinct v.kind from org_unit_versions v where v.unit_id = ${unitId} and ${inScope(sql`v.unit_id`, scope)}`,
    );
    const kinds = new Set(been.rows.map((row) => row.kind));
    const codes = z.array(z.string());
    const fitting: Record<string, string[]> = {
      ...(await settingAt(db, "body.unit_kinds", today(), z.record(z.string(), codes))),
      inspection_committee: await settingAt(db, "body.inspection_unit_kinds", today(), codes),
    };
    return rows.filter(({ bodyKind }) => (fitting[bodyKind] ?? []).some((kind) => kinds.has(kind)));
  });
}
