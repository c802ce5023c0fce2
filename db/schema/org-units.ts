import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";

/** Identity of a unit; everything that can change about it is in its dated versions. */
export const orgUnits = pgTable(
  "org_units",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    createdBy: uuid("created_by"),
  },
  (t) => [index("org_units_root_idx").on(t.rootId)],
);

export const unitKinds = pgTable("unit_kinds", {
  code: text().primaryKey(),
  nameVi: text("name_vi").notNull(),
  nameEn: text("name_en").notNull(),
  /** Whether the unit files a quarterly report of its own. */
  reports: boolean().notNull(),
  /** Whether members may belong to it directly. */
  holdsMembers: boolean("holds_members").notNull(),
  ordinal: integer().notNull(),
  sourceDocument: text("source_document").notNull(),
});

export const orgUnitVersions = pgTable(
  "org_unit_versions",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => orgUnits.id),
    parentId: uuid("parent_id").references(() => orgUnits.id),
    name: text().notNull(),
    search: text().notNull(),
    kind: text()
      .notNull()
      .references(() => unitKinds.code),
    code: text(),
    docCode: text("doc_code"),
    /** Lines of a document's header: the body above and the issuing body, and the place it is dated at. */
    headerUpper: text("header_upper"),
    headerBody: text("header_body"),
    place: text(),
    ordinal: integer().notNull().default(0),
    validFrom: date("valid_from", { mode: "string" }).notNull(),
    /** The first day on which this version no longer holds. */
    validTo: date("valid_to", { mode: "string" }),
    /** Since when this is what the office knows; what it knew before lies in the versions superseded. */
    recordedAt: timestamp("recorded_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index("org_unit_versions_unit_idx").on(t.unitId, t.validFrom),
    index("org_unit_versions_parent_idx").on(t.parentId),
    check("org_unit_versions_dates_check", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
    check("org_unit_versions_parent_check", sql`${t.parentId} is null or ${t.parentId} <> ${t.unitId}`),
  ],
);

/** What the office took a unit's facts to be, until it learned otherwise: kept by the database at each change and removal. */
export const orgUnitVersionsSuperseded = pgTable(
  "org_unit_versions_superseded",
  {
    /** The version superseded; the same one can be so several times. */
    versionId: uuid("version_id").notNull(),
    rootId: uuid("root_id").notNull(),
    unitId: uuid("unit_id").notNull(),
    parentId: uuid("parent_id"),
    name: text().notNull(),
    kind: text().notNull(),
    validFrom: date("valid_from", { mode: "string" }).notNull(),
    validTo: date("valid_to", { mode: "string" }),
    recordedAt: timestamp("recorded_at", { withTimezone: true }).notNull(),
    supersededAt: timestamp("superseded_at", { withTimezone: true }).notNull(),
  },
  (t) => [
    index("org_unit_versions_superseded_unit_idx").on(t.unitId, t.recordedAt),
    index("org_unit_versions_superseded_root_idx").on(t.rootId, t.recordedAt),
  ],
);

/** Every ancestor of every unit (itself included) with the days on which it was one: the dated tree, ready to join. */
export const orgUnitPaths = pgTable(
  "org_unit_paths",
  {
    rootId: uuid("root_id").notNull(),
    ancestorId: uuid("ancestor_id").notNull(),
    descendantId: uuid("descendant_id").notNull(),
    depth: integer().notNull(),
    validFrom: date("valid_from", { mode: "string" }).notNull(),
    validTo: date("valid_to", { mode: "string" }),
    /** In force today, or the last one a closed unit had: what a grant on the ancestor reaches. */
    isLatest: boolean("is_latest").notNull(),
  },
  (t) => [
    primaryKey({ name: "org_unit_paths_pk", columns: [t.ancestorId, t.descendantId, t.validFrom] }),
    index("org_unit_paths_descendant_idx").on(t.descendantId),
    index("org_unit_paths_latest_idx")
      .on(t.ancestorId, t.descendantId)
      .where(sql`${t.isLatest}`),
  ],
);

/** A reorganisation: one decision, one day, one transaction. One to come waits with its plan until its day. */
export const orgEvents = pgTable(
  "org_events",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    kind: text().notNull(),
    status: text().notNull().default("done"),
    effectiveOn: date("effective_on", { mode: "string" }).notNull(),
    decisionId: uuid("decision_id"),
    note: text(),
    /** What was asked for, so that a plan can be carried out on its day and read again afterwards. */
    plan: jsonb(),
    /** The event that this one undoes. */
    undoesId: uuid("undoes_id"),
    reason: text(),
    recordedAt: timestamp("recorded_at", { withTimezone: true }).notNull().defaultNow(),
    recordedBy: uuid("recorded_by").notNull(),
    recordedByName: text("recorded_by_name").notNull().default(""),
  },
  (t) => [
    index("org_events_root_idx").on(t.rootId, t.effectiveOn),
    unique("org_events_undoes_key").on(t.undoesId),
    check("org_events_status_check", sql`${t.status} in ('done', 'pending', 'cancelled', 'undone')`),
  ],
);

export const orgEventUnits = pgTable(
  "org_event_units",
  {
    rootId: uuid("root_id").notNull(),
    eventId: uuid("event_id")
      .notNull()
      .references(() => orgEvents.id),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => orgUnits.id),
    side: text().notNull(),
  },
  (t) => [
    primaryKey({ name: "org_event_units_pk", columns: [t.eventId, t.unitId, t.side] }),
    index("org_event_units_unit_idx").on(t.unitId),
    check("org_event_units_side_check", sql`${t.side} in ('predecessor', 'successor')`),
  ],
);
