import { sql } from "drizzle-orm";
import { iterateAs } from "@/db/iterate";
import type { Actor } from "@/lib/actor";
import { inScope, requireScope } from "@/server/access";
import type { AwardRecipient } from "../rules";
import { afterPlace, recipientConditions, type RecipientFilter, requireUnit, selectRecipients } from "./recipient-rows";

const BATCH = 500;

/** Every recipient a filter asks for, newest decision first, for an export: one moment of the register, however long it is. */
export function iterateAwards(actor: Actor, filter: RecipientFilter): AsyncGenerator<readonly AwardRecipient[], void> {
  const scope = requireScope(actor, "award.read");
  return iterateAs(actor, async function* (db) {
    await requireUnit(db, scope, filter.unitId);
    const asked = sql`${inScope(sql`r.unit_id`, scope)} and ${recipientConditions(filter)}`;
    for (let where = asked; ;) {
      const rows = await selectRecipients(db, where, BATCH);
      yield rows;
      const last = rows.at(-1);
      if (rows.length < BATCH || !last) return;
      where = sql`${asked} and ${afterPlace(last)}`;
    }
  });
}
