import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { inScope, requireScope } from "@/server/access";
import type { AwardRecipient } from "../rules";
import { afterPlace, recipientConditions, type RecipientFilter, requireUnit, selectRecipients } from "./recipient-rows";

const PAGE = 50;

export interface RecipientPage {
  readonly recipients: readonly AwardRecipient[];
  /** Where the next page begins, or null on the last one. */
  readonly nextCursor: string | null;
}

/** The register of awards, one line a recipient, newest decision first; what was withdrawn is left out unless asked for. */
export function listAwardRecipients(
  actor: Actor,
  { after, ...filter }: RecipientFilter & { readonly after?: string | undefined },
): Promise<RecipientPage> {
  const scope = requireScope(actor, "award.read");
  return readAs(actor, async (db) => {
    await requireUnit(db, scope, filter.unitId);
    const conditions = [inScope(sql`r.unit_id`, scope), recipientConditions(filter)];
    const place = readCursor(after);
    if (place) conditions.push(afterPlace(place));
    const rows = await selectRecipients(db, sql.join(conditions, sql` and `), PAGE + 1);
    const recipients = rows.slice(0, PAGE);
    const last = recipients.at(-1);
    return { recipients, nextCursor: rows.length > PAGE && last ? cursorOf(last) : null };
  });
}

function cursorOf(row: AwardRecipient): string {
  return `${row.decidedOn}_${row.awardId}_${String(row.ordinal)}`;
}

function readCursor(cursor: string | undefined) {
  const [decidedOn, awardId, ordinal] = cursor?.split("_") ?? [];
  if (decidedOn === undefined || awardId === undefined || ordinal === undefined) return null;
  return { decidedOn, awardId, ordinal: Number(ordinal) };
}
