import { index, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** Append-only, and without foreign keys: an entry outlives what it speaks of. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: uuid().primaryKey(),
    /** Null for what happens before anyone is known: a failed sign-in. */
    rootId: uuid("root_id"),
    at: timestamp({ withTimezone: true, precision: 3 }).notNull(),
    actorId: uuid("actor_id"),
    actorName: text("actor_name").notNull(),
    action: text().notNull(),
    subjectType: text("subject_type").notNull(),
    subjectId: text("subject_id").notNull(),
    unitId: uuid("unit_id"),
    reason: text(),
    details: jsonb().notNull(),
    requestId: text("request_id").notNull(),
    /** RFC 9162 leaf hash of the entry's canonical form, in hexadecimal. */
    leafHash: text("leaf_hash").notNull(),
  },
  (t) => [
    index("audit_entries_at_idx").on(t.rootId, t.at, t.id),
    index("audit_entries_subject_idx").on(t.subjectType, t.subjectId, t.at),
    index("audit_entries_unit_idx").on(t.unitId, t.at, t.id),
  ],
);
