import path from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import { writeBaseline } from "./baseline/write-baseline";

// One number for all instances: whoever starts second waits here, and finds the work done.
const MIGRATION_LOCK = 7_206_312_001;

/** Brings the database to this version of the app, as its owner; safe to run from several instances at once. */
export async function migrate(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, application_name: "so-ket-migrate" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const db = drizzle({ client });
    await applyMigrations(db, { migrationsFolder: path.join(process.cwd(), "db/migrations") });
    await client.query(
      "grant usage on schema drizzle to so_ket_app; grant select on drizzle.__drizzle_migrations to so_ket_app",
    );
    await writeBaseline(db);
  } finally {
    await client.end();
  }
}
