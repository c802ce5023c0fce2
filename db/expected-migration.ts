import journal from "./migrations/meta/_journal.json" with { type: "json" };

/** The instant, in milliseconds, of the newest migration that this version of the app was made for. */
export function expectedMigration(): number {
  return Math.max(...journal.entries.map((entry) => entry.when));
}
