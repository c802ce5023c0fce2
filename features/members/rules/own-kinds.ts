import { CHANGE_FORM_KINDS, formOf, OWN_FORMS } from "./change-forms";
import { type ChangeEvent, type Counted, ruleOf } from "./events";

/** Which way a kind counts in the increase/decrease table. */
export const DIRECTIONS = ["in", "out", "none"] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const LINE_LETTERS = { in: "T", out: "G", none: "K" } as const satisfies Record<Direction, string>;

export const KIND_STANDINGS = ["any", "official", "probationary"] as const;
export type KindStanding = (typeof KIND_STANDINGS)[number];

export const TRANSFER_SCOPES = ["within_province", "outside_province"] as const;

/** What an office may have kinds of its own of: events whose form asks for the kind, as a move inside the office's does not. */
export const OWN_EVENTS: readonly ChangeEvent[] = [
  ...new Set(CHANGE_FORM_KINDS.map((kind) => formOf(kind).event)),
].filter((event) => event !== "transfer");

export function directionOf(event: ChangeEvent): Direction {
  const form = CHANGE_FORM_KINDS.find((kind) => formOf(kind).event === event);
  return form === undefined ? "none" : formOf(form).group;
}

/** Whose a kind can be: of one standing alone only where the event may follow either. */
export function standingsFor(event: ChangeEvent): readonly KindStanding[] {
  const { follows } = ruleOf(event);
  const both = (["official", "probationary"] as const satisfies readonly Counted[]).every((one) =>
    follows.includes(one),
  );
  return both ? KIND_STANDINGS : ["any"];
}

/** Whether the form of the event asks for a decision whatever the kind. */
export function alwaysDecided(event: ChangeEvent): boolean {
  return OWN_FORMS.some((form) => formOf(form).event === event);
}

export function asksForScope(event: ChangeEvent): boolean {
  return event === "transfer_in" || event === "transfer_out";
}

/** Whether a code such as T9, G12 or K6 names a line of this direction. */
export function isLineOf(line: string, direction: Direction): boolean {
  return new RegExp(`^${LINE_LETTERS[direction]}[1-9]\\d?$`).test(line);
}

/** The first code of a direction that no line has yet. */
export function nextLine(lines: readonly string[], direction: Direction): string {
  const letter = LINE_LETTERS[direction];
  const taken = lines.filter((line) => isLineOf(line, direction)).map((line) => Number(line.slice(1)));
  return `${letter}${Math.max(0, ...taken) + 1}`;
}
