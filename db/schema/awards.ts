import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { decisions } from "./decisions";
import { members } from "./members";
import { orgUnits } from "./org-units";

export const awardForms = pgTable("award_forms", {
  code: text().primaryKey(),
  nameVi: text("name_vi").notNull(),
  nameEn: text("name_en").notNull(),
  forUnits: boolean("for_units").notNull(),
  forMembers: boolean("for_members").notNull(),
  /** Badges are given for a mark of years. */
  hasMark: boolean("has_mark").notNull(),
  ordinal: integer().notNull(),
  sourceDocument: text("source_document").notNull(),
});

/** The marks of the Party Badge, in years (294-QĐ/TW, 28.1.2). */
export const badgeMarks = pgTable("badge_marks", {
  years: integer().primaryKey(),
  effectiveFrom: date("effective_from", { mode: "string" }).notNull(),
  effectiveTo: date("effective_to", { mode: "string" }),
  sourceDocument: text("source_document").notNull(),
});

export const awards = pgTable(
  "awards",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    /** The unit whose office recorded the award. */
    unitId: uuid("unit_id")
      .notNull()
      .references(() => orgUnits.id),
    decisionId: uuid("decision_id")
      .notNull()
      .references(() => decisions.id),
    ground: text().notNull(),
    meritFrom: integer("merit_from"),
    meritTo: integer("merit_to"),
    /** Recipients as counted in Article 1 of the decision. */
    statedCount: integer("stated_count"),
    requestKey: uuid("request_key"),
    recordedAt: timestamp("recorded_at", { withTimezone: true }).notNull().defaultNow(),
    recordedBy: uuid("recorded_by").notNull(),
    recordedByName: text("recorded_by_name").notNull(),
  },
  (t) => [
    unique("awards_request_key").on(t.requestKey),
    index("awards_unit_idx").on(t.unitId),
    index("awards_decision_idx").on(t.decisionId),
    check("awards_merit_check", sql`${t.meritFrom} is null or ${t.meritTo} is null or ${t.meritFrom} <= ${t.meritTo}`),
  ],
);

/** One recipient of an award, a unit or a member: append-only. */
export const awardRecipients = pgTable(
  "award_recipients",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    awardId: uuid("award_id")
      .notNull()
      .references(() => awards.id),
    form: text()
      .notNull()
      .references(() => awardForms.code),
    /** The recipient itself, or the unit the receiving member belonged to on the decision's day. */
    unitId: uuid("unit_id")
      .notNull()
      .references(() => orgUnits.id),
    memberId: uuid("member_id").references(() => members.id),
    recipientName: text("recipient_name").notNull(),
    mark: integer().references(() => badgeMarks.years),
    decidedOn: date("decided_on", { mode: "string" }).notNull(),
    quarter: text()
      .notNull()
      .generatedAlwaysAs(
        sql`(extract(year from decided_on)::int)::text || '-Q' || (extract(quarter from decided_on)::int)::text`,
      ),
    ordinal: integer().notNull(),
  },
  (t) => [
    index("award_recipients_unit_idx").on(t.unitId, t.quarter),
    index("award_recipients_member_idx").on(t.memberId),
    index("award_recipients_award_idx").on(t.awardId, t.ordinal),
    unique("award_recipients_once_key").on(t.awardId, t.form, t.unitId, t.memberId, t.mark).nullsNotDistinct(),
  ],
);

/** An award withdrawn from a recipient, with the reason: append-only. */
export const awardWithdrawals = pgTable("award_withdrawals", {
  recipientId: uuid("recipient_id")
    .primaryKey()
    .references(() => awardRecipients.id),
  rootId: uuid("root_id").notNull(),
  unitId: uuid("unit_id").notNull(),
  reason: text().notNull(),
  recordedAt: timestamp("recorded_at", { withTimezone: true }).notNull().defaultNow(),
  recordedBy: uuid("recorded_by").notNull(),
});
