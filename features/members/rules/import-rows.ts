import { addMonths, type Day } from "@/lib/dates";
import type { MessageParams } from "@/lib/errors";
import { formatDay } from "@/lib/format";
import type { SheetCell } from "@/lib/sheet-cell";
import { cleanLine, fold } from "@/lib/vietnamese";
import { registerMemberInput } from "../schema";
import { knownDateRefusals } from "./days";
import type { ImportColumn, ImportField } from "./import-columns";
import { cellLine, readCard, readDay, readSex, readStanding, readStatus, type ReadValue } from "./import-values";

/** What is wrong with a row, or doubtful: a row with an error is not brought in. */
export interface RowProblem {
  /** The fact of a person it speaks of. */
  readonly field: PersonField;
  /** A key of the messages. */
  readonly key: string;
  readonly params?: MessageParams;
  readonly isError: boolean;
}

export const PERSON_FIELDS = [
  "fullName",
  "sex",
  "birthDate",
  "cardNo",
  "unit",
  "admissionDecidedOn",
  "admittedOn",
  "officialOn",
  "standing",
] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

export interface ImportedPerson {
  readonly fullName: string;
  readonly sex: "female" | "male";
  readonly birthDate: Day;
  readonly cardNo: string | null;
  readonly standing: "official" | "probationary";
  readonly admissionDecidedOn: Day;
  readonly admittedOn: Day;
  readonly officialOn: Day | null;
}

export interface ParsedRow {
  /** What the file says, by the fact it is about; columns that are dropped are not in it. */
  readonly cells: Readonly<Partial<Record<PersonField, string>>>;
  /** Name or code of the unit as the file has it; empty where it says nothing. */
  readonly unit: string;
  /** Null where an error leaves nobody to enter. */
  readonly person: ImportedPerson | null;
  readonly problems: readonly RowProblem[];
}

export interface RowContext {
  readonly columns: readonly ImportColumn[];
  readonly openedOn: Day;
  /** False for CSV, where a number and a text look the same. */
  readonly hasTypes: boolean;
  readonly probationMonths: number;
}

const LONGEST_CELL = 200;

/** Reads one row: the person it speaks of, with everything wrong or doubtful about it; null for a row that says nothing. */
export function parseRow(row: readonly SheetCell[], context: RowContext): ParsedRow | null {
  const given = cellsByField(row, context.columns);
  if ([...given.values()].every((cell) => cellLine(cell) === "")) return null;
  const problems: RowProblem[] = [];
  const take = <T>(field: PersonField, read: ReadValue<T>): T | null => {
    if (read.error) problems.push(problem(field, read.error, true));
    if (read.warning) problems.push(problem(field, read.warning, false));
    return read.value;
  };
  const of = (field: ImportField): SheetCell => given.get(field) ?? null;

  const fullName = readName(of, problems);
  const { sex, birthCell } = sexAndBirth(given, (read) => take("sex", read));
  const birthDate = take("birthDate", readDay(birthCell));
  const cardNo = take("cardNo", readCard(of("cardNo"), context.hasTypes));
  const decidedOn = take("admissionDecidedOn", readDay(of("admissionDecidedOn")));
  const ceremonyOn = take("admittedOn", readDay(of("admittedOn")));
  const officialOn = take("officialOn", readDay(of("officialOn")));
  const standing =
    take("standing", readStanding(of("standing"))) ?? (officialOn === null ? "probationary" : "official");
  if (take("standing", readStatus(of("status"))) === "gone") problems.push(problem("standing", { key: "gone" }, true));

  if (decidedOn === null && ceremonyOn !== null && given.has("admissionDecidedOn")) {
    problems.push(problem("admissionDecidedOn", { key: "noDecision" }, false));
  }
  requireGiven(problems, { sex, birthDate, admittedOn: ceremonyOn ?? decidedOn });
  const dates = {
    birthDate: birthDate ?? "",
    // Where the decision is not known, the day of entry on the card counts (294, 4.5), and the other way about.
    admissionDecidedOn: decidedOn ?? ceremonyOn ?? "",
    admittedOn: ceremonyOn ?? decidedOn ?? "",
    officialOn,
    standing,
  };
  const isDated =
    birthDate !== null &&
    dates.admittedOn !== "" &&
    !problems.some(isErrorOf("admittedOn", "admissionDecidedOn", "officialOn", "standing"));
  if (isDated) checkDates(problems, dates, context);
  const isWhole = !problems.some(({ isError }) => isError) && fullName !== null && sex !== null;
  return {
    cells: shownCells(given),
    unit: cellLine(of("unit")),
    person: isWhole ? { fullName, sex, cardNo, ...dates } : null,
    problems,
  };
}

/** Two rows with one of these in common speak of one person. */
export function identityKeys(person: { fullName: string; birthDate: string; cardNo: string | null }): string[] {
  const name = `${fold(person.fullName)} ${person.birthDate}`;
  return person.cardNo === null ? [name] : [name, person.cardNo];
}

function cellsByField(row: readonly SheetCell[], columns: readonly ImportColumn[]): Map<ImportField, SheetCell> {
  const cells = new Map<ImportField, SheetCell>();
  for (const [index, { field }] of columns.entries()) if (field !== null) cells.set(field, row[index] ?? null);
  return cells;
}

function readName(of: (field: ImportField) => SheetCell, problems: RowProblem[]): string | null {
  const typed = cellLine(of("fullName")) || cleanLine(`${cellLine(of("familyName"))} ${cellLine(of("givenName"))}`);
  if (typed === "") {
    problems.push(problem("fullName", { key: "noName" }, true));
    return null;
  }
  const parsed = registerMemberInput.shape.fullName.safeParse(inNameCase(typed));
  if (!parsed.success) problems.push(problem("fullName", { key: "fullName" }, true));
  return parsed.success ? parsed.data : null;
}

// A list may be in capitals throughout; a register is read by people.
function inNameCase(name: string): string {
  if (name !== name.toUpperCase() || name === name.toLowerCase()) return name;
  return name
    .toLowerCase()
    .replace(/(^|[\s\-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** The sex is a column of its own, a mark in the column of women, or which of two columns has the birth date. */
function sexAndBirth(
  given: ReadonlyMap<ImportField, SheetCell>,
  take: (read: ReadValue<"female" | "male">) => "female" | "male" | null,
): { sex: "female" | "male" | null; birthCell: SheetCell } {
  const of = (field: ImportField): SheetCell => given.get(field) ?? null;
  const has = (field: ImportField) => cellLine(of(field)) !== "";
  const birthCell = of(has("birthDate") ? "birthDate" : has("maleBirthDate") ? "maleBirthDate" : "femaleBirthDate");
  const stated = take(readSex(of("sex")));
  if (stated !== null || has("sex")) return { sex: stated, birthCell };
  if (has("maleBirthDate") !== has("femaleBirthDate")) {
    return { sex: has("maleBirthDate") ? "male" : "female", birthCell };
  }
  if (!given.has("femaleMark")) return { sex: null, birthCell };
  return { sex: has("femaleMark") ? "female" : "male", birthCell };
}

function requireGiven(problems: RowProblem[], given: Partial<Record<PersonField, string | null>>): void {
  for (const field of PERSON_FIELDS) {
    if (given[field] !== null || problems.some(isErrorOf(field))) continue;
    problems.push(problem(field, { key: "missing" }, true));
  }
}

type Dates = Pick<ImportedPerson, "birthDate" | "admissionDecidedOn" | "admittedOn" | "officialOn" | "standing">;

function checkDates(problems: RowProblem[], dates: Dates, { openedOn, probationMonths }: RowContext): void {
  for (const { field, messageKey, params } of knownDateRefusals(dates, openedOn)) {
    const known = PERSON_FIELDS.find((one) => one === field) ?? "admittedOn";
    problems.push({ field: known, key: messageKey, ...(params ? { params } : {}), isError: true });
  }
  if (dates.admittedOn > openedOn) return;
  const ends = addMonths(dates.admittedOn, probationMonths);
  if (dates.standing === "probationary" && ends <= openedOn) {
    problems.push(problem("standing", { key: "longProbation", params: { date: formatDay(ends) } }, false));
  }
  if (dates.officialOn !== null && dates.officialOn < ends && dates.officialOn >= dates.admittedOn) {
    problems.push(problem("officialOn", { key: "earlyOfficial", params: { date: formatDay(ends) } }, false));
  }
}

function isErrorOf(...fields: readonly PersonField[]) {
  return ({ field, isError }: RowProblem) => isError && fields.includes(field);
}

function problem(
  field: PersonField,
  { key, params }: { key: string; params?: MessageParams },
  isError: boolean,
): RowProblem {
  return { field, key: `members.import.problems.${key}`, ...(params ? { params } : {}), isError };
}

const SHOWN_AS: Readonly<Record<ImportField, PersonField>> = {
  fullName: "fullName",
  familyName: "fullName",
  givenName: "fullName",
  sex: "sex",
  femaleMark: "sex",
  birthDate: "birthDate",
  maleBirthDate: "birthDate",
  femaleBirthDate: "birthDate",
  cardNo: "cardNo",
  unit: "unit",
  admissionDecidedOn: "admissionDecidedOn",
  admittedOn: "admittedOn",
  officialOn: "officialOn",
  standing: "standing",
  status: "standing",
};

function shownCells(given: ReadonlyMap<ImportField, SheetCell>): Partial<Record<PersonField, string>> {
  const shown: Partial<Record<PersonField, string>> = {};
  for (const [field, cell] of given) {
    const line = cellLine(cell).slice(0, LONGEST_CELL);
    const place = SHOWN_AS[field];
    if (line !== "") shown[place] = shown[place] === undefined ? line : `${shown[place]} ${line}`;
  }
  return shown;
}
