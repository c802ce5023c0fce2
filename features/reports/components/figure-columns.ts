/** The columns of the report's grid, in their order. */
export const FIGURE_COLUMNS = [
  "name",
  "register",
  "cumulative",
  "value",
  "denominator",
  "previous",
  "lastYear",
  "target",
  "remark",
  "reason",
  "talk",
] as const;

export type FigureColumn = (typeof FIGURE_COLUMNS)[number];

export const COL = {
  name: 0,
  register: 1,
  cumulative: 2,
  value: 3,
  denominator: 4,
  previous: 5,
  lastYear: 6,
  target: 7,
  remark: 8,
  reason: 9,
  talk: 10,
} as const satisfies Record<FigureColumn, number>;
