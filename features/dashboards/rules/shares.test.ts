import { expect, test } from "vitest";
import { orderShares, sumShares, type UnitShare } from "./shares";

const share = (name: string, plus: number, minus = 0): UnitShare => ({
  unitId: name,
  name,
  isItself: false,
  hasUnits: false,
  plus,
  minus,
  value: plus - minus,
});

test("the largest part stands first, equal parts by name, parts of nothing nowhere", () => {
  const ordered = orderShares([share("Chi bộ 10", 3), share("Đảng bộ B", 0), share("Chi bộ 2", 3), share("Ánh", 1, 9)]);
  expect(ordered.map(({ name }) => name)).toEqual(["Ánh", "Chi bộ 2", "Chi bộ 10"]);
});

test("parts that cancel out are still shown: somebody came and somebody went", () => {
  expect(orderShares([share("A", 2, 2)])).toHaveLength(1);
});

test("the last line sums both sides", () => {
  expect(sumShares([share("A", 4, 1), share("B", 7, 50)])).toEqual({ plus: 11, minus: 51, value: -40 });
});
