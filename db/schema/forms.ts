import { sql } from "drizzle-orm";
import {
  boolean,
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

/**
 * A form is dated: a report keeps the version in force in its quarter. A root of null is the form shipped with the app;
 * a version of an office's own stands before it from its quarter on. What is published never changes.
 */
export const formVersions = pgTable(
  "form_versions",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id"),
    code: text().notNull(),
    version: integer().notNull(),
    effectiveFrom: text("effective_from").notNull(),
    sourceDocument: text("source_document").notNull(),
    status: text().notNull().default("published"),
    createdBy: uuid("created_by"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    publishedBy: uuid("published_by"),
    publishedAt: timestamp("published_at", { withTimezone: true }),
  },
  (t) => [
    unique("form_versions_key").on(t.rootId, t.code, t.version).nullsNotDistinct(),
    index("form_versions_in_force_idx").on(t.code, t.effectiveFrom),
    check("form_versions_status_check", sql`${t.status} in ('draft', 'published')`),
    check("form_versions_quarter_check", sql`${t.effectiveFrom} ~ '^[0-9]{4}-Q[1-4]$'`),
  ],
);

/** The headings under which a form's indicators stand. */
export const formGroups = pgTable(
  "form_groups",
  {
    formVersionId: uuid("form_version_id")
      .notNull()
      .references(() => formVersions.id),
    code: text().notNull(),
    titleVi: text("title_vi").notNull(),
    titleEn: text("title_en").notNull(),
    ordinal: integer().notNull(),
  },
  (t) => [primaryKey({ name: "form_groups_pk", columns: [t.formVersionId, t.code] })],
);

export const indicators = pgTable(
  "indicators",
  {
    formVersionId: uuid("form_version_id")
      .notNull()
      .references(() => formVersions.id),
    code: text().notNull(),
    /** The group it stands in. */
    section: text().notNull(),
    nameVi: text("name_vi").notNull(),
    nameEn: text("name_en").notNull(),
    unitVi: text("unit_vi").notNull(),
    unitEn: text("unit_en").notNull(),
    /** flow, stock, ratio, text or yes_no. */
    kind: text().notNull(),
    /**
     * Where the figure is computed from: "ledger:<indicator of the change kinds>", "strength:official|probationary|total|opening|
     * other_increases|other_decreases|base_orgs|branches", "awards:<form>", "awards:<form>:<mark>|collective|individual",
     * "formula:<expression>" (of a ratio "formula:<expression> // <expression>"); null when it is entered.
     */
    source: text(),
    /** The indicator of which this one is a part ("of which women"): an aggregate count, never a fact of a person. */
    partOf: text("part_of"),
    /** Places after the comma. */
    decimals: integer().notNull().default(0),
    /** Kinds of units that answer it; empty for all that report. */
    answeredBy: text("answered_by")
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    /** Whether a year's target is set for it. */
    hasTarget: boolean("has_target").notNull().default(false),
    isRequired: boolean("is_required").notNull().default(false),
    guidanceVi: text("guidance_vi").notNull().default(""),
    guidanceEn: text("guidance_en").notNull().default(""),
    ordinal: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: "indicators_pk", columns: [t.formVersionId, t.code] }),
    check("indicators_kind_check", sql`${t.kind} in ('flow', 'stock', 'ratio', 'text', 'yes_no')`),
    check("indicators_decimals_check", sql`${t.decimals} between 0 and 4`),
    check("indicators_code_check", sql`${t.code} ~ '^[A-Z][A-Z0-9_]{0,39}$'`),
  ],
);

/** The chapters told in words. */
export const formSections = pgTable(
  "form_sections",
  {
    formVersionId: uuid("form_version_id")
      .notNull()
      .references(() => formVersions.id),
    code: text().notNull(),
    titleVi: text("title_vi").notNull(),
    titleEn: text("title_en").notNull(),
    guidanceVi: text("guidance_vi").notNull().default(""),
    guidanceEn: text("guidance_en").notNull().default(""),
    isRequired: boolean("is_required").notNull().default(false),
    answeredBy: text("answered_by")
      .array()
      .notNull()
      .default(sql`'{}'::text[]`),
    ordinal: integer().notNull(),
  },
  (t) => [primaryKey({ name: "form_sections_pk", columns: [t.formVersionId, t.code] })],
);

/** What must hold between figures, in the rule language: true is well; a rule not switched on is only tried. */
export const formRules = pgTable(
  "form_rules",
  {
    formVersionId: uuid("form_version_id")
      .notNull()
      .references(() => formVersions.id),
    code: text().notNull(),
    expression: text().notNull(),
    severity: text().notNull(),
    messageVi: text("message_vi").notNull(),
    messageEn: text("message_en").notNull(),
    sourceDocument: text("source_document").notNull().default(""),
    isOn: boolean("is_on").notNull().default(true),
    ordinal: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: "form_rules_pk", columns: [t.formVersionId, t.code] }),
    check("form_rules_severity_check", sql`${t.severity} in ('explain', 'block')`),
  ],
);

/** What a unit is to reach in a year. */
export const indicatorTargets = pgTable(
  "indicator_targets",
  {
    rootId: uuid("root_id").notNull(),
    unitId: uuid("unit_id").notNull(),
    year: integer().notNull(),
    indicator: text().notNull(),
    value: numeric({ precision: 18, scale: 4 }).notNull(),
    sourceDocument: text("source_document").notNull().default(""),
    version: integer().notNull().default(1),
    changedBy: uuid("changed_by").notNull(),
    changedAt: timestamp("changed_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: "indicator_targets_pk", columns: [t.unitId, t.year, t.indicator] }),
    index("indicator_targets_root_idx").on(t.rootId, t.year),
  ],
);
