import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { decisions } from "./decisions";
import { orgEvents, orgUnits } from "./org-units";

/** Where a person stands; a guest takes part here for a time and is counted at the official place alone (294, 6.3.2). */
export const standing = pgEnum("standing", ["probationary", "official", "left", "guest"]);

/** The kinds of change: data with a source, dated, so that a quarter is told by the lines of its own time. */
export const changeKinds = pgTable(
  "change_kinds",
  {
    code: text().primaryKey(),
    /** The office that added this kind; null for those every office starts with. */
    rootId: uuid("root_id"),
    /** What happens to the person, as the state machine of the members feature knows it. */
    event: text().notNull(),
    nameVi: text("name_vi").notNull(),
    nameEn: text("name_en").notNull(),
    /** Line of the increase/decrease table at the receiving and at the sending unit (T1, G2 …). */
    lineIn: text("line_in"),
    lineOut: text("line_out"),
    /** The line of a change that moves nobody (K1). */
    lineNeutral: text("line_neutral"),
    /** Indicators of the quarterly report it is counted in: at the receiving unit, at the sending one, where nobody moves. */
    indicatorIn: text("indicator_in"),
    indicatorOut: text("indicator_out"),
    indicatorNeutral: text("indicator_neutral"),
    scope: text().notNull(),
    needsDecision: boolean("needs_decision").notNull(),
    /** Whose kind it is: anybody's, or only of an official or a probationary member (G6 and G7). */
    standing: text().notNull().default("any"),
    ordinal: integer().notNull(),
    effectiveFrom: date("effective_from", { mode: "string" }).notNull(),
    effectiveTo: date("effective_to", { mode: "string" }),
    sourceDocument: text("source_document").notNull(),
  },
  (t) => [
    check(
      "change_kinds_scope_check",
      sql`${t.scope} in ('none', 'within_organisation', 'within_province', 'outside_province')`,
    ),
    check("change_kinds_standing_check", sql`${t.standing} in ('any', 'official', 'probationary')`),
  ],
);

/** A member's identity, and what the ledger says of them now (kept in step by the writing transaction). */
export const members = pgTable(
  "members",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => orgUnits.id),
    standing: standing().notNull(),
    fullName: text("full_name").notNull(),
    search: text().notNull(),
    sortKey: text("sort_key").notNull(),
    sex: text().notNull(),
    birthDate: date("birth_date", { mode: "string" }).notNull(),
    cardNo: text("card_no"),
    /** The admission decision's date, from which seniority runs (294-QĐ/TW, 4.5). */
    admissionDecidedOn: date("admission_decided_on", { mode: "string" }).notNull(),
    /** The admission ceremony's date, from which the probation runs. */
    admittedOn: date("admitted_on", { mode: "string" }).notNull(),
    officialOn: date("official_on", { mode: "string" }),
    /** The day seniority was confirmed to run from, in place of the admission decision's (06-HD/TW, 5.3). */
    seniorityFrom: date("seniority_from", { mode: "string" }),
    /** The word to sort by where the last word of the name is not the given name (H'Hen Niê). */
    sortAs: text("sort_as"),
    exemptSince: date("exempt_since", { mode: "string" }),
    exemptUntil: date("exempt_until", { mode: "string" }),
    suspendedSince: date("suspended_since", { mode: "string" }),
    /** Where the member takes part for a time while counted here. */
    awaySince: date("away_since", { mode: "string" }),
    awayUntil: date("away_until", { mode: "string" }),
    awayPlace: text("away_place"),
    /** The record of the same person that this one was merged into. */
    mergedIntoId: uuid("merged_into_id"),
    version: integer().notNull().default(1),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    createdBy: uuid("created_by").notNull(),
  },
  (t) => [
    index("members_unit_sort_idx").on(t.unitId, t.sortKey, t.id),
    // Without the standing among its columns: comparing an enum is not leakproof, and row-level security would not use it.
    index("members_current_sort_idx")
      .on(t.rootId, t.sortKey, t.id)
      .where(sql`${t.standing} <> 'left'`),
    index("members_search_idx").using("gin", sql`${t.search} gin_trgm_ops`),
    // Whether somebody of this name and birth date is there already: asked before every new person.
    index("members_namesake_idx").on(t.search, t.birthDate),
    uniqueIndex("members_card_key").on(t.rootId, t.cardNo),
    index("members_merged_idx").on(t.mergedIntoId),
    check("members_sex_check", sql`${t.sex} in ('female', 'male')`),
    check(
      "members_dates_check",
      sql`${t.birthDate} between '1880-01-01' and '2200-12-31' and ${t.admittedOn} >= ${t.birthDate}`,
    ),
  ],
);

/**
 * The ledger of persons, append-only. A correction is a row that reverses another; nothing is changed or removed.
 */
export const memberEvents = pgTable(
  "member_events",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    /** The order of entries as known to the database, for paging and for "as known at". */
    seq: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    /** As it was when recorded: the unit that a member left keeps its own past. */
    memberName: text("member_name").notNull(),
    kind: text()
      .notNull()
      .references(() => changeKinds.code),
    effectiveOn: date("effective_on", { mode: "string" }).notNull(),
    quarter: text()
      .notNull()
      .generatedAlwaysAs(
        sql`(extract(year from effective_on)::int)::text || '-Q' || (extract(quarter from effective_on)::int)::text`,
      ),
    fromUnitId: uuid("from_unit_id").references(() => orgUnits.id),
    toUnitId: uuid("to_unit_id").references(() => orgUnits.id),
    /** Names as they were when recorded, so that the entry reads the same for ever. */
    fromUnitName: text("from_unit_name"),
    toUnitName: text("to_unit_name"),
    /** The place outside the register a member came from or went to. */
    elsewhere: text(),
    standingBefore: standing("standing_before"),
    standingAfter: standing("standing_after").notNull(),
    decisionId: uuid("decision_id").references(() => decisions.id),
    ceremonyOn: date("ceremony_on", { mode: "string" }),
    officialOn: date("official_on", { mode: "string" }),
    /** The last day of an exemption or of a temporary transfer, as far as it is set. */
    untilOn: date("until_on", { mode: "string" }),
    note: text(),
    /** The reorganisation this entry was made by, and the letter of introduction it answers. */
    orgEventId: uuid("org_event_id").references(() => orgEvents.id),
    transferId: uuid("transfer_id"),
    /** +1, or −1 for the entry that reverses. */
    sign: integer().notNull().default(1),
    reversesId: uuid("reverses_id"),
    reason: text(),
    requestKey: uuid("request_key"),
    recordedAt: timestamp("recorded_at", { withTimezone: true }).notNull().defaultNow(),
    recordedBy: uuid("recorded_by").notNull(),
    recordedByName: text("recorded_by_name").notNull(),
  },
  (t) => [
    unique("member_events_reverses_key").on(t.reversesId),
    unique("member_events_request_key").on(t.requestKey),
    unique("member_events_seq_key").on(t.seq),
    index("member_events_member_idx").on(t.memberId, t.seq),
    index("member_events_to_idx").on(t.toUnitId, t.quarter, t.seq),
    index("member_events_from_idx").on(t.fromUnitId, t.quarter, t.seq),
    index("member_events_decision_idx").on(t.decisionId),
    index("member_events_org_event_idx").on(t.orgEventId),
    index("member_events_root_idx").on(t.rootId, t.quarter, t.seq),
    index("member_events_timeline_idx").on(t.rootId, t.memberId, t.effectiveOn, t.seq),
    check("member_events_units_check", sql`${t.fromUnitId} is not null or ${t.toUnitId} is not null`),
    check("member_events_date_check", sql`${t.effectiveOn} between '1930-02-03' and '2200-12-31'`),
    check(
      "member_events_reversal_check",
      sql`(${t.sign} = 1 and ${t.reversesId} is null) or (${t.sign} = -1 and ${t.reversesId} is not null and ${t.reason} is not null)`,
    ),
  ],
);

/** People per unit × quarter × kind × side; a move between two units names the other one, so that it nets out above both. */
export const changeCounts = pgTable(
  "change_counts",
  {
    rootId: uuid("root_id").notNull(),
    unitId: uuid("unit_id").notNull(),
    quarter: text().notNull(),
    kind: text().notNull(),
    side: text().notNull(),
    counterpartId: uuid("counterpart_id"),
    people: integer().notNull(),
  },
  (t) => [
    unique("change_counts_key").on(t.unitId, t.quarter, t.kind, t.side, t.counterpartId).nullsNotDistinct(),
    check("change_counts_side_check", sql`${t.side} in ('in', 'out', 'neutral')`),
  ],
);

/** Members of a unit at the end of each quarter in which something changed there. */
export const strengthClosings = pgTable(
  "strength_closings",
  {
    rootId: uuid("root_id").notNull(),
    unitId: uuid("unit_id").notNull(),
    quarter: text().notNull(),
    official: integer().notNull(),
    probationary: integer().notNull(),
  },
  (t) => [primaryKey({ name: "strength_closings_pk", columns: [t.unitId, t.quarter] })],
);

/** Two records found to be of one person: both keep their entries, the register shows the one that was kept. */
export const memberMerges = pgTable(
  "member_merges",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => orgUnits.id),
    keptId: uuid("kept_id")
      .notNull()
      .references(() => members.id),
    mergedId: uuid("merged_id")
      .notNull()
      .references(() => members.id),
    reason: text().notNull(),
    /** The entry that took the second record out of the strength, where both were counted. */
    entryId: uuid("entry_id").references(() => memberEvents.id),
    recordedAt: timestamp("recorded_at", { withTimezone: true }).notNull().defaultNow(),
    recordedBy: uuid("recorded_by").notNull(),
    recordedByName: text("recorded_by_name").notNull(),
    undoneAt: timestamp("undone_at", { withTimezone: true }),
    undoneByName: text("undone_by_name"),
    undoneReason: text("undone_reason"),
  },
  (t) => [
    index("member_merges_kept_idx").on(t.keptId),
    uniqueIndex("member_merges_standing_key")
      .on(t.mergedId)
      .where(sql`${t.undoneAt} is null`),
    check("member_merges_two_check", sql`${t.keptId} <> ${t.mergedId}`),
  ],
);

/** Two records found to be of two different people, though they look alike: that pair is not offered again. */
export const memberDistinctions = pgTable(
  "member_distinctions",
  {
    id: uuid().primaryKey(),
    rootId: uuid("root_id").notNull(),
    /** The pair in the order of its ids, so that it is told apart once. */
    firstId: uuid("first_id")
      .notNull()
      .references(() => members.id),
    secondId: uuid("second_id")
      .notNull()
      .references(() => members.id),
    recordedAt: timestamp("recorded_at", { withTimezone: true }).notNull().defaultNow(),
    recordedBy: uuid("recorded_by").notNull(),
    recordedByName: text("recorded_by_name").notNull(),
    undoneAt: timestamp("undone_at", { withTimezone: true }),
    undoneByName: text("undone_by_name"),
  },
  (t) => [
    uniqueIndex("member_distinctions_standing_key")
      .on(t.firstId, t.secondId)
      .where(sql`${t.undoneAt} is null`),
    index("member_distinctions_root_idx").on(t.rootId, t.recordedAt),
    check("member_distinctions_order_check", sql`${t.firstId} < ${t.secondId}`),
  ],
);

/** Every name a member's record bore before, folded: what it is still found by. The database writes it. */
export const memberFormerNames = pgTable(
  "member_former_names",
  {
    memberId: uuid("member_id")
      .notNull()
      .references(() => members.id),
    rootId: uuid("root_id").notNull(),
    search: text().notNull(),
  },
  (t) => [
    primaryKey({ name: "member_former_names_pk", columns: [t.memberId, t.search] }),
    index("member_former_names_search_idx").using("gin", sql`${t.search} gin_trgm_ops`),
  ],
);
