import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { orgUnits } from "./org-units";
import { reports } from "./reports";
import { trustedInstallations } from "./exchange";

/** The answered figures of every handing in, one a row, written by the database with the snapshot they repeat: append-only. */
export const reportFiguresFrozen = pgTable(
  "report_figures_frozen",
  {
    rootId: uuid("root_id").notNull(),
    reportId: uuid("report_id")
      .notNull()
      .references(() => reports.id),
    ordinal: integer().notNull(),
    unitId: uuid("unit_id").notNull(),
    quarter: text().notNull(),
    indicator: text().notNull(),
    kind: text().notNull(),
    value: numeric({ precision: 18, scale: 4 }),
    /** What the register said of the unit when it was handed in. */
    computed: numeric({ precision: 18, scale: 4 }),
    numerator: numeric({ precision: 18, scale: 4 }),
    denominator: numeric({ precision: 18, scale: 4 }),
    answer: text(),
    remark: text(),
    reason: text(),
  },
  (t) => [
    primaryKey({ name: "report_figures_frozen_pk", columns: [t.reportId, t.ordinal, t.indicator] }),
    index("report_figures_frozen_indicator_idx").on(t.rootId, t.quarter, t.indicator),
  ],
);

/** A figure that the committee states by hand, beside the sum of its parts, which it never changes. */
export const consolidatedFigures = pgTable(
  "consolidated_figures",
  {
    rootId: uuid("root_id").notNull(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => orgUnits.id),
    quarter: text().notNull(),
    indicator: text().notNull(),
    value: numeric({ precision: 18, scale: 4 }).notNull(),
    /** Why it is another than the sum of the parts. */
    explanation: text().notNull().default(""),
    version: integer().notNull().default(1),
    changedBy: uuid("changed_by").notNull(),
    changedByName: text("changed_by_name").notNull(),
    changedAt: timestamp("changed_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: "consolidated_figures_pk", columns: [t.unitId, t.quarter, t.indicator] }),
    check("consolidated_figures_quarter_check", sql`${t.quarter} ~ '^[0-9]{4}-Q[1-4]$'`),
  ],
);

/** The committee's own text of a chapter of its consolidated report. */
export const consolidatedNarratives = pgTable(
  "consolidated_narratives",
  {
    rootId: uuid("root_id").notNull(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => orgUnits.id),
    quarter: text().notNull(),
    section: text().notNull(),
    body: text().notNull(),
    version: integer().notNull().default(1),
    changedBy: uuid("changed_by").notNull(),
    changedByName: text("changed_by_name").notNull(),
    changedAt: timestamp("changed_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: "consolidated_narratives_pk", columns: [t.unitId, t.quarter, t.section] }),
    check("consolidated_narratives_quarter_check", sql`${t.quarter} ~ '^[0-9]{4}-Q[1-4]$'`),
  ],
);

/** What was taken over from a unit's text into the committee's, and from which handing in: append-only. */
export const consolidatedQuotes = pgTable(
  "consolidated_quotes",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => orgUnits.id),
    quarter: text().notNull(),
    section: text().notNull(),
    sourceUnitId: uuid("source_unit_id").notNull(),
    sourceUnitName: text("source_unit_name").notNull(),
    reportId: uuid("report_id")
      .notNull()
      .references(() => reports.id),
    ordinal: integer().notNull(),
    body: text().notNull(),
    takenBy: uuid("taken_by").notNull(),
    takenByName: text("taken_by_name").notNull(),
    takenAt: timestamp("taken_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index("consolidated_quotes_chapter_idx").on(t.unitId, t.quarter, t.section)],
);

/** Reports that came as a signed file from another installation: append-only. */
export const reportImports = pgTable(
  "report_imports",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    unitId: uuid("unit_id").notNull(),
    reportId: uuid("report_id")
      .notNull()
      .references(() => reports.id),
    installationId: uuid("installation_id")
      .notNull()
      .references(() => trustedInstallations.id),
    installationName: text("installation_name").notNull(),
    /** SHA-256 of what was signed: the same report never comes in twice. */
    contentHash: text("content_hash").notNull(),
    figures: integer().notNull(),
    chapters: integer().notNull(),
    importedBy: uuid("imported_by").notNull(),
    importedByName: text("imported_by_name").notNull(),
    importedAt: timestamp("imported_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    unique("report_imports_key").on(t.reportId, t.contentHash),
    index("report_imports_root_idx").on(t.rootId, t.importedAt),
  ],
);
