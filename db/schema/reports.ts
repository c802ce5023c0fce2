import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  numeric,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { orgUnits } from "./org-units";

export const reportStatus = pgEnum("report_status", ["draft", "submitted", "returned", "accepted"]);

export const periods = pgTable(
  "periods",
  {
    rootId: uuid("root_id").notNull(),
    quarter: text().notNull(),
    opensOn: date("opens_on", { mode: "string" }).notNull(),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    sourceDocument: text("source_document").notNull().default(""),
  },
  (t) => [
    primaryKey({ name: "periods_pk", columns: [t.rootId, t.quarter] }),
    check("periods_quarter_check", sql`${t.quarter} ~ '^[0-9]{4}-Q[1-4]$'`),
  ],
);

/** A form is dated: a report keeps the version in force in its quarter. */
export const formVersions = pgTable("form_versions", {
  id: uuid().primaryKey(),
  code: text().notNull(),
  version: integer().notNull(),
  effectiveFrom: text("effective_from").notNull(),
  sourceDocument: text("source_document").notNull(),
});

export const indicators = pgTable(
  "indicators",
  {
    formVersionId: uuid("form_version_id")
      .notNull()
      .references(() => formVersions.id),
    code: text().notNull(),
    section: text().notNull(),
    nameVi: text("name_vi").notNull(),
    nameEn: text("name_en").notNull(),
    unitVi: text("unit_vi").notNull(),
    unitEn: text("unit_en").notNull(),
    /** flow, stock or ratio. */
    kind: text().notNull(),
    /** Where the figure is computed from: "ledger:<indicator of the change kinds>", "strength:official|probationary|total", "awards:<form>"; null when it is entered. */
    source: text(),
    ordinal: integer().notNull(),
  },
  (t) => [
    primaryKey({ name: "indicators_pk", columns: [t.formVersionId, t.code] }),
    check("indicators_kind_check", sql`${t.kind} in ('flow', 'stock', 'ratio')`),
  ],
);

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
    ordinal: integer().notNull(),
  },
  (t) => [primaryKey({ name: "form_sections_pk", columns: [t.formVersionId, t.code] })],
);

export const reports = pgTable(
  "reports",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => orgUnits.id),
    quarter: text().notNull(),
    formVersionId: uuid("form_version_id")
      .notNull()
      .references(() => formVersions.id),
    status: reportStatus().notNull().default("draft"),
    version: integer().notNull().default(1),
    submittedAt: timestamp("submitted_at", { withTimezone: true }),
    submittedBy: uuid("submitted_by"),
    acceptedAt: timestamp("accepted_at", { withTimezone: true }),
    acceptedBy: uuid("accepted_by"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    createdBy: uuid("created_by").notNull(),
  },
  (t) => [
    unique("reports_unit_quarter_key").on(t.unitId, t.quarter),
    index("reports_root_idx").on(t.rootId, t.quarter, t.status),
    check("reports_quarter_check", sql`${t.quarter} ~ '^[0-9]{4}-Q[1-4]$'`),
    check("reports_self_acceptance_check", sql`${t.acceptedBy} is null or ${t.acceptedBy} <> ${t.submittedBy}`),
    check("reports_accepted_check", sql`(${t.status} = 'accepted') = (${t.acceptedBy} is not null)`),
  ],
);

export const reportFigures = pgTable(
  "report_figures",
  {
    rootId: uuid("root_id").notNull(),
    reportId: uuid("report_id")
      .notNull()
      .references(() => reports.id),
    unitId: uuid("unit_id").notNull(),
    indicator: text().notNull(),
    /** Null is "not answered", which is not zero. */
    value: numeric({ precision: 18, scale: 4 }),
    numerator: numeric({ precision: 18, scale: 4 }),
    denominator: numeric({ precision: 18, scale: 4 }),
    remark: text(),
    /** Why the figure differs from the one the register computes. */
    reason: text(),
    version: integer().notNull().default(1),
    changedBy: uuid("changed_by").notNull(),
    changedAt: timestamp("changed_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ name: "report_figures_pk", columns: [t.reportId, t.indicator] })],
);

export const reportNarratives = pgTable(
  "report_narratives",
  {
    rootId: uuid("root_id").notNull(),
    reportId: uuid("report_id")
      .notNull()
      .references(() => reports.id),
    unitId: uuid("unit_id").notNull(),
    section: text().notNull(),
    body: text().notNull(),
    version: integer().notNull().default(1),
    changedBy: uuid("changed_by").notNull(),
    changedAt: timestamp("changed_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ name: "report_narratives_pk", columns: [t.reportId, t.section] })],
);

/** Each step of a report, with who, when and why: append-only. */
export const reportSteps = pgTable(
  "report_steps",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    reportId: uuid("report_id")
      .notNull()
      .references(() => reports.id),
    unitId: uuid("unit_id").notNull(),
    status: reportStatus().notNull(),
    reason: text(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    byAccount: uuid("by_account").notNull(),
    byName: text("by_name").notNull(),
  },
  (t) => [index("report_steps_report_idx").on(t.reportId, t.at)],
);

/** What was handed in, frozen, with the last ledger entry known when its figures were computed: append-only. */
export const reportSnapshots = pgTable(
  "report_snapshots",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    reportId: uuid("report_id")
      .notNull()
      .references(() => reports.id),
    unitId: uuid("unit_id").notNull(),
    ordinal: integer().notNull(),
    formVersionId: uuid("form_version_id").notNull(),
    content: jsonb().notNull(),
    hash: text().notNull(),
    ledgerSeq: bigint("ledger_seq", { mode: "number" }).notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    byAccount: uuid("by_account").notNull(),
  },
  (t) => [unique("report_snapshots_key").on(t.reportId, t.ordinal)],
);
