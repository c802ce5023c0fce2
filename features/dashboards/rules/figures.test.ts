import { expect, test } from "vitest";
import { figureHref, recordsHref } from "./addresses";
import { figureOfLine, isFigure, lineOf, sourceOf } from "./figures";

test("a figure in an address is a headline figure or a line of the table, nothing else", () => {
  expect(["admission", "net-transfer", "awards", "line-t1", "line-g10"].filter(isFigure)).toHaveLength(5);
  expect(["", "Admission", "line-", "line-T1", "line-t1'", "line-t1 or 1=1", "constructor"].filter(isFigure)).toEqual(
    [],
  );
});

test("a line keeps its code through the address", () => {
  const figure = figureOfLine("G2");
  expect(figure).toBe("line-g2");
  expect(lineOf(figure)).toBe("G2");
  expect(sourceOf(figure)).toEqual({ from: "ledger", by: "line", plus: ["G2"], minus: [] });
  expect(lineOf("admission")).toBeNull();
});

test("the address of a part names the unit whose figure was opened", () => {
  const chosen = { quarter: "2022-Q1", unitId: "u1" } as const;
  expect(figureHref("admission", chosen)).toBe("/overview/figures/admission?quarter=2022-Q1&unit=u1");
  expect(recordsHref("admission", chosen)).toBe("/overview/figures/admission/records?quarter=2022-Q1&unit=u1");
  expect(recordsHref("admission", { ...chosen, withinId: "u1", isOwn: true })).toMatch(/unit=u1&own=1$/);
  expect(recordsHref("admission", { ...chosen, withinId: "root" })).toMatch(/unit=u1&within=root$/);
});
