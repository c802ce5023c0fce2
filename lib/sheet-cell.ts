import type { Day } from "./dates";

/** A date in a spreadsheet; its time of day, where it has one, is left out. */
export interface DayCell {
  readonly day: Day;
}

/** What a cell of a spreadsheet holds; a formula is the value last computed, null an empty cell. */
export type SheetCell = string | number | boolean | DayCell | null;
