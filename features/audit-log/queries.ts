import { and, desc, eq, getTableColumns, isNull, or, type SQL, sql } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import { auditEntries } from "@/db/schema/audit-log";
import { orgUnitVersions } from "@/db/schema/org-units";
import type { Actor } from "@/lib/actor";
import { addDays } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { leafHash } from "@/lib/merkle";
import { fold } from "@/lib/vietnamese";
import { inScope, requireScope, type Scope } from "@/server/access";
import { canonicalEntry } from "@/server/audit";
import { containsWords } from "@/server/folded";
import type { LogAddress } from "./schema";

const PAGE_SIZE = 50;
const HISTORY_SIZE = 100;

export type LogFilters = Partial<LogAddress>;
type StoredEntry = typeof auditEntries.$inferSelect;

/** Entries within the actor's scope, newest first, fifty at a time; each with whether its hash still fits. */
export function listEntries(actor: Actor, filters: LogFilters) {
  const scope = requireScope(actor, "log.read");
  return readAs(actor, async (db) => {
    const found = await entriesWhere(db, and(readable(actor, scope), ...conditions(filters)), PAGE_SIZE + 1);
    const rows = found.slice(0, PAGE_SIZE);
    const last = found.length > PAGE_SIZE ? rows.at(-1) : undefined;
    return { rows, next: last && { beforeAt: last.at.toISOString(), beforeId: last.id } };
  });
}

/** One entry of the log, whole. */
export function getEntry(actor: Actor, entryId: string) {
  const scope = requireScope(actor, "log.read");
  return readAs(actor, async (db) => {
    const [entry] = await entriesWhere(db, and(readable(actor, scope), eq(auditEntries.id, entryId)), 1);
    if (entry === undefined) throw new AppError("not_found", "errors.notFound");
    return entry;
  });
}

/** What the log says of one record, newest first: its history. */
export function listHistory(actor: Actor, subjectType: string, subjectId: string) {
  const scope = requireScope(actor, "log.read");
  const isSubject = and(eq(auditEntries.subjectType, subjectType), eq(auditEntries.subjectId, subjectId));
  return readAs(actor, (db) => entriesWhere(db, and(readable(actor, scope), isSubject), HISTORY_SIZE));
}

async function entriesWhere(db: ReadClient, where: SQL | undefined, limit: number) {
  const found = await db
    .select({ ...getTableColumns(auditEntries), unitName: orgUnitVersions.name })
    .from(auditEntries)
    .leftJoin(orgUnitVersions, and(eq(orgUnitVersions.unitId, auditEntries.unitId), isNull(orgUnitVersions.validTo)))
    .where(where)
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(limit);
  return found.map((row) => ({ ...row, isSealed: isSealed(row) }));
}

function isSealed({ leafHash: written, ...entry }: StoredEntry): boolean {
  return leafHash(canonicalEntry(entry)).toString("hex") === written;
}

function readable(actor: Actor, scope: Scope): SQL | undefined {
  const ofNoUnit = and(isNull(auditEntries.unitId), inScope(auditEntries.rootId, scope));
  // The root also leads the index that gives the newest first.
  return and(eq(auditEntries.rootId, actor.rootId), or(inScope(auditEntries.unitId, scope), ofNoUnit));
}

function conditions({ from, until, actor, action, subject, beforeAt, beforeId }: LogFilters): (SQL | undefined)[] {
  const words = fold(actor ?? "")
    .split(" ")
    .filter(Boolean);
  return [
    from ? sql`${auditEntries.at} >= ${startOf(from)}` : undefined,
    until ? sql`${auditEntries.at} < ${startOf(addDays(until, 1))}` : undefined,
    ...containsWords(auditEntries.actorName, words),
    action ? eq(auditEntries.action, action) : undefined,
    subject ? eq(auditEntries.subjectId, subject) : undefined,
    beforeAt && beforeId
      ? sql`(${auditEntries.at}, ${auditEntries.id}) < (${beforeAt}::timestamptz, ${beforeId}::uuid)`
      : undefined,
  ];
}

function startOf(day: string): SQL {
  return sql`(${day}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')`;
}
