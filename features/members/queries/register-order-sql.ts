import { type SQL, sql } from "drizzle-orm";
import type { MemberFilter } from "./member-filter";

/** The member from whose place in the order on rows are wanted, or up to whom. */
export interface Place {
  readonly memberId: string;
  readonly isBackwards: boolean;
}

export interface RegisterOrder {
  /** The table that holds the place, where one is asked for. */
  readonly place: readonly SQL[];
  /** SQL: so many rows of `m` in order, with the columns given and those of the order itself. */
  readonly rows: (columns: SQL, members: SQL, where: SQL, limit: number) => SQL;
  /** SQL: the same order for what `rows` named `page`, or for all of `m` and its bucket `b`. */
  readonly ofPage: SQL;
  readonly ofAll: SQL;
  readonly join: SQL;
}

interface Sort {
  /**
   * Orders by units and by years are walked bucket by bucket, each in the order of an index: the whole register is
   * never sorted for one page.
   */
  readonly bucket?: { readonly from: SQL; readonly holds: (row: SQL) => SQL; readonly keys: readonly SQL[] };
  readonly keys: (row: SQL) => readonly SQL[];
}

const byName = (row: SQL) => [sql`${row}.sort_key`, sql`${row}.id`];

const SORTS: Record<NonNullable<MemberFilter["sort"]>, Sort> = {
  name: { keys: byName },
  admission: { keys: (row) => [sql`${row}.admission_decided_on`, ...byName(row)] },
  // A year and not the day itself: nobody is to learn more of a birth date from its place in a list.
  birth: {
    bucket: {
      from: sql`(select n as year, make_date(n, 1, 1) as opens, make_date(n, 12, 31) as closes from generate_series(1880, 2200) n)`,
      holds: (row) => sql`${row}.birth_date >= b.opens and ${row}.birth_date <= b.closes`,
      keys: [sql`b.year`],
    },
    keys: byName,
  },
  unit: {
    bucket: {
      from: sql`units`,
      holds: (row) => sql`${row}.unit_id = b.id`,
      keys: [sql`b.ordinal`, sql`b.id`],
    },
    keys: byName,
  },
};

export function registerOrder(filter: MemberFilter, members: SQL, from: Place | undefined): RegisterOrder {
  const { bucket, keys } = SORTS[filter.sort ?? "name"];
  const isDescending = filter.isDescending === true;
  const isReversed = (from?.isBackwards === true) !== isDescending;
  const comparison = isReversed ? sql`<` : sql`>`;
  const own = keys(sql`m`);
  const all = [...(bucket?.keys ?? []), ...own];
  const names = all.map((_key, index) => sql.raw(`o${index}`));
  const place = names.map((name) => sql`(select ${name} from place)`);
  const [outer, inner] = [place.slice(0, bucket?.keys.length ?? 0), place.slice(bucket?.keys.length ?? 0)];
  const after = from === undefined ? sql`` : sql`(${list(own)}) ${comparison} (${list(inner)})`;
  const named = (row: SQL) =>
    list([...(bucket?.keys ?? []), ...keys(row)].map((key, at) => sql`${key} as ${names[at]}`));
  const rows = (columns: SQL, source: SQL, where: SQL, limit: number) => {
    if (bucket === undefined) {
      return sql`select ${columns}, ${named(sql`m`)} from ${source} m where ${where}${from === undefined ? sql`` : sql` and ${after}`}
        order by ${ordered(own, isReversed)} limit ${limit}`;
    }
    const samePlace = sql`(${list(bucket.keys)}) = (${list(outer)})`;
    // Handed on in order, so that the walk ends with the bucket that fills the page.
    const buckets = sql`(select b.* from ${bucket.from} b
      ${from === undefined ? sql`` : sql`where (${list(bucket.keys)}) ${comparison}= (${list(outer)})`}
      order by ${ordered(bucket.keys, isReversed)})`;
    return sql`select ${columns}, ${named(sql`m`)} from ${buckets} b cross join lateral (
        select m.* from ${source} m where ${bucket.holds(sql`m`)} and ${where}
          ${from === undefined ? sql`` : sql`and (not (${samePlace}) or ${after})`}
        order by ${ordered(own, isReversed)} limit ${limit}) m
      order by ${ordered(all, isReversed)} limit ${limit}`;
  };
  const join = (row: SQL) => (bucket === undefined ? sql`` : sql` join ${bucket.from} b on ${bucket.holds(row)}`);
  return {
    place:
      from === undefined
        ? []
        : [
            sql`place as materialized (
            select ${named(sql`c`)} from ${members} c${join(sql`c`)} where c.id = ${from.memberId})`,
          ],
    rows,
    ofPage: ordered(names, isReversed),
    ofAll: ordered(all, isDescending),
    join: join(sql`m`),
  };
}

function list(parts: readonly SQL[]): SQL {
  return sql.join([...parts], sql`, `);
}

function ordered(keys: readonly SQL[], isReversed: boolean): SQL {
  return list(keys.map((key) => (isReversed ? sql`${key} desc` : key)));
}
