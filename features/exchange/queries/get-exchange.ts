import { desc, inArray, sql } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import { reportImports } from "@/db/schema/consolidation";
import { trustedInstallations } from "@/db/schema/exchange";
import { reports } from "@/db/schema/reports";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import type { Actor } from "@/lib/actor";
import { can, inScope, requireScope, type Scope } from "@/server/access";
import { ownPublicKey } from "@/server/signing";

const MOST_LISTED = 200;

/** What the screen of the exchange shows: the key, what can be sent, who is trusted, what came in. */
export async function getExchange(actor: Actor) {
  const scope = requireScope(actor, "exchange.use");
  const mayTrust = can(actor, "installation.trust");
  return readAs(actor, async (db) => ({
    publicKey: ownPublicKey(),
    mayTrust,
    sendable: await readSendable(db, scope),
    trusted: mayTrust ? await readTrusted(db, scope) : [],
    received: await readReceived(db, scope),
    units: mayTrust ? await readUnitChoices(db, scope) : [],
  }));
}

function readSendable(db: ReadClient, scope: Scope) {
  const { id, unitId, quarter } = reports;
  return db
    .select({ id, quarter, unitName: sql<string>`${unitNameOn(sql`reports.unit_id`, sql`app_today()`)}` })
    .from(reports)
    .where(sql`${inScope(unitId, scope)} and ${inArray(reports.status, ["submitted", "accepted"])}`)
    .orderBy(desc(quarter), unitId)
    .limit(MOST_LISTED);
}

function readTrusted(db: ReadClient, scope: Scope) {
  const { id, name, publicKey, unitId, revokedAt, addedAt } = trustedInstallations;
  return db
    .select({
      id,
      name,
      publicKey,
      revokedAt,
      unitName: sql<string>`${unitNameOn(sql`trusted_installations.unit_id`, sql`app_today()`)}`,
    })
    .from(trustedInstallations)
    .where(inScope(unitId, scope))
    .orderBy(desc(addedAt), id)
    .limit(MOST_LISTED);
}

function readReceived(db: ReadClient, scope: Scope) {
  const { id, reportId, unitId, installationName, importedByName, importedAt, figures, chapters } = reportImports;
  return db
    .select({
      id,
      reportId,
      installationName,
      importedByName,
      importedAt,
      figures,
      chapters,
      unitName: sql<string>`${unitNameOn(sql`report_imports.unit_id`, sql`app_today()`)}`,
    })
    .from(reportImports)
    .where(inScope(unitId, scope))
    .orderBy(desc(importedAt), id)
    .limit(MOST_LISTED);
}

async function readUnitChoices(db: ReadClient, scope: Scope) {
  const { rows } = await db.execute<{ id: string; name: string }>(sql`
    select v.unit_id as id, v.name from org_unit_versions v join unit_kinds k on k.code = v.kind
    where (k.reports or k.holds_members) and v.valid_from <= app_today() and (v.valid_to is null or app_today() < v.valid_to)
      and ${inScope(sql`v.unit_id`, scope)}
    order by k.reports desc, v.ordinal, v.search, v.unit_id limit 500`);
  return rows;
}
