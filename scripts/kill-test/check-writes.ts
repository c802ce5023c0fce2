import { drizzle } from "drizzle-orm/node-postgres";
import { inArray } from "drizzle-orm";
import type pg from "pg";
import { auditEntries } from "@/db/schema/audit-log";
import { leafHash } from "@/lib/merkle";
import { TEST_BODY } from "@/scripts/testing/admission";
import { canonicalEntry } from "@/server/audit";
import type { Write } from "./writers";

interface Traces {
  readonly requestKey: string;
  readonly entries: number;
  readonly members: number;
  readonly decisions: number;
  readonly changeAudits: number;
  readonly decisionAudits: number;
}

// By what a write was meant to leave, not by what its entry refers to: a member without an entry is found too.
const TRACES = `
  select w.request_key as "requestKey",
    (select count(*)::int from member_events e where e.request_key = w.request_key) as entries,
    (select count(*)::int from members m where m.full_name = w.full_name) as members,
    (select count(*)::int from decisions d where d.issuing_body = $1 and d.doc_number = w.doc_number) as decisions,
    (select count(*)::int from audit_entries a where a.action = 'change.record' and a.details->'after'->>'fullName' = w.full_name) as "changeAudits",
    (select count(*)::int from audit_entries a where a.action = 'decision.register' and a.details->'after'->>'docNumber' = w.doc_number) as "decisionAudits"
  from unnest($2::uuid[], $3::text[], $4::text[]) as w (request_key, full_name, doc_number)`;

/** What of these writes is lost, doubled or half there. `mustAll`: also the unacknowledged ones have been sent again. */
export async function faultsOfWrites(owner: pg.Client, writes: readonly Write[], mustAll: boolean): Promise<string[]> {
  const column = (name: string) => writes.map(({ values }) => values[name]);
  const { rows } = await owner.query<Traces>(TRACES, [
    TEST_BODY,
    column("requestKey"),
    column("fullName"),
    column("docNumber"),
  ]);
  const found = new Map(rows.map((row) => [row.requestKey, row]));
  return writes.flatMap(({ values, answer }) => {
    const traces = found.get(values.requestKey);
    if (!traces) return [`${values.requestKey}: not looked at`];
    const { requestKey, ...counts } = traces;
    const numbers = Object.values(counts);
    const isThere = numbers.every((count) => count === 1);
    const isAbsent = numbers.every((count) => count === 0);
    if (isThere || (isAbsent && answer.status !== "acknowledged" && !mustAll)) return [];
    return [`${requestKey} (${answer.status}): ${JSON.stringify(counts)}`];
  });
}

/** Entries of the log whose leaf hash is not the hash of what the entry says. */
export async function faultsOfHashes(owner: pg.Client): Promise<string[]> {
  const entries = await drizzle({ client: owner })
    .select()
    .from(auditEntries)
    .where(inArray(auditEntries.action, ["change.record", "decision.register"]));
  return entries.flatMap(({ leafHash: stored, ...entry }) =>
    leafHash(canonicalEntry(entry)).toString("hex") === stored ? [] : [`audit entry ${entry.id}: its hash is another`],
  );
}
