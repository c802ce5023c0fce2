import { type SQL, sql } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { pageOf } from "@/lib/keyset-page";
import { inScope, requireScope, type Scope } from "@/server/access";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import type { Standing } from "../rules/events";
import { maskCard } from "../rules/privacy";
import { cardDigitsShown } from "./card-digits-shown";
import { type Count, countOf, countSql, MOST_COUNTED } from "./count-members";
import { matchesSearch, type MemberFilter, MOST_CANDIDATES } from "./member-filter";
import { isOfThePast, registerSql } from "./register-sql";
import { seniorityOfRows } from "./seniority-of-rows";

const PAGE_SIZE = 50;

export interface MemberRow {
  readonly id: string;
  readonly fullName: string;
  readonly sex: "female" | "male";
  readonly birthYear: number;
  /** Its last digits only. */
  readonly cardNo: string | null;
  readonly unitName: string;
  readonly standing: Standing;
  readonly admissionDecidedOn: string;
  readonly admittedOn: string;
  readonly officialOn: string | null;
  readonly seniorityFrom: string | null;
  /** Years of membership, where they were asked for. */
  readonly seniority: number | null;
  readonly exemptSince: string | null;
  readonly suspendedSince: string | null;
  readonly awaySince: string | null;
  /** False for somebody who has left the reader's units since the day asked about. */
  readonly canOpen: boolean;
}

export interface MemberPage {
  readonly rows: readonly MemberRow[];
  readonly total: Count;
  readonly unitName: string | null;
  readonly isOfThePast: boolean;
  /** The day the page speaks of. */
  readonly day: string;
  /** Ids that the pages before and after this one begin from. */
  readonly before: string | null;
  readonly after: string | null;
}

interface Asked extends MemberFilter {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly withSeniority?: boolean | undefined;
}

// One statement: the rows, how many there are in all, and the name of the unit asked for.
type Found = MemberRow & {
  readonly [column: string]: unknown;
  readonly total: number;
  readonly filterName: string | null;
};

/** A page of the register, now or as it stood on a day, in the order asked for. */
export function listMembers(actor: Actor, input: Asked): Promise<MemberPage> {
  const scope = requireScope(actor, "member.read");
  const { before, after, withSeniority = false, ...filter } = input;
  return readAs(actor, async (db) => {
    const from = before ?? after;
    const { conditions, areMany } = await matchesSearch(db, actor, filter.search);
    const most = areMany ? MOST_CANDIDATES : MOST_COUNTED;
    const register = registerSql(actor, scope, {
      filter,
      matches: conditions,
      from: from === undefined ? undefined : { memberId: from, isBackwards: before !== undefined },
    });
    const { order } = register;
    const columns = sql`m.id, m.full_name, m.sex, m.birth_date, m.card_no, m.unit_id, m.standing, m.admission_decided_on,
      m.admitted_on, m.official_on, m.seniority_from, m.exempt_since, m.suspended_since, m.away_since`;
    const pageRows = order.rows(columns, register.members, register.where, PAGE_SIZE + 1);
    const { rows: found } = await db.execute<Found>(sql`
      with ${sql.join([...register.tables, sql`page as materialized (${pageRows})`], sql`, `)}
      select head.total, head."filterName", page.id, page.full_name as "fullName", page.sex,
        extract(year from page.birth_date)::int as "birthYear", page.card_no as "cardNo",
        ${register.unitName(sql`page.unit_id`)} as "unitName", page.standing,
        page.admission_decided_on as "admissionDecidedOn", page.admitted_on as "admittedOn", page.official_on as "officialOn",
        page.seniority_from as "seniorityFrom", page.exempt_since as "exemptSince",
        page.suspended_since as "suspendedSince", page.away_since as "awaySince",
        ${isOfThePast(filter) ? sql`exists (select from members v where v.id = page.id)` : sql`true`} as "canOpen"
      from (select ${countSql(scope, filter, register, most)} as total, ${filterName(scope, filter, register.day)} as "filterName") head
      left join page on true order by ${order.ofPage}`);
    const first = found[0];
    if (first === undefined || (input.unitId !== undefined && first.filterName === null)) {
      throw new AppError("not_found", "errors.notFound");
    }
    const masked = await maskCards(
      db,
      found.filter((row) => row.id !== null),
    );
    const { total, filterName: unitName } = first;
    const page = pageOf(masked, PAGE_SIZE, input);
    const years = withSeniority ? await seniorityOfRows(db, page.rows, register.day) : new Map<string, null>();
    const rows = page.rows.map((row) => ({ ...row, seniority: years.get(row.id) ?? null }));
    return {
      ...page,
      rows,
      total: countOf(total, filter, most),
      unitName,
      day: register.day,
      isOfThePast: isOfThePast(filter),
    };
  });
}

function filterName(scope: Scope, { unitId }: MemberFilter, day: string): SQL {
  if (unitId === undefined) return sql`null::text`;
  return sql`(select coalesce(${unitNameOn(sql`u.id`, sql`${day}::date`)}, '–') from org_units u
    where u.id = ${unitId} and ${inScope(sql`u.id`, scope)})`;
}

async function maskCards<Row extends MemberRow>(db: Pick<ReadClient, "execute">, rows: readonly Row[]): Promise<Row[]> {
  const digits = await cardDigitsShown(db);
  return rows.map((row) => (row.cardNo === null ? row : { ...row, cardNo: maskCard(row.cardNo, digits) }));
}
