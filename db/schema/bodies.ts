import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { decisions, terms } from "./decisions";
import { members } from "./members";
import { orgUnits } from "./org-units";

/** The leading bodies of a unit: executive committee, standing committee, branch committee … (handbook 1.2). */
export const bodyKinds = pgTable("body_kinds", {
  code: text().primaryKey(),
  nameVi: text("name_vi").notNull(),
  nameEn: text("name_en").notNull(),
  ordinal: integer().notNull(),
  sourceDocument: text("source_document").notNull(),
});

export const positionKinds = pgTable("position_kinds", {
  code: text().primaryKey(),
  bodyKind: text("body_kind")
    .notNull()
    .references(() => bodyKinds.code),
  nameVi: text("name_vi").notNull(),
  nameEn: text("name_en").notNull(),
  /** Held by one person at a time in a body: secretary, chair. */
  isSingle: boolean("is_single").notNull(),
  ordinal: integer().notNull(),
  sourceDocument: text("source_document").notNull(),
});

/** Who holds a position in a body of a unit, from a day to a day, by which decision and in which term. */
export const positions = pgTable(
  "positions",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => orgUnits.id),
    kind: text()
      .notNull()
      .references(() => positionKinds.code),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    memberName: text("member_name").notNull(),
    termId: uuid("term_id").references(() => terms.id),
    validFrom: date("valid_from", { mode: "string" }).notNull(),
    /** The first day on which it is no longer held. */
    validTo: date("valid_to", { mode: "string" }),
    decisionId: uuid("decision_id").references(() => decisions.id),
    endDecisionId: uuid("end_decision_id").references(() => decisions.id),
    endReason: text("end_reason"),
    /** Entered by mistake: it stays in the log and nowhere else. */
    annulledAt: timestamp("annulled_at", { withTimezone: true }),
    recordedAt: timestamp("recorded_at", { withTimezone: true }).notNull().defaultNow(),
    recordedBy: uuid("recorded_by").notNull(),
  },
  (t) => [
    index("positions_unit_idx").on(t.unitId, t.validFrom),
    index("positions_member_idx").on(t.memberId),
    check("positions_dates_check", sql`${t.validTo} is null or ${t.validFrom} < ${t.validTo}`),
  ],
);
