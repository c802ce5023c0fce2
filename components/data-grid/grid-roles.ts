// A row is a table's line on a wide screen and a block on a narrow one, which a table's own elements cannot be.
export const ROLES = {
  group: { role: "rowgroup" },
  row: { role: "row" },
  columnHeader: { role: "columnheader" },
  rowHeader: { role: "rowheader" },
  cell: { role: "gridcell" },
} as const;
