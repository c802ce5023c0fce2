import { type SQL, sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { can, inScope, requireScope } from "@/server/access";
import { cardDigitsShown } from "./card-digits-shown";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import { readAndLog } from "@/server/transact";
import { liveEntries, replay } from "../rules/history";
import { BIRTH_DATE_PERMISSION, maskCard } from "../rules/privacy";
import type { MemberFacts } from "./member-facts";
import { historyOf, ledgerColumns, type LedgerRow } from "./ledger-sql";

export interface TimelineEntry {
  readonly entry: LedgerRow;
  /** The entry that undid this one. */
  readonly reversal: LedgerRow | null;
}

export interface MemberFile extends MemberFacts {
  /** Newest first; a reversal stands with what it reverses. */
  readonly timeline: readonly TimelineEntry[];
  /** The entries without which what remains is still a possible history. */
  readonly reversibleIds: readonly string[];
  /** Every entry about this person was reversed: they were never rightly in the register. */
  readonly isVoid: boolean;
}

/** A member's facts and whole ledger; opening them is itself logged. */
export function getMember(actor: Actor, input: { memberId: string }): Promise<MemberFile> {
  requireScope(actor, "member.read");
  return readAndLog(actor, async (db) => {
    const facts = await readFacts(db, actor, input.memberId);
    const { rows } = await db.execute<OwnedRow>(
      sql`select ${ledgerColumns}, ${isOwn(actor)} as "isOwn" from ${historyOf(facts.id)} order by e.seq desc`,
    );
    const live = liveEntries(rows);
    const recorded = rows.toReversed();
    const value = {
      ...facts,
      timeline: rows
        .filter((entry) => entry.sign === 1)
        .map((entry) => ({ entry, reversal: rows.find((row) => row.reversesId === entry.id) ?? null })),
      reversibleIds: live.filter((entry) => isReversible(recorded, entry)).map((entry) => entry.id),
      isVoid: live.length === 0,
    };
    return {
      value,
      audit: [{ action: "member.read", subjectType: "member", subjectId: facts.id, unitId: facts.unitId }],
    };
  });
}

type OwnedRow = LedgerRow & { readonly isOwn: boolean };

/** SQL: both ends of the entry `e` are the reader's. */
function isOwn(actor: Actor): SQL {
  const scope = requireScope(actor, "member.read");
  return sql`((e.from_unit_id is null or ${inScope(sql`e.from_unit_id`, scope)})
    and (e.to_unit_id is null or ${inScope(sql`e.to_unit_id`, scope)}))`;
}

// A duplicate is undone by undoing the merge that found it.
function isReversible(entries: readonly LedgerRow[], { id, orgEventId, event, isOwn: own }: OwnedRow): boolean {
  if (!own || orgEventId !== null || event === "duplicate") return false;
  return "state" in replay(entries.filter((entry) => entry.id !== id));
}

async function readFacts(db: ReadClient, actor: Actor, memberId: string): Promise<MemberFacts> {
  const scope = requireScope(actor, "member.read");
  const seesBirthDate = can(actor, BIRTH_DATE_PERMISSION)
    ? inScope(sql`m.unit_id`, requireScope(actor, BIRTH_DATE_PERMISSION))
    : sql`false`;
  const { rows } = await db.execute<MemberFacts>(sql`
    select m.id, m.full_name as "fullName", m.sex, case when ${seesBirthDate} then m.birth_date end as "birthDate",
      extract(year from m.birth_date)::int as "birthYear", m.card_no as "cardNo", m.unit_id as "unitId",
      ${unitNameOn(sql`m.unit_id`, sql`${today()}::date`)} as "unitName", m.standing,
      m.admission_decided_on as "admissionDecidedOn", m.admitted_on as "admittedOn", m.official_on as "officialOn"
    from members m where m.id = ${memberId} and ${inScope(sql`m.unit_id`, scope)}`);
  const facts = rows[0];
  if (facts === undefined) throw new AppError("not_found", "errors.notFound");
  if (facts.cardNo === null) return facts;
  return { ...facts, cardNo: maskCard(facts.cardNo, await cardDigitsShown(db)) };
}
