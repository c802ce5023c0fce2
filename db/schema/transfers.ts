import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, timestamp, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { decisions } from "./decisions";
import { memberEvents, members, standing } from "./members";
import { orgEvents, orgUnits } from "./org-units";

/**
 * A letter of introduction between two units of the register, or to one outside it. Until it is accepted the member
 * belongs to the sender, and is counted there alone.
 */
export const transfers = pgTable(
  "transfers",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    /** What the letter says of the member, for a receiver who may not open the member's page yet. */
    memberName: text("member_name").notNull(),
    birthYear: text("birth_year").notNull(),
    standing: standing().notNull(),
    admissionDecidedOn: date("admission_decided_on", { mode: "string" }).notNull(),
    officialOn: date("official_on", { mode: "string" }),
    fromUnitId: uuid("from_unit_id")
      .notNull()
      .references(() => orgUnits.id),
    fromUnitName: text("from_unit_name").notNull(),
    toUnitId: uuid("to_unit_id")
      .notNull()
      .references(() => orgUnits.id),
    toUnitName: text("to_unit_name").notNull(),
    decisionId: uuid("decision_id").references(() => decisions.id),
    /** Number and sign as on the letter, and the day the member was introduced. */
    letterNo: text("letter_no").notNull(),
    issuedOn: date("issued_on", { mode: "string" }).notNull(),
    /** The last day on which the member presents the letter, by the rule and calendar at the time of issue. */
    presentBy: date("present_by", { mode: "string" }).notNull(),
    status: text().notNull().default("issued"),
    closedOn: date("closed_on", { mode: "string" }),
    closedAt: timestamp("closed_at", { withTimezone: true }),
    closedByName: text("closed_by_name"),
    reason: text(),
    entryId: uuid("entry_id").references(() => memberEvents.id),
    /** The reorganisation that last carried the letter on to another unit, or closed it. */
    orgEventId: uuid("org_event_id").references(() => orgEvents.id),
    recordedAt: timestamp("recorded_at", { withTimezone: true }).notNull().defaultNow(),
    recordedBy: uuid("recorded_by").notNull(),
    recordedByName: text("recorded_by_name").notNull(),
  },
  (t) => [
    uniqueIndex("transfers_open_key")
      .on(t.memberId)
      .where(sql`${t.status} = 'issued'`),
    unique("transfers_letter_key").on(t.fromUnitId, t.letterNo, t.issuedOn, t.memberId),
    index("transfers_from_idx").on(t.fromUnitId, t.status, t.issuedOn),
    index("transfers_to_idx").on(t.toUnitId, t.status, t.issuedOn),
    check("transfers_status_check", sql`${t.status} in ('issued', 'accepted', 'refused', 'withdrawn', 'lapsed')`),
    check("transfers_two_check", sql`${t.fromUnitId} <> ${t.toUnitId}`),
    check(
      "transfers_reason_check",
      sql`${t.status} <> 'refused' or ${t.reason} is not null or ${t.orgEventId} is not null`,
    ),
  ],
);
