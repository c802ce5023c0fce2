import { type Day, isDay } from "@/lib/dates";

type QuarterNumber = 1 | 2 | 3 | 4;
export type Quarter = `${number}-Q${QuarterNumber}`;

const QUARTER = /^(19\d{2}|20\d{2}|21\d{2}|2200)-Q([1-4])$/;
const FIRST_DAYS = { 1: "01-01", 2: "04-01", 3: "07-01", 4: "10-01" } as const;
const LAST_DAYS = { 1: "03-31", 2: "06-30", 3: "09-30", 4: "12-31" } as const;
const NUMBERS = { "1": 1, "2": 2, "3": 3, "4": 4 } as const;
const ROMAN = { 1: "I", 2: "II", 3: "III", 4: "IV" } as const;

export function isQuarter(value: unknown): value is Quarter {
  return typeof value === "string" && QUARTER.test(value);
}

export function quarterOf(day: Day): Quarter {
  if (!isDay(day)) throw new RangeError(`Not a calendar day: ${day}`);
  return quarterFromOrdinal(Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3));
}

export function firstDay(quarter: Quarter): Day {
  return `${yearOf(quarter)}-${FIRST_DAYS[numberOf(quarter)]}`;
}

export function lastDay(quarter: Quarter): Day {
  return `${yearOf(quarter)}-${LAST_DAYS[numberOf(quarter)]}`;
}

export function previousQuarter(quarter: Quarter): Quarter {
  return quarterFromOrdinal(ordinalOf(quarter) - 1);
}

export function nextQuarter(quarter: Quarter): Quarter {
  return quarterFromOrdinal(ordinalOf(quarter) + 1);
}

/** So many quarters in a row, the last one given, oldest first. */
export function quartersUpTo(last: Quarter, count: number): Quarter[] {
  return Array.from({ length: count }, (_, index) => quarterFromOrdinal(ordinalOf(last) - count + 1 + index));
}

export function sameQuarterLastYear(quarter: Quarter): Quarter {
  return quarterFromOrdinal(ordinalOf(quarter) - 4);
}

export function compareQuarters(a: Quarter, b: Quarter): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function yearOf(quarter: Quarter): number {
  return Number(quarter.slice(0, 4));
}

export function numberOf(quarter: Quarter): QuarterNumber {
  const digit = QUARTER.exec(quarter)?.[2];
  if (digit !== "1" && digit !== "2" && digit !== "3" && digit !== "4")
    throw new RangeError(`Not a quarter: ${quarter}`);
  return NUMBERS[digit];
}

/** The numeral offices write: "I" for 2022-Q1. */
export function romanNumeral(quarter: Quarter): "I" | "II" | "III" | "IV" {
  return ROMAN[numberOf(quarter)];
}

function ordinalOf(quarter: Quarter): number {
  return yearOf(quarter) * 4 + numberOf(quarter) - 1;
}

function quarterFromOrdinal(ordinal: number): Quarter {
  const quarter = `${Math.floor(ordinal / 4)}-Q${(ordinal % 4) + 1}`;
  if (!isQuarter(quarter)) throw new RangeError(`Not a quarter: ${quarter}`);
  return quarter;
}
