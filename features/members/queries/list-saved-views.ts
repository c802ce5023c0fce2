import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { requireScope } from "@/server/access";

const MOST_VIEWS = 60;

export interface SavedView {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly isOwn: boolean;
  readonly isDefault: boolean;
  /** The unit with whose people it is shared. */
  readonly unitName: string | null;
}

export interface SavedViews {
  readonly views: readonly SavedView[];
  /** The units whose people the reader can share a view with. */
  readonly units: readonly { readonly id: string; readonly name: string }[];
}

/** The reader's own views of the register, and those shared with the units where the reader holds a role. */
export function listSavedViews(actor: Actor): Promise<SavedViews> {
  const scope = requireScope(actor, "member.read");
  const unitIds = sql.param(scope.unitIds);
  return readAs(actor, async (db) => {
    const { rows: views } = await db.execute<SavedView>(sql`
      select v.id, v.name, v.query, v.account_id = ${actor.accountId} as "isOwn",
        v.is_default and v.account_id = ${actor.accountId} as "isDefault",
        case when v.unit_id is not null then ${unitNameOn(sql`v.unit_id`, sql`${today()}::date`)} end as "unitName"
      from saved_views v
      where v.root_id = ${actor.rootId} and v.register = 'members'
        and (v.account_id = ${actor.accountId} or v.unit_id = any (${unitIds}::uuid[]))
      order by v.account_id <> ${actor.accountId}, lower(v.name), v.id limit ${MOST_VIEWS}`);
    const { rows: units } = await db.execute<{ id: string; name: string }>(sql`
      select u.id, coalesce(${unitNameOn(sql`u.id`, sql`${today()}::date`)}, '–') as name
      from org_units u where u.id = any (${unitIds}::uuid[]) order by name`);
    return { views, units };
  });
}
