import { sql } from "drizzle-orm";
import { boolean, check, date, index, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";

/** A rule's value with the days it holds and the document it comes from; a root of null holds for every office. */
export const settings = pgTable(
  "settings",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id"),
    key: text().notNull(),
    value: jsonb().notNull(),
    effectiveFrom: date("effective_from", { mode: "string" }).notNull(),
    effectiveTo: date("effective_to", { mode: "string" }),
    sourceDocument: text("source_document").notNull(),
  },
  (t) => [
    unique("settings_key").on(t.rootId, t.key, t.effectiveFrom).nullsNotDistinct(),
    index("settings_key_idx").on(t.key, t.effectiveFrom),
    check("settings_dates_check", sql`${t.effectiveTo} is null or ${t.effectiveFrom} < ${t.effectiveTo}`),
  ],
);

/** What an installation is: the office's own facts, among them whether its people are invented. */
export const installations = pgTable("installations", {
  rootId: uuid("root_id").primaryKey(),
  isDemonstration: boolean("is_demonstration").notNull().default(false),
});
