import { type SQL, sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { inScope, inSubtree, requireScope, type Scope } from "@/server/access";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import type { Standing } from "../rules/history";
import { hasStanding, type MemberFilter, matchesWords } from "./member-filter";

const PAGE_SIZE = 50;

export interface MemberRow {
  readonly id: string;
  readonly fullName: string;
  readonly sex: "female" | "male";
  readonly birthYear: number;
  readonly unitName: string;
  readonly standing: Standing;
  readonly admissionDecidedOn: string;
  readonly officialOn: string | null;
}

export interface MemberPage {
  readonly rows: readonly MemberRow[];
  readonly total: number;
  readonly unitName: string | null;
  /** Ids that the pages before and after this one begin from. */
  readonly before: string | null;
  readonly after: string | null;
}

interface Paging {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

// One statement: the rows, how many there are in all, and the name of the unit asked for.
type Found = MemberRow & {
  readonly [column: string]: unknown;
  readonly total: number;
  readonly filterName: string | null;
};

/** A page of the register in the order of names. */
export async function listMembers(actor: Actor, input: MemberFilter & Paging): Promise<MemberPage> {
  const scope = requireScope(actor, "member.read");
  const { rows: found } = await readAs(actor, (db) => db.execute<Found>(pageStatement(actor, scope, input)));
  const first = found[0];
  if (first === undefined || (input.unitId !== undefined && first.filterName === null)) {
    throw new AppError("not_found", "errors.notFound");
  }
  const rows = found.filter((row) => row.id !== null);
  return { ...pageOf(rows, input), total: first.total, unitName: first.filterName };
}

function pageOf(rows: readonly Found[], { before, after }: Paging) {
  const hasMore = rows.length > PAGE_SIZE;
  const shown = rows.slice(0, PAGE_SIZE);
  if (before !== undefined) shown.reverse();
  const hasEarlier = before === undefined ? after !== undefined : hasMore;
  const hasLater = before !== undefined || hasMore;
  return {
    rows: shown,
    before: (hasEarlier && shown[0]?.id) || null,
    after: (hasLater && shown.at(-1)?.id) || null,
  };
}

function pageStatement(actor: Actor, scope: Scope, input: MemberFilter & Paging): SQL {
  const order = input.before === undefined ? sql`sort_key, id` : sql`sort_key desc, id desc`;
  const where = registerWhere(actor, scope, input);
  const filterName =
    input.unitId === undefined
      ? sql`null::text`
      : sql`(select ${unitNameOn(sql`u.id`, sql`${today()}::date`)} from org_units u where u.id = ${input.unitId} and ${inScope(sql`u.id`, scope)})`;
  return sql`
    with page as materialized (
      select id, full_name, sex, birth_date, unit_id, standing, admission_decided_on, official_on, sort_key
      from members m where ${where}${cursorOf(input)} order by ${order} limit ${PAGE_SIZE + 1})
    select head.total, head."filterName", page.id, page.full_name as "fullName", page.sex,
      extract(year from page.birth_date)::int as "birthYear", ${unitNameOn(sql`page.unit_id`, sql`${today()}::date`)} as "unitName",
      page.standing, page.admission_decided_on as "admissionDecidedOn", page.official_on as "officialOn"
    from (select (select count(*)::int from members m where ${where}) as total, ${filterName} as "filterName") head
    left join page on true order by ${order}`;
}

function registerWhere(actor: Actor, scope: Scope, { unitId, search, standing }: MemberFilter): SQL {
  // Row-level security already keeps a reader of the whole office to it; asking twice would cost each row once more.
  const readsAll = scope.unitIds.includes(actor.rootId);
  const units = unitId === undefined ? [] : [sql` and ${inSubtree(sql`m.unit_id`, unitId, today())}`];
  const scoped = readsAll ? [] : [sql` and ${inScope(sql`m.unit_id`, scope)}`];
  return sql.join([
    sql`m.root_id = ${actor.rootId} and ${hasStanding(standing)}`,
    ...scoped,
    ...units,
    ...matchesWords(search),
  ]);
}

function cursorOf({ before, after }: Paging): SQL {
  const from = before ?? after;
  if (from === undefined) return sql``;
  const comparison = before === undefined ? sql`>` : sql`<`;
  return sql` and (m.sort_key, m.id) ${comparison} ((select c.sort_key from members c where c.id = ${from}), ${from}::uuid)`;
}
