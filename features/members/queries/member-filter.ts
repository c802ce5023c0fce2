import { type SQL, sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { fold } from "@/lib/vietnamese";
import { can } from "@/server/access";
import { BIRTH_DATE_PERMISSION } from "../rules/privacy";
import type { RegisterFilterAddress, RegisterSort, StandingFilter } from "../rules/register-address";
import { cardDigitsShown } from "./card-digits-shown";

export interface MemberFilter {
  readonly unitId?: string | undefined;
  /** Those who are members, unless said. */
  readonly standing?: StandingFilter | undefined;
  readonly search?: string | undefined;
  readonly sex?: "female" | "male" | undefined;
  readonly bornFrom?: number | undefined;
  readonly bornTo?: number | undefined;
  readonly admittedFrom?: number | undefined;
  readonly admittedTo?: number | undefined;
  readonly card?: "with" | "without" | undefined;
  /** The register as it stood on this day; now, unless said. */
  readonly onDay?: string | undefined;
  /** Only by what was recorded by the end of this day. */
  readonly knownOn?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly sort?: RegisterSort | undefined;
  readonly isDescending?: boolean | undefined;
}

/** What an address asks of the register. */
export function filterOf(address: RegisterFilterAddress): MemberFilter {
  const { unit, q, on, known, dir, pick, rows, ...same } = address;
  return {
    ...same,
    unitId: unit,
    search: q,
    onDay: on,
    knownOn: known,
    isDescending: dir === "desc",
    ids: rows === "picked" ? pick : undefined,
  };
}

/** SQL: members of this standing; "current" in the words of the index that holds those who are members now. */
export function hasStanding(filter: StandingFilter = "current"): SQL {
  const current = sql`m.standing <> 'left' and m.standing <> 'guest'`;
  if (filter === "current") return current;
  if (filter === "exempt") return sql`${current} and m.exempt_since is not null`;
  if (filter === "suspended") return sql`${current} and m.suspended_since is not null`;
  if (filter === "away") return sql`${current} and m.away_since is not null`;
  return sql`m.standing = ${filter}`;
}

/** SQL: " and …" for what is asked of the person beside name, unit and standing. */
export function hasFacts(filter: MemberFilter): SQL[] {
  const { sex, bornFrom, bornTo, admittedFrom, admittedTo, card, ids } = filter;
  const conditions: SQL[] = [];
  if (sex !== undefined) conditions.push(sql`m.sex = ${sex}`);
  if (bornFrom !== undefined) conditions.push(sql`m.birth_date >= ${`${bornFrom}-01-01`}::date`);
  if (bornTo !== undefined) conditions.push(sql`m.birth_date <= ${`${bornTo}-12-31`}::date`);
  if (admittedFrom !== undefined) conditions.push(sql`m.admission_decided_on >= ${`${admittedFrom}-01-01`}::date`);
  if (admittedTo !== undefined) conditions.push(sql`m.admission_decided_on <= ${`${admittedTo}-12-31`}::date`);
  if (card !== undefined) conditions.push(card === "with" ? sql`m.card_no is not null` : sql`m.card_no is null`);
  if (ids !== undefined) conditions.push(sql`m.id = any (${sql.param(ids)}::uuid[])`);
  return conditions.map((condition) => sql` and ${condition}`);
}

/** So many at most are found by the search's own indexes; what more people share is looked for in the register's order. */
export const MOST_CANDIDATES = 1000;
const CARD = /^(\d{8}|\d{12})$/;
const CARD_TAIL = /^\d{4}$/;

export interface Matches {
  /** SQL: " and …". */
  readonly conditions: readonly SQL[];
  readonly areMany: boolean;
}

/**
 * What a search asks for: words of the name, in any order and without tone marks, a decision's number, or a
 * card's: whole for those who keep the register, its last four digits for all who read it.
 */
export async function matchesSearch(
  db: Pick<ReadClient, "execute">,
  actor: Actor,
  search: string | undefined,
): Promise<Matches> {
  const text = fold(search ?? "");
  if (text === "") return { conditions: [], areMany: false };
  const patterns = text.split(" ").map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  const digits = text.replaceAll(" ", "");
  const card = CARD.test(digits) && can(actor, BIRTH_DATE_PERMISSION) ? digits : null;
  const showsTail = CARD_TAIL.test(digits) && (await cardDigitsShown(db)) >= digits.length;
  const tail = showsTail ? digits : null;
  // Too many are only counted: their ids would be sent for nothing.
  const { rows } = await db.execute<{ ids: string[] | null; isTooMany: boolean }>(sql`
    select case when count(*) <= ${MOST_CANDIDATES} then array_agg(id) end as ids, count(*) > ${MOST_CANDIDATES} as "isTooMany"
    from members_matching(${actor.rootId}, ${sql.param(patterns)}::text[],
      ${/\d/.test(text) ? text : null}, ${card}, ${tail}, ${MOST_CANDIDATES + 1}) as found (id)`);
  const [found] = rows;
  if (found?.isTooMany === true) {
    return { conditions: patterns.map((pattern) => sql` and m.search like ${pattern}`), areMany: true };
  }
  const ids = sql.param(found?.ids ?? []);
  return { conditions: [sql` and m.id = any (${ids}::uuid[])`], areMany: false };
}
