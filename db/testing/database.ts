import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { Client, Pool } from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { newId } from "@/lib/id";
import { closePool } from "../connection";

export interface TestDatabase {
  /** The owner's hand, past row-level security: for factories and for looking behind the scenes. */
  readonly owner: NodePgDatabase;
  readonly appUrl: string;
  readonly ownerUrl: string;
}

function clusterUrl(database: string, account: string): string {
  return inject("clusterUrl").replace("DATABASE", database).replace("ACCOUNT", account);
}

function superuser(): Client {
  return new Client({ connectionString: clusterUrl("postgres", "postgres") });
}

/** Gives a test file a database of its own, migrated and empty but for the baseline; the app's pool points at it. */
export function testDatabase(): TestDatabase {
  const name = `t_${newId().replaceAll("-", "")}`;
  let ownerPool: Pool;
  const database = { appUrl: clusterUrlLater(name, "so_ket_app"), ownerUrl: clusterUrlLater(name, "so_ket_owner") };
  const held: { owner?: NodePgDatabase } = {};
  beforeAll(async () => {
    const client = superuser();
    await client.connect();
    await client.query(`create database ${name} template so_ket_template owner so_ket_owner`);
    await client.end();
    ownerPool = new Pool({ connectionString: clusterUrl(name, "so_ket_owner"), max: 4 });
    // The database may be dropped before the last of its connections has heard that it is closed: the pool hears it too.
    ownerPool.on("error", () => undefined);
    ownerPool.on("connect", (opened) => opened.on("error", () => undefined));
    held.owner = drizzle({ client: ownerPool });
    process.env["DATABASE_URL"] = clusterUrl(name, "so_ket_app");
    await closePool();
  });
  afterAll(async () => {
    await closePool();
    await ownerPool.end();
    const client = superuser();
    await client.connect();
    await client.query(`drop database ${name} with (force)`);
    await client.end();
  });
  return {
    get owner() {
      if (!held.owner) throw new Error("The test database is there only while tests run.");
      return held.owner;
    },
    get appUrl() {
      return database.appUrl();
    },
    get ownerUrl() {
      return database.ownerUrl();
    },
  };
}

function clusterUrlLater(database: string, account: string): () => string {
  return () => clusterUrl(database, account);
}
