import { expect, test } from "vitest";
import { figureHref, recordsHref } from "./addresses";
import { figureOfLine, isFigure, lineOf, sourceOf } from "./figures";

test("a figure in an address is a headline figure or a line of the table, nothing else", () => {
  expect(
    ["admission", "net-transfer", "awards", "line-in-admission", "line-out-collective_move"].filter(isFigure),
  ).toHaveLength(5);
  expect(
    ["", "Admission", "line-", "line-in-T1", "line-in-admission'", "line-on-admission", "constructor"].filter(isFigure),
  ).toEqual([]);
});

test("a line keeps its kind and side through the address", () => {
  const figure = figureOfLine({ side: "out", kind: "transfer_out_outside" });
  expect(figure).toBe("line-out-transfer_out_outside");
  expect(lineOf(figure)).toEqual({ side: "out", kind: "transfer_out_outside" });
  expect(sourceOf(figure)).toEqual({ from: "line", line: { side: "out", kind: "transfer_out_outside" } });
  expect(lineOf("admission")).toBeNull();
});

test("the address of a part names the unit whose figure was opened", () => {
  const chosen = { quarter: "2022-Q1", unitId: "u1" } as const;
  expect(figureHref("admission", chosen)).toBe("/overview/figures/admission?quarter=2022-Q1&unit=u1");
  expect(recordsHref("admission", chosen)).toBe("/overview/figures/admission/records?quarter=2022-Q1&unit=u1");
  expect(recordsHref("admission", { ...chosen, withinId: "u1", isOwn: true })).toMatch(/unit=u1&own=1$/);
  expect(recordsHref("admission", { ...chosen, withinId: "root" })).toMatch(/unit=u1&within=root$/);
});
