import { boolean, date, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";

/** Days that differ from Monday to Friday at work: holidays, and days worked in exchange; a root of null holds for every office. */
export const calendarDays = pgTable(
  "calendar_days",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id"),
    day: date({ mode: "string" }).notNull(),
    isWorking: boolean("is_working").notNull(),
    name: text().notNull(),
    sourceDocument: text("source_document").notNull(),
  },
  (t) => [unique("calendar_days_key").on(t.rootId, t.day).nullsNotDistinct(), index("calendar_days_day_idx").on(t.day)],
);
