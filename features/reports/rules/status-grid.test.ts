import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Quarter } from "@/lib/quarter";
import { LATENESSES, REPORT_STATES } from "./lateness";
import { filterGrid, type GridCell, gridOf, type GridUnit, ratesByGroup } from "./status-grid";

const QUARTERS: readonly Quarter[] = ["2021-Q4", "2022-Q1"];
const unit = (unitId: string, parentId: string | null = "root"): GridUnit => ({
  unitId,
  unitName: `Đảng bộ ${unitId}`,
  search: `dang bo ${unitId.toLowerCase()}`,
  parentId,
  parentName: parentId,
});
const cell = (over: Partial<GridCell> = {}): GridCell => ({
  reportId: null,
  state: "missing",
  lateness: "missing",
  isOpened: true,
  ...over,
});

test("a unit keeps its row through the quarters, and has no cell where it was not", () => {
  const listed = new Map([
    ["2021-Q4" as const, [{ ...unit("A"), ...cell({ state: "accepted" }) }]],
    [
      "2022-Q1" as const,
      [
        { ...unit("B"), ...cell() },
        { ...unit("A"), ...cell({ state: "draft" }) },
      ],
    ],
  ]);
  const rows = gridOf(QUARTERS, listed);
  expect(rows.map(({ unitId, cells }) => [unitId, ...cells.map((one) => one?.state ?? null)])).toEqual([
    ["B", null, "missing"],
    ["A", "accepted", "draft"],
  ]);
});

test("a filter keeps the units of which one and the same quarter is what it asks for", () => {
  const rows = [
    { ...unit("A", "North"), cells: [cell({ state: "accepted", lateness: "late" }), null] },
    { ...unit("B", "South"), cells: [cell({ state: "accepted", lateness: "early" }), cell({ lateness: "missing" })] },
  ];
  const kept = (filter: Parameters<typeof filterGrid>[1]) => filterGrid(rows, filter).map(({ unitId }) => unitId);
  expect(kept({})).toEqual(["A", "B"]);
  expect(kept({ state: "accepted", lateness: "late" })).toEqual(["A"]);
  expect(kept({ state: "accepted", lateness: "missing" })).toEqual([]);
  expect(kept({ words: "ĐẢNG BỘ B" })).toEqual(["B"]);
  expect(kept({ group: "South" })).toEqual(["B"]);
});

test("the groups' units add up to all units, quarter by quarter", () => {
  const cells = fc.tuple(
    ...QUARTERS.map(() =>
      fc.option(
        fc.record({ state: fc.constantFrom(...REPORT_STATES), lateness: fc.constantFrom(...LATENESSES) }).map(cell),
      ),
    ),
  );
  const rows = fc.array(
    fc
      .record({ parent: fc.constantFrom("North", "South"), cells })
      .map((row) => ({ ...unit("A", row.parent), ...row })),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(rows, (made) => {
      const [all, ...groups] = ratesByGroup(made);
      QUARTERS.forEach((_quarter, index) => {
        const { complete = 0, total = 0, timely = 0, due = 0 } = all?.rates[index] ?? {};
        expect(complete).toBeLessThanOrEqual(total);
        expect(timely).toBeLessThanOrEqual(due);
        if (groups.length === 0) return;
        expect(groups.reduce((sum, { rates }) => sum + (rates[index]?.total ?? 0), 0)).toBe(total);
        expect(groups.reduce((sum, { rates }) => sum + (rates[index]?.complete ?? 0), 0)).toBe(complete);
      });
    }),
  );
});
