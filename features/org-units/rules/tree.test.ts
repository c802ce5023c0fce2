import { expect, test } from "vitest";
import { arrangeTree, matchesSearch, withAncestors } from "./tree";

const unit = (unitId: string, parentId: string | null, name: string, over = {}) => ({
  unitId,
  parentId,
  name,
  ordinal: 0,
  directPeople: 1,
  code: null,
  ...over,
});

const nodes = [
  unit("10", "a", "Chi bộ 10"),
  unit("root", null, "Đảng bộ Khối"),
  unit("b", "root", "Đảng bộ cơ sở Sở Y tế", { ordinal: 2 }),
  unit("6", "a", "Chi bộ 6"),
  unit("a", "root", "Đảng bộ cơ sở Trường Cao đẳng Nghề Đà Lạt", { ordinal: 1 }),
];

test("units come beneath their parents, by their numbers, and count those beneath them", () => {
  expect(arrangeTree(nodes).map(({ unitId, depth, people }) => [unitId, depth, people])).toEqual([
    ["root", 0, 5],
    ["a", 1, 3],
    ["6", 2, 1],
    ["10", 2, 1],
    ["b", 1, 1],
  ]);
});

test("a unit whose parent is out of sight stands at the top", () => {
  expect(arrangeTree([unit("6", "a", "Chi bộ 6")])).toMatchObject([{ unitId: "6", depth: 0 }]);
});

test("a search needs no tone marks and keeps the units above a match", () => {
  const rows = withAncestors(arrangeTree(nodes), (node) => matchesSearch(node, "chi bo 6"));
  expect(rows.map((row) => row.unitId)).toEqual(["root", "a", "6"]);
});
