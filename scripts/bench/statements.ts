import type { Client, QueryConfig } from "pg";
import { pool } from "@/db/connection";
import { median } from "./load";

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What the app sends to the database for one piece of work, in order, its transaction included. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const seen: Statement[] = [];
  pool().once("acquire", (client) => {
    const send = client.query.bind(client);
    const query = (asked: string | QueryConfig, values: unknown[] = []) => {
      seen.push(typeof asked === "string" ? { text: asked, values } : { text: asked.text, values });
      return typeof asked === "string" ? send(asked) : send(asked, values);
    };
    Object.defineProperty(client, "query", { configurable: true, value: query });
    client.once("bench-done", () => Reflect.deleteProperty(client, "query"));
  });
  pool().once("release", (_error, client) => void client.emit("bench-done"));
  await work();
  return seen;
}

/** Sends the same statements again over a connection. */
export async function replay(client: Client, statements: readonly Statement[]): Promise<void> {
  // A text without values may be several statements, as `begin` is.
  for (const { text, values } of statements) {
    await (values.length === 0 ? client.query(text) : client.query(text, [...values]));
  }
}

export interface Passes {
  readonly passes: number;
  /** How often each is done in a row within a pass. */
  readonly times: number;
}

/** Milliseconds each work takes, one client, one after the other in turns: a busy moment falls on all alike. */
export async function timeInTurns<Name extends string>(
  { passes, times }: Passes,
  works: ReadonlyMap<Name, () => Promise<unknown>>,
): Promise<(name: Name) => number> {
  const seen = new Map<Name, number[]>();
  for (let pass = 0; pass <= passes; pass += 1) {
    for (const [name, work] of works) {
      for (let time = 0; time < times; time += 1) {
        const startedAt = performance.now();
        await work();
        // The first pass warms up.
        if (pass > 0) seen.set(name, [...(seen.get(name) ?? []), performance.now() - startedAt]);
      }
    }
  }
  return (name) => median(seen.get(name) ?? []);
}
