import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";

/** Messages to an account: shown in the app, and sent by e-mail where the office has set that up. The key keeps each from being made twice. */
export const outboxMessages = pgTable(
  "outbox_messages",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    /** It is seen for as long as its account reaches this unit. */
    unitId: uuid("unit_id").notNull(),
    accountId: uuid("account_id").notNull(),
    /** What it is about, from which its words are made in the reader's language. */
    kind: text().notNull(),
    key: text().notNull(),
    params: jsonb().notNull(),
    href: text().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    readAt: timestamp("read_at", { withTimezone: true }),
    email: text().notNull().default("waiting"),
    attempts: integer().notNull().default(0),
    /** When it may be sent again; of one that is being sent, when that began. */
    nextAttemptAt: timestamp("next_attempt_at", { withTimezone: true }).notNull().defaultNow(),
    sentAt: timestamp("sent_at", { withTimezone: true }),
    lastError: text("last_error"),
  },
  (t) => [
    unique("outbox_messages_key").on(t.accountId, t.key),
    index("outbox_messages_account_idx").on(t.accountId, t.createdAt),
    index("outbox_messages_waiting_idx")
      .on(t.nextAttemptAt)
      .where(sql`${t.email} in ('waiting', 'sending')`),
    check("outbox_messages_email_check", sql`${t.email} in ('waiting', 'sending', 'sent', 'failed', 'off')`),
  ],
);
