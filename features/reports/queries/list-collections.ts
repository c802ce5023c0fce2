import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { inScope, requireScope } from "@/server/access";

export interface CollectionRow extends Record<string, unknown> {
  readonly unitId: string;
  readonly unitName: string;
  readonly branches: number;
  /** The quarter from which it collects its branches' reports, or will; null for a unit that does not. */
  readonly from: string | null;
  /** The first quarter in which it no longer does. */
  readonly to: string | null;
  readonly sourceDocument: string | null;
}

const MOST = 500;

/** The base organisations with branches beneath them, and whether they collect those branches' reports. */
export async function listCollections(actor: Actor): Promise<CollectionRow[]> {
  const scope = requireScope(actor, "report.collect");
  const now = today();
  return readAs(actor, async (db) => {
    const { rows } = await db.execute<CollectionRow>(sql`
      select v.unit_id as "unitId", v.name as "unitName", below.branches, c.from_quarter as "from", c.to_quarter as "to",
        c.source_document as "sourceDocument"
      from org_unit_versions v join unit_kinds k on k.code = v.kind and k.reports
      join lateral (
        select count(*)::int as branches from org_unit_versions b join unit_kinds bk on bk.code = b.kind
          and bk.holds_members and not bk.reports
        where b.parent_id = v.unit_id and b.valid_from <= ${now}::date and (b.valid_to is null or ${now}::date < b.valid_to)
      ) below on below.branches > 0
      left join lateral (
        select * from report_collections c where c.unit_id = v.unit_id order by c.from_quarter desc limit 1) c on true
      where ${inScope(sql`v.unit_id`, scope)} and v.valid_from <= ${now}::date and (v.valid_to is null or ${now}::date < v.valid_to)
      order by v.ordinal, v.search, v.unit_id limit ${MOST}`);
    return rows;
  });
}
