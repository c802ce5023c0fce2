import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

export const role = pgEnum("role", ["secretary", "office_staff", "leader", "auditor", "administrator"]);

export const accounts = pgTable(
  "accounts",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    email: text().notNull(),
    fullName: text("full_name").notNull(),
    passwordHash: text("password_hash"),
    locale: text().notNull().default("vi"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    createdBy: uuid("created_by"),
    disabledAt: timestamp("disabled_at", { withTimezone: true }),
  },
  (t) => [
    uniqueIndex("accounts_email_key").on(sql`lower(${t.email})`),
    index("accounts_root_idx").on(t.rootId, t.fullName, t.id),
    check("accounts_locale_check", sql`${t.locale} in ('vi', 'en')`),
  ],
);

export const grants = pgTable(
  "grants",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    role: role().notNull(),
    unitId: uuid("unit_id").notNull(),
    validFrom: date("valid_from", { mode: "string" }).notNull(),
    /** The first day on which the grant no longer holds. */
    validTo: date("valid_to", { mode: "string" }),
    /** The account in whose place this one acts for that time ("quyền"), if it does. */
    actingFor: uuid("acting_for"),
    grantedBy: uuid("granted_by"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index("grants_account_idx").on(t.accountId),
    index("grants_unit_idx").on(t.unitId),
    check("grants_dates_check", sql`${t.validTo} is null or ${t.validFrom} <= ${t.validTo}`),
    check(
      "grants_acting_check",
      sql`${t.actingFor} is null or (${t.validTo} is not null and ${t.actingFor} <> ${t.accountId})`,
    ),
  ],
);

/** One-time links with which an account's owner sets a password; only the hash of the link is kept. */
export const activationLinks = pgTable("activation_links", {
  tokenHash: text("token_hash").primaryKey(),
  accountId: uuid("account_id")
    .notNull()
    .references(() => accounts.id),
  expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  usedAt: timestamp("used_at", { withTimezone: true }),
  createdBy: uuid("created_by"),
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
});

export const authSessions = pgTable(
  "auth_sessions",
  {
    /** SHA-256 of the random value in the cookie. */
    idHash: text("id_hash").primaryKey(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    lastSeenAt: timestamp("last_seen_at", { withTimezone: true }).notNull().defaultNow(),
    absoluteExpiry: timestamp("absolute_expiry", { withTimezone: true }).notNull(),
    revokedAt: timestamp("revoked_at", { withTimezone: true }),
    address: text(),
    userAgent: text("user_agent"),
  },
  (t) => [index("auth_sessions_account_idx").on(t.accountId)],
);

/** Failed sign-ins by key ("account:…" or "address:…"), from which the waiting time follows. */
export const signInFailures = pgTable("sign_in_failures", {
  key: text().primaryKey(),
  failures: integer().notNull(),
  firstAt: timestamp("first_at", { withTimezone: true }).notNull(),
  blockedUntil: timestamp("blocked_until", { withTimezone: true }),
  notified: boolean().notNull().default(false),
});
