import { DrizzleQueryError } from "drizzle-orm";
import { DatabaseError } from "pg";
import { inTransaction, type Transaction } from "@/db/connection";
import type { ReadClient } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { addAuditEntries, type AuditInput, type AuditSource, auditSource } from "./audit";

export type WriteClient = Pick<Transaction, "insert" | "update" | "delete"> & ReadClient;

export interface Written<T> {
  readonly value: T;
  readonly audit: readonly [AuditInput, ...AuditInput[]];
}

// Serialization failure and deadlock: the transaction did nothing, and may simply be run again.
const RETRIED = new Set(["40001", "40P01"]);
const ATTEMPTS = 4;

/** The only way to write: one transaction as the actor, its audit entries in it. `work` may run again after a deadlock. */
export function transact<T>(actor: Actor, work: (tx: WriteClient) => Promise<Written<T>>): Promise<T> {
  return retried(() =>
    inTransaction({ mode: "isolation level read committed", accountId: actor.accountId }, async (tx) => {
      const { value, audit } = await work(tx);
      await addAuditEntries(tx, auditSource(actor), audit);
      return value;
    }),
  );
}

/** Does what `transact` would do and takes it all back: what a change would lead to, told by the change itself. */
export async function rehearse<T>(actor: Actor, work: (tx: WriteClient) => Promise<T>): Promise<T> {
  return retried(async () => {
    const done: { value: T }[] = [];
    const takenBack = new Error("A rehearsal is taken back.");
    try {
      await inTransaction({ mode: "isolation level read committed", accountId: actor.accountId }, async (tx) => {
        done.push({ value: await work(tx) });
        throw takenBack;
      });
    } catch (error) {
      if (error !== takenBack) throw error;
    }
    const [played] = done;
    if (played === undefined) throw takenBack;
    return played.value;
  });
}

async function retried<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      const code = databaseError(error)?.code;
      if (code === undefined || !RETRIED.has(code) || attempt === ATTEMPTS) throw error;
    }
  }
}

/**
 * Keeps what is typed into a draft, and what somebody has read. The only writes without an audit entry: the log takes a
 * draft's opening and its handing in, with what changed between, and not every pause of the typist.
 */
export function keepDraft<T>(actor: Actor, work: (tx: WriteClient) => Promise<T>): Promise<T> {
  return inTransaction({ mode: "isolation level read committed", accountId: actor.accountId }, work);
}

/** A read that leaves an entry in the log: personal data opened, an export made. One moment, as `readAs`. */
export async function readAndLog<T>(actor: Actor, work: (db: ReadClient) => Promise<Written<T>>): Promise<T> {
  return inTransaction(
    { mode: "isolation level repeatable read", accountId: actor.accountId, waitsForDisk: false },
    async (tx) => {
      const { value, audit } = await work(tx);
      await addAuditEntries(tx, auditSource(actor), audit);
      return value;
    },
  );
}

/** Logs what happens outside a change: sign-ins, refusals. */
export function logOnly(source: AuditSource, audit: readonly AuditInput[]): Promise<void> {
  return inTransaction({ mode: "isolation level read committed", accountId: source.accountId }, (tx) =>
    addAuditEntries(tx, source, audit),
  );
}

/** The database's own error behind whatever Drizzle wrapped around it, or null. */
function databaseError(error: unknown): DatabaseError | null {
  const cause: unknown = error instanceof DrizzleQueryError ? error.cause : error;
  return cause instanceof DatabaseError ? cause : null;
}

/** Whether a write failed at this constraint: how a command turns a lost race into a refusal it can explain. */
export function violates(error: unknown, constraint: string): boolean {
  return databaseError(error)?.constraint === constraint;
}
