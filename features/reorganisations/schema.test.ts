import { expect, test } from "vitest";
import { reorganisationInput } from "./schema";

const id = (place: number) => `0198a000-0000-7000-8000-00000000000${String(place)}`;
const decision = { issuingBody: " Tỉnh  ủy ", docNumber: "12-QĐ/TU", decidedOn: "2022-03-10" };
const shared = { ...decision, effectiveOn: "2022-03-15", requestKey: id(0) };

test.each([
  ["a split", { kind: "split", unitId: id(1), original: "stays", defaultTo: "-1", assign: { [id(2)]: "0" } }],
  ["a merger", { kind: "absorb", chosen: { [id(1)]: "on" }, intoId: id(2) }],
  ["an end", { kind: "dissolve", unitId: id(1), targetIds: ["", id(2)], defaultTo: "1", childrenTo: "" }],
  ["an old unit", { kind: "establish", basis: "none", parentId: id(1) }],
])("what was asked for is kept as it was parsed: %s", (_case, fields) => {
  const units = [{ name: " Chi bộ  1 ", kind: "branch", ordinal: "2" }];
  const once = reorganisationInput.parse({ ...shared, units, ...fields });
  expect(reorganisationInput.parse(JSON.parse(JSON.stringify(once)))).toEqual(once);
});

test("a decision is asked for unless the unit has been there since before the register", () => {
  const rename = { kind: "rename", unitId: id(1), name: "Chi bộ 2", effectiveOn: "2022-03-15", requestKey: id(0) };
  const missing = reorganisationInput.safeParse(rename).error?.issues.map((issue) => issue.path.join("."));
  expect(missing).toEqual(["issuingBody", "docNumber", "decidedOn"]);
  expect(reorganisationInput.parse({ ...rename, basis: "none" })).not.toHaveProperty("docNumber");
  expect(reorganisationInput.safeParse({ ...rename, kind: "dissolve", basis: "none" }).success).toBe(false);
});

test.each([
  ["no unit ticked", { kind: "absorb", intoId: id(2) }, "chosen"],
  ["an empty name", { kind: "rename", unitId: id(1), name: " \u0000 " }, "name"],
  ["an enormous name", { kind: "rename", unitId: id(1), name: "Chi bộ ".repeat(100) }, "name"],
  ["the year 9999", { kind: "rename", unitId: id(1), name: "Chi bộ 2", effectiveOn: "9999-01-01" }, "effectiveOn"],
])("%s is refused beside its field", (_case, fields, field) => {
  const found = reorganisationInput.safeParse({ ...shared, ...fields }).error?.issues;
  expect(found?.map((issue) => issue.path.join("."))).toEqual([field]);
});
