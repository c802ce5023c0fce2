import { createHash } from "node:crypto";
import type { PoolClient, QueryConfig } from "pg";

// A command asks by key and in the same words each time: to plan its statements costs more than to run them. What is
// seen once is not kept, nor is a text that grows with its rows: every name takes memory in each connection's process.
const USES_BEFORE_NAMED = 5;
const LONGEST_TEXT = 4_000;
const MOST_NAMES = 200;
const MOST_COUNTED = 2_000;

const names = new Map<string, string>();
const uses = new Map<string, number>();

function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (text.length > LONGEST_TEXT || names.size >= MOST_NAMES) return null;
  const count = (uses.get(text) ?? 0) + 1;
  if (count < USES_BEFORE_NAMED) {
    if (uses.size >= MOST_COUNTED) uses.clear();
    uses.set(text, count);
    return null;
  }
  uses.delete(text);
  // By what it says: where a bundler loads this twice, both name alike on the connections they share.
  const name = createHash("sha256").update(text).digest("hex").slice(0, 32);
  names.set(text, name);
  return name;
}

/** The same connection, on which statements that come again and again are parsed and planned once. */
export function withNamedStatements(client: PoolClient): PoolClient {
  const query = (asked: string | QueryConfig, values?: unknown[]) => {
    const name = typeof asked === "string" ? null : nameOf(asked.text);
    return typeof asked === "string" || name === null
      ? client.query(asked, values)
      : client.query({ ...asked, name }, values);
  };
  return Object.create(client, { query: { value: query } });
}
