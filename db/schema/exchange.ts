import { index, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { orgUnits } from "./org-units";

/** Installations of other offices whose signed files are taken, each for one unit. */
export const trustedInstallations = pgTable(
  "trusted_installations",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => orgUnits.id),
    name: text().notNull(),
    /** Ed25519, base64 of its 32 bytes. */
    publicKey: text("public_key").notNull(),
    addedBy: uuid("added_by").notNull(),
    addedAt: timestamp("added_at", { withTimezone: true }).notNull().defaultNow(),
    revokedAt: timestamp("revoked_at", { withTimezone: true }),
    revokedBy: uuid("revoked_by"),
  },
  (t) => [
    unique("trusted_installations_key").on(t.rootId, t.publicKey, t.unitId),
    index("trusted_installations_root_idx").on(t.rootId),
  ],
);
