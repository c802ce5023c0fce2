import { auditEntries } from "@/db/schema/audit-log";
import type { Transaction } from "@/db/connection";
import type { Actor } from "@/lib/actor";
import { canonicalJson } from "@/lib/canonical";
import { newId } from "@/lib/id";
import { leafHash } from "@/lib/merkle";

export interface AuditInput {
  /** `noun.verb`, e.g. "report.submit". */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly unitId?: string | null;
  readonly reason?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Who an entry speaks of when nobody is signed in yet. */
export interface AuditSource {
  readonly rootId: string | null;
  readonly accountId: string | null;
  readonly name: string;
  readonly requestId: string;
}

/** The canonical form that is hashed: every field of the entry, instants in UTC to the millisecond (RFC 8785). */
export function canonicalEntry(entry: Omit<typeof auditEntries.$inferSelect, "leafHash">): string {
  return canonicalJson({
    id: entry.id,
    root: entry.rootId,
    at: entry.at.toISOString(),
    actor: entry.actorId,
    actorName: entry.actorName,
    action: entry.action,
    subjectType: entry.subjectType,
    subject: entry.subjectId,
    unit: entry.unitId,
    reason: entry.reason,
    details: entry.details,
    request: entry.requestId,
  });
}

// A statement takes at most 65,535 values, and an import has an entry for every member.
const AT_ONCE = 1_000;

/** Adds entries to the log in the transaction of what they speak of. */
export async function addAuditEntries(
  tx: Pick<Transaction, "insert">,
  source: AuditSource,
  inputs: readonly AuditInput[],
): Promise<void> {
  const at = new Date();
  const rows = inputs.map((input) => {
    // Through JSON once, so that what is hashed is exactly what the database gives back.
    const details: unknown = JSON.parse(JSON.stringify({ before: input.before, after: input.after }));
    const entry = {
      id: newId(),
      rootId: source.rootId,
      at,
      actorId: source.accountId,
      actorName: source.name,
      action: input.action,
      subjectType: input.subjectType,
      subjectId: input.subjectId,
      unitId: input.unitId ?? null,
      reason: input.reason ?? null,
      details,
      requestId: source.requestId,
    };
    return { ...entry, leafHash: leafHash(canonicalEntry(entry)).toString("hex") };
  });
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await tx.insert(auditEntries).values(rows.slice(from, from + AT_ONCE));
  }
}

export function auditSource(actor: Actor): AuditSource {
  return { rootId: actor.rootId, accountId: actor.accountId, name: actor.name, requestId: actor.requestId };
}
