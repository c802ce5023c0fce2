import { and, count, eq, gte } from "drizzle-orm";
import { readAs } from "@/db/read";
import { reports } from "@/db/schema/reports";
import type { Actor } from "@/lib/actor";
import type { Quarter } from "@/lib/quarter";
import { inScope, requireScope } from "@/server/access";

/** How many reports of a quarter the actor has accepted since an instant. */
export async function countAcceptedSince(
  actor: Actor,
  { quarter, since }: { quarter: Quarter; since: Date },
): Promise<number> {
  const scope = requireScope(actor, "report.review");
  const isMine = and(eq(reports.acceptedBy, actor.accountId), gte(reports.acceptedAt, since));
  return readAs(actor, async (db) => {
    const [row] = await db
      .select({ accepted: count() })
      .from(reports)
      .where(and(eq(reports.quarter, quarter), isMine, inScope(reports.unitId, scope)));
    return row?.accepted ?? 0;
  });
}
