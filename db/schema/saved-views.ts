import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text, timestamp, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { accounts } from "./users";

/** A register's filters, columns and order under a name: one's own, or shared with all who hold a role on a unit. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    unitId: uuid("unit_id"),
    register: text().notNull(),
    name: text().notNull(),
    /** The address's query, as the register reads it. */
    query: text().notNull(),
    isDefault: boolean("is_default").notNull().default(false),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    unique("saved_views_name_key").on(t.accountId, t.register, t.name),
    uniqueIndex("saved_views_default_key")
      .on(t.accountId, t.register)
      .where(sql`${t.isDefault}`),
    index("saved_views_unit_idx").on(t.unitId, t.register),
    check("saved_views_register_check", sql`${t.register} in ('members', 'changes')`),
  ],
);
