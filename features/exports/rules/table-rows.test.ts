import { expect, test } from "vitest";
import type { StrengthTable } from "@/features/members/rules/strength";
import { tablePeriod, tableRows } from "./table-rows";

const table: StrengthTable = {
  unitId: "u",
  quarter: "2022-Q2",
  isCumulative: true,
  tree: "then",
  opening: { official: 8, probationary: 2, total: 10 },
  lines: [
    {
      kind: "admission",
      event: "admission",
      side: "in",
      line: "T1",
      nameVi: "Kết nạp mới",
      nameEn: "",
      indicator: null,
      people: 3,
    },
    {
      kind: "death",
      event: "death",
      side: "out",
      line: "G4",
      nameVi: "Từ trần",
      nameEn: "",
      indicator: null,
      people: 1,
    },
    {
      kind: "exemption",
      event: "exemption",
      side: "neutral",
      line: "K2",
      nameVi: "Miễn",
      nameEn: "",
      indicator: null,
      people: 1,
    },
  ],
  increases: 3,
  decreases: 1,
  closing: { official: 9, probationary: 3, total: 12 },
};

test("a table's file says what its screen says, in the same order", () => {
  expect(tableRows(table).map(([, , people]) => people)).toEqual([10, 3, 3, 1, 1, 12, 9, 3, 1]);
  expect(tableRows(table)[2]).toEqual(["T1", "Kết nạp mới", 3]);
});

test("a cumulative period is called by its months", () => {
  expect(tablePeriod(table)).toBe("6 tháng năm 2022");
  expect(tablePeriod({ ...table, isCumulative: false })).toBe("Quý II/2022");
});
