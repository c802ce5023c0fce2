import { pool } from "@/db/connection";
import { expectedMigration } from "@/db/expected-migration";

/** Refuses to go on when the database would not keep what is written or would not guard who reads it. */
export async function checkDatabase(): Promise<void> {
  const { rows } = await pool().query<{ problem: string }>(
    `select 'full_page_writes is off: a power cut could damage the database.' as problem where current_setting('full_page_writes') = 'off'
     union all select 'fsync is off: a power cut could lose what was written.' where current_setting('fsync') = 'off'
     union all select 'PostgreSQL 15 or newer is needed, this is ' || current_setting('server_version') || '.'
       where current_setting('server_version_num')::int < 150000
     union all select 'The role ' || rolname || ' of DATABASE_URL is a superuser or bypasses row-level security: use so_ket_app.'
       from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)
     union all select 'The role ' || current_user || ' of DATABASE_URL owns tables of the app: use so_ket_app, and the owner only in DATABASE_OWNER_URL.'
       where exists (select 1 from pg_tables where schemaname = 'public' and tableowner = current_user)`,
  );
  const problems = rows.map((row) => row.problem);
  const applied = await pool()
    .query<{ at: string }>("select max(created_at)::text as at from drizzle.__drizzle_migrations")
    .catch(() => null);
  if (Number(applied?.rows[0]?.at ?? 0) !== expectedMigration()) {
    problems.push(
      "The database is not at this version of the app: start with `npm start`, or run `npm run migrate` as the owner.",
    );
  }
  if (problems.length > 0) throw new Error(`The database is not fit to start on:\n- ${problems.join("\n- ")}`);
}
