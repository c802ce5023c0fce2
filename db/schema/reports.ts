import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  customType,
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
import { formVersions } from "./forms";
import { orgUnits } from "./org-units";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const reportStatus = pgEnum("report_status", ["draft", "submitted", "returned", "accepted"]);

export const periods = pgTable(
  "periods",
  {
    rootId: uuid("root_id").notNull(),
    quarter: text().notNull(),
    opensOn: date("opens_on", { mode: "string" }).notNull(),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    sourceDocument: text("source_document").notNull().default(""),
    /** Once locked, its accepted reports stay as they are unless the quarter, or a unit in it, is reopened. */
    lockedAt: timestamp("locked_at", { withTimezone: true }),
    lockedBy: uuid("locked_by"),
  },
  (t) => [
    primaryKey({ name: "periods_pk", columns: [t.rootId, t.quarter] }),
    check("periods_quarter_check", sql`${t.quarter} ~ '^[0-9]{4}-Q[1-4]$'`),
  ],
);

/** A later day for one unit, with the reason; the newest counts. Append-only. */
export const periodExtensions = pgTable(
  "period_extensions",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    quarter: text().notNull(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => orgUnits.id),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    reason: text().notNull(),
    grantedBy: uuid("granted_by").notNull(),
    grantedAt: timestamp("granted_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index("period_extensions_quarter_idx").on(t.rootId, t.quarter, t.unitId, t.grantedAt),
    check("period_extensions_quarter_check", sql`${t.quarter} ~ '^[0-9]{4}-Q[1-4]$'`),
  ],
);

/** A locked quarter opened again, whole or for one unit; it ends by itself after its last day. */
export const periodReopenings = pgTable(
  "period_reopenings",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    quarter: text().notNull(),
    /** The unit that may restate, with all beneath it; the office's root for the whole quarter. */
    unitId: uuid("unit_id")
      .notNull()
      .references(() => orgUnits.id),
    reason: text().notNull(),
    /** The last day on which it holds. */
    until: date({ mode: "string" }).notNull(),
    openedBy: uuid("opened_by").notNull(),
    openedAt: timestamp("opened_at", { withTimezone: true }).notNull().defaultNow(),
    endedAt: timestamp("ended_at", { withTimezone: true }),
    endedBy: uuid("ended_by"),
  },
  (t) => [index("period_reopenings_quarter_idx").on(t.rootId, t.quarter)],
);

/** Base organisations that collect reports of their branches, and the quarters in which they do. */
export const reportCollections = pgTable(
  "report_collections",
  {
    rootId: uuid("root_id").notNull(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => orgUnits.id),
    fromQuarter: text("from_quarter").notNull(),
    /** The first quarter in which it no longer does. */
    toQuarter: text("to_quarter"),
    sourceDocument: text("source_document").notNull().default(""),
    setBy: uuid("set_by").notNull(),
    setAt: timestamp("set_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: "report_collections_pk", columns: [t.unitId, t.fromQuarter] }),
    check("report_collections_quarters_check", sql`${t.toQuarter} is null or ${t.fromQuarter} < ${t.toQuarter}`),
  ],
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
    /** The handing in that was last accepted: what the report counts as while it is being restated. */
    acceptedOrdinal: integer("accepted_ordinal"),
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
    /** The answer to a question in words. */
    answer: text(),
    /** The sum from the year's beginning, where that is what was typed; the value is this less the quarters before. */
    cumulative: numeric({ precision: 18, scale: 4 }),
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

/** Who wrote anything into a report: none of them may accept it. Kept by the database. */
export const reportWriters = pgTable(
  "report_writers",
  {
    rootId: uuid("root_id").notNull(),
    reportId: uuid("report_id")
      .notNull()
      .references(() => reports.id),
    unitId: uuid("unit_id").notNull(),
    accountId: uuid("account_id").notNull(),
    firstAt: timestamp("first_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ name: "report_writers_pk", columns: [t.reportId, t.accountId] })],
);

/** What the unit says to a finding ("rule:<code>", "outlier:<indicator>", "balance", …). */
export const reportExplanations = pgTable(
  "report_explanations",
  {
    rootId: uuid("root_id").notNull(),
    reportId: uuid("report_id")
      .notNull()
      .references(() => reports.id),
    unitId: uuid("unit_id").notNull(),
    finding: text().notNull(),
    body: text().notNull(),
    version: integer().notNull().default(1),
    changedBy: uuid("changed_by").notNull(),
    changedAt: timestamp("changed_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ name: "report_explanations_pk", columns: [t.reportId, t.finding] })],
);

/** Remarks and follow-up flags on a figure, a chapter or the whole report, seen by both sides: append-only. */
export const reportRemarks = pgTable(
  "report_remarks",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    reportId: uuid("report_id")
      .notNull()
      .references(() => reports.id),
    unitId: uuid("unit_id").notNull(),
    /** "figure:<code>", "narrative:<code>", or "report". */
    field: text().notNull(),
    /** A remark, a flag raised with it, or the flag taken down. */
    kind: text().notNull(),
    body: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    byAccount: uuid("by_account").notNull(),
    byName: text("by_name").notNull(),
  },
  (t) => [
    index("report_remarks_report_idx").on(t.reportId, t.at),
    check("report_remarks_kind_check", sql`${t.kind} in ('remark', 'flag', 'settled')`),
  ],
);

export const reportAttachments = pgTable(
  "report_attachments",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    reportId: uuid("report_id")
      .notNull()
      .references(() => reports.id),
    unitId: uuid("unit_id").notNull(),
    name: text().notNull(),
    mediaType: text("media_type").notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    content: bytea().notNull(),
    addedBy: uuid("added_by").notNull(),
    addedAt: timestamp("added_at", { withTimezone: true }).notNull().defaultNow(),
    removedAt: timestamp("removed_at", { withTimezone: true }),
    removedBy: uuid("removed_by"),
  },
  (t) => [index("report_attachments_report_idx").on(t.reportId)],
);

/** Who has a report open for entry, where, and when last heard of. */
export const reportPresence = pgTable(
  "report_presence",
  {
    rootId: uuid("root_id").notNull(),
    reportId: uuid("report_id")
      .notNull()
      .references(() => reports.id),
    unitId: uuid("unit_id").notNull(),
    accountId: uuid("account_id").notNull(),
    name: text().notNull(),
    field: text(),
    seenAt: timestamp("seen_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ name: "report_presence_pk", columns: [t.reportId, t.accountId] })],
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
    /** Handed in after the quarter had been locked and opened again: what changes in it is a restatement. */
    isRestatement: boolean("is_restatement").notNull().default(false),
    formVersionId: uuid("form_version_id").notNull(),
    content: jsonb().notNull(),
    hash: text().notNull(),
    ledgerSeq: bigint("ledger_seq", { mode: "number" }).notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    byAccount: uuid("by_account").notNull(),
  },
  (t) => [unique("report_snapshots_key").on(t.reportId, t.ordinal)],
);
