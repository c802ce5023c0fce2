import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import { orgUnitVersions } from "@/db/schema/org-units";
import { accounts, grants } from "@/db/schema/users";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";

export interface OwnSession {
  readonly startedAt: Date;
  readonly seenAt: Date;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly isCurrent: boolean;
}

/** The actor's own account: name, language, roles held and coming, and where they are signed in. */
export function getOwnAccount(actor: Actor, sessionHash: string) {
  return readAs(actor, async (db) => {
    const [account] = await db
      .select({ email: accounts.email, fullName: accounts.fullName, locale: accounts.locale })
      .from(accounts)
      .where(eq(accounts.id, actor.accountId));
    if (account === undefined) throw new AppError("not_found", "users.refused.noAccount");
    const { id, role, unitId, validFrom, validTo } = grants;
    const held = await db
      .select({ id, role, unitId, validFrom, validTo, unitName: orgUnitVersions.name })
      .from(grants)
      .leftJoin(orgUnitVersions, and(eq(orgUnitVersions.unitId, grants.unitId), isNull(orgUnitVersions.validTo)))
      .where(eq(grants.accountId, actor.accountId))
      .orderBy(asc(grants.validFrom), asc(grants.id));
    const { rows } = await db.execute<{
      started_at: string;
      seen_at: string;
      from_address: string | null;
      agent: string | null;
      is_current: boolean;
    }>(sql`select * from own_sessions(${sessionHash})`);
    const sessions: OwnSession[] = rows.map((row) => ({
      startedAt: new Date(row.started_at),
      seenAt: new Date(row.seen_at),
      address: row.from_address,
      userAgent: row.agent,
      isCurrent: row.is_current,
    }));
    // Whose place it is comes with the session: other accounts are not one's own to read.
    const actingFor = (grant: { role: string; unitId: string }) =>
      actor.grants.find((one) => one.role === grant.role && one.unitId === grant.unitId)?.actingFor?.name ?? null;
    return { ...account, grants: held.map((grant) => ({ ...grant, actingForName: actingFor(grant) })), sessions };
  });
}
