import "server-only";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { DatabaseError, Pool, types } from "pg";
import { withNamedStatements } from "./named-statements";

// A day is a day wherever the server stands: never a Date at some midnight.
types.setTypeParser(types.builtins.DATE, (day) => day);

const shared = globalThis as typeof globalThis & { soKetPool?: Pool };

/** The app's pool, as the role that owns nothing. One per process, also when a bundler loads this twice. */
export function pool(): Pool {
  shared.soKetPool ??= openPool();
  return shared.soKetPool;
}

function openPool(): Pool {
  const connectionString = process.env["DATABASE_URL"];
  if (!connectionString) throw new Error("DATABASE_URL is not set: start the app with `npm start`.");
  const opened = new Pool({
    connectionString,
    max: Number(process.env["DATABASE_POOL"] ?? 16),
    application_name: "so-ket",
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 120_000,
    connectionTimeoutMillis: 15_000,
  });
  // A connection that the server ends, idle or between two queries, must not end the process: its next query fails.
  opened.on("error", () => undefined);
  opened.on("connect", (client) => client.on("error", () => undefined));
  return opened;
}

export async function closePool(): Promise<void> {
  const open = shared.soKetPool;
  delete shared.soKetPool;
  await open?.end();
}

export type Transaction = NodePgDatabase;

export interface TransactionOptions {
  /** The SQL words after `begin`. */
  readonly mode:
    "isolation level repeatable read read only" | "isolation level repeatable read" | "isolation level read committed";
  /** The account row-level security works for; null before anyone is known. */
  readonly accountId: string | null;
  /** False where a lost last moment of writes at a power cut is acceptable (the log of reads), never for a change. */
  readonly waitsForDisk?: boolean;
}

// A kept plan whose columns a migration changed meanwhile: it fails for as long as its connection is open.
const STALE_PLAN = "0A000";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Runs work in one transaction with the acting account set for exactly as long; any throw rolls it all back. */
export async function inTransaction<T>(options: TransactionOptions, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const { mode, accountId, waitsForDisk = true } = options;
  if (accountId !== null && !UUID.test(accountId)) throw new TypeError("An account id is a UUID.");
  const client = await pool().connect();
  let broken: Error | boolean = false;
  try {
    // One round trip: the simple protocol takes several statements and no parameters, so the id is checked above.
    const settings = `select set_config('app.account', '${accountId ?? ""}', true)${waitsForDisk ? "" : ", set_config('synchronous_commit', 'off', true)"}`;
    await client.query(`begin ${mode}; ${settings}`);
    // Reads are left to be planned for what they ask: a search for a rare name is another plan than for a common one.
    const isCommand = mode === "isolation level read committed";
    const value = await work(drizzle({ client: isCommand ? withNamedStatements(client) : client }));
    await client.query("commit");
    return value;
  } catch (error) {
    broken = codeOf(error) === STALE_PLAN;
    await client.query("rollback").catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

function codeOf(error: unknown): unknown {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return cause instanceof DatabaseError ? cause.code : undefined;
}
