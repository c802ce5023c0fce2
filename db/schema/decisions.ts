import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { orgUnits } from "./org-units";

/** Terms of office (nhiệm kỳ) of a committee: a document's number runs through one of them. */
export const terms = pgTable(
  "terms",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => orgUnits.id),
    ordinal: text().notNull(),
    years: text().notNull(),
    validFrom: date("valid_from", { mode: "string" }).notNull(),
    validTo: date("valid_to", { mode: "string" }),
  },
  (t) => [index("terms_unit_idx").on(t.unitId, t.validFrom)],
);

/** A document that something rests on: an admission, a transfer, an award. Numbered per issuing body × type × term. */
export const decisions = pgTable(
  "decisions",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    /** The unit whose office registered it: who may see the document follows from it. */
    unitId: uuid("unit_id")
      .notNull()
      .references(() => orgUnits.id),
    issuingBody: text("issuing_body").notNull(),
    issuingBodyFold: text("issuing_body_fold").notNull(),
    docType: text("doc_type").notNull(),
    /** Number and sign as written on the document, e.g. "12-QĐ/ĐUK". */
    docNumber: text("doc_number").notNull(),
    docNumberFold: text("doc_number_fold").notNull(),
    term: text().notNull(),
    decidedOn: date("decided_on", { mode: "string" }).notNull(),
    subject: text().notNull().default(""),
    version: integer().notNull().default(1),
    recordedAt: timestamp("recorded_at", { withTimezone: true }).notNull().defaultNow(),
    recordedBy: uuid("recorded_by").notNull(),
  },
  (t) => [
    unique("decisions_number_key").on(t.rootId, t.issuingBodyFold, t.docType, t.term, t.docNumberFold),
    index("decisions_unit_idx").on(t.unitId, t.decidedOn),
    check("decisions_date_check", sql`${t.decidedOn} between '1930-02-03' and '2200-12-31'`),
  ],
);
