import { pool } from "@/db/connection";
import { expectedMigration } from "@/db/expected-migration";

export type Unreadiness = "database_unreachable" | "database_at_another_version";

const PATIENCE_MS = 3000;

/** Why this instance cannot serve now, or null: the database answers in time and is at this version of the app. */
export async function findUnreadiness(): Promise<Unreadiness | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  const asked = pool()
    .query<{ at: string | null }>("select max(created_at)::text as at from drizzle.__drizzle_migrations")
    .then(({ rows }) => Number(rows[0]?.at ?? 0))
    .catch((error: unknown) => (isMissingTable(error) ? 0 : null));
  const migration = await Promise.race([asked, tooLate]);
  clearTimeout(timer);
  if (migration === null) return "database_unreachable";
  return migration === expectedMigration() ? null : "database_at_another_version";
}

function isMissingTable(error: unknown): boolean {
  return error instanceof Error && "code" in error && ["42P01", "3F000", "42501"].includes(String(error.code));
}
