import { z } from "zod";
import { isDay } from "@/lib/dates";
import { parseDay } from "@/lib/format";
import { cleanLine } from "@/lib/vietnamese";

export const STANDING_FILTERS = [
  "current",
  "official",
  "probationary",
  "exempt",
  "suspended",
  "away",
  "guest",
  "left",
] as const;
export type StandingFilter = (typeof STANDING_FILTERS)[number];

export const REGISTER_SORTS = ["name", "unit", "admission", "birth"] as const;
export type RegisterSort = (typeof REGISTER_SORTS)[number];

/** What a row may tell beside the name, in the order of the table. */
export const REGISTER_COLUMNS = [
  "sex",
  "birthYear",
  "cardNo",
  "unit",
  "standing",
  "admissionDecidedOn",
  "admittedOn",
  "officialOn",
  "seniority",
] as const;
export type RegisterColumn = (typeof REGISTER_COLUMNS)[number];

const USUAL_COLUMNS: readonly RegisterColumn[] = [
  "sex",
  "birthYear",
  "unit",
  "standing",
  "admissionDecidedOn",
  "officialOn",
];

/** What there is room for beside an open panel. */
export const PANEL_COLUMNS: readonly RegisterColumn[] = ["unit", "standing"];

const LONGEST_SEARCH = 80;
const MOST_PICKED = 200;

// An address may be typed by anyone: a part that means nothing is left out, not refused.
const one = z.union([z.string(), z.array(z.string()).transform((list) => list[0])]).optional();
const many = z.union([z.string().transform((value) => [value]), z.array(z.string())]).optional();
const idOrNone = one.transform((value) => (z.uuid().safeParse(value).success ? value : undefined));
const oneOf = <T extends string>(choices: readonly T[]) =>
  one.transform((value) => choices.find((known) => known === value));
const year = one.transform((value) =>
  value !== undefined && /^(18|19|20|21)\d\d$/.test(value) ? Number(value) : undefined,
);
const day = one.transform((value) => {
  const read = value === undefined ? null : parseDay(value);
  return read !== null && isDay(read) ? read : undefined;
});

/** What narrows the register down: in the page's address, in a saved view and in an export alike. */
export const registerFilterShape = {
  unit: idOrNone,
  standing: one.transform((value) => STANDING_FILTERS.find((known) => known === value) ?? "current"),
  q: one.transform((value) => cleanLine(value ?? "").slice(0, LONGEST_SEARCH)),
  sex: oneOf(["female", "male"]),
  bornFrom: year,
  bornTo: year,
  admittedFrom: year,
  admittedTo: year,
  card: oneOf(["with", "without"]),
  on: day,
  known: day,
  sort: one.transform((value) => REGISTER_SORTS.find((known) => known === value) ?? "name"),
  dir: oneOf(["desc"]),
  pick: many.transform((ids) => (ids ?? []).filter((id) => z.uuid().safeParse(id).success).slice(0, MOST_PICKED)),
  /** Whether only those picked are meant, or all that the filters find. */
  rows: oneOf(["picked"]),
};

// A form posts a name as often as boxes are ticked; a link writes them with commas.
const columns = many.transform((value) => {
  const asked = (value ?? []).flatMap((part) => part.split(","));
  const known = REGISTER_COLUMNS.filter((column) => asked.includes(column));
  return known.length === 0 ? USUAL_COLUMNS : known;
});

export const registerAddress = z.object({
  ...registerFilterShape,
  cols: columns,
  after: idOrNone,
  before: idOrNone,
  open: idOrNone,
  /** The saved view the reader came by; "all" keeps the usual one from being opened. */
  view: one.transform((value) => (value === "all" || z.uuid().safeParse(value).success ? value : undefined)),
});

export type RegisterAddress = z.output<typeof registerAddress>;
export type RegisterFilterAddress = z.output<z.ZodObject<typeof registerFilterShape>>;

type Parts = Record<string, string | number | undefined>;

/** The parts of an address that say who is listed, in what order and with what columns; what is usual is left out. */
export function registerParts(address: RegisterAddress): Parts {
  const { unit, standing, q, sex, bornFrom, bornTo, admittedFrom, admittedTo, card, on, known, sort, dir, cols } =
    address;
  return {
    q: q || undefined,
    unit,
    standing: standing === "current" ? undefined : standing,
    sex,
    bornFrom,
    bornTo,
    admittedFrom,
    admittedTo,
    card,
    on,
    known,
    sort: sort === "name" ? undefined : sort,
    dir,
    cols: cols.join() === USUAL_COLUMNS.join() ? undefined : cols.join(),
  };
}

/** Whether anything but order and columns was asked for. */
export function isFiltered(address: RegisterAddress): boolean {
  const { sort: _sort, dir: _dir, cols: _cols, ...filters } = registerParts(address);
  return Object.values(filters).some((value) => value !== undefined);
}
