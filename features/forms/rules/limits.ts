/** A code of an indicator: the name by which formulas, rules and earlier quarters know it. */
export const CODE = /^[A-Z][A-Z0-9_]{0,39}$/;
/** A code of a group, a chapter or a rule. */
export const KEY = /^[A-Za-z][A-Za-z0-9_.-]{0,59}$/;

/** What the register says of a unit as a whole. */
export const STRENGTHS = [
  "opening",
  "total",
  "official",
  "probationary",
  "other_increases",
  "other_decreases",
  "base_orgs",
  "branches",
] as const;

/** Whom an award can be counted for, where it has no marks. */
export const RECIPIENTS = ["collective", "individual"] as const;

/** Where a figure is computed from, as it is stored. */
export const SOURCE =
  /^(?:ledger:[A-Z][A-Z0-9_]{0,39}|strength:[a-z_]{1,40}|awards:[a-z_]{1,40}(?::(?:\d{1,3}|collective|individual))?|formula:[^\n]+)$/;

export const SEVERITIES = ["explain", "block"] as const;

export const MOST = { groups: 40, indicators: 400, chapters: 40, rules: 200, drafts: 20 } as const;

export const LONGEST = {
  title: 160,
  name: 200,
  unit: 40,
  guidance: 2_000,
  document: 200,
  expression: 1_000,
  message: 500,
} as const;
