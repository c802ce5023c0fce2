import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/dates";
import {
  anniversaryOf,
  batchBefore,
  batchOf,
  gapsOf,
  latestStart,
  type LeapDay,
  nextBatches,
  seniorityStart,
  seniorityYears,
} from "./seniority";
import { officialDate } from "./days";

const BATCHES = ["02-03", "05-19", "09-02", "11-07"];
const facts = { standing: "official", admissionDecidedOn: "2024-08-25", seniorityFrom: null };

const back = (event: string) => ({ event, effectiveOn: "2010-04-11", standingAfter: "probationary" });

test("a decision of 25/8/2024 with its ceremony on 15/9/2024: two dates, each for its own (case R-3)", () => {
  expect(officialDate("2024-09-15", 12)).toBe("2025-09-15");
  expect(anniversaryOf("2024-08-25", 30, "02-28")).toBe("2054-08-25");
  expect(batchOf("2054-08-25", BATCHES)).toBe("2054-09-02");
  expect(seniorityYears(facts, "2054-08-24", "02-28")).toBe(29);
  expect(seniorityYears(facts, "2054-08-25", "02-28")).toBe(30);
});

test("only of an official member is seniority counted", () => {
  expect(seniorityYears({ ...facts, standing: "probationary" }, "2054-08-25", "02-28")).toBeNull();
  expect(seniorityYears({ ...facts, standing: "left" }, "2054-08-25", "02-28")).toBeNull();
});

test("29 February is kept where the setting says", () => {
  const leap = { ...facts, admissionDecidedOn: "1996-02-29" };
  expect(anniversaryOf("1996-02-29", 30, "02-28")).toBe("2026-02-28");
  expect(anniversaryOf("1996-02-29", 30, "03-01")).toBe("2026-03-01");
  expect(anniversaryOf("1996-02-29", 40, "03-01")).toBe("2036-02-29");
  expect(seniorityYears(leap, "2026-02-28", "02-28")).toBe(30);
  expect(seniorityYears(leap, "2026-02-28", "03-01")).toBe(29);
  expect(seniorityYears(leap, "2026-03-01", "03-01")).toBe(30);
});

describe("deductions", () => {
  const out = { event: "strike_off", effectiveOn: "2005-01-01", standingAfter: "left" };
  const admitted = { event: "admission", effectiveOn: "2000-01-01", standingAfter: "probationary" };
  const once = { admissionDecidedOn: "2000-01-01", seniorityFrom: null };

  test("the time between leaving and re-admission is taken off in whole months and days", () => {
    const gaps = gapsOf([admitted, out, back("readmission")]);
    expect(gaps).toEqual([{ from: "2005-01-01", to: "2010-04-11" }]);
    expect(seniorityStart(once, gaps)).toBe("2005-04-11");
    expect(seniorityYears({ ...once, standing: "official" }, "2015-04-11", "02-28", gaps)).toBe(10);
  });

  test("who was wrongly removed and restored never stopped counting", () => {
    expect(gapsOf([admitted, out, back("restoration")])).toEqual([]);
  });

  test("who went to another committee and came back was a member all the while", () => {
    expect(gapsOf([admitted, { ...out, event: "transfer_out" }, back("transfer_in")])).toEqual([]);
  });

  test("who left and stayed away has nothing to be taken back from", () => {
    expect(gapsOf([admitted, out])).toEqual([]);
  });

  test("a day confirmed by decision stands for everything else", () => {
    const confirmed = { ...once, seniorityFrom: "1999-05-19" };
    expect(seniorityStart(confirmed, gapsOf([admitted, out, back("readmission")]))).toBe("1999-05-19");
  });
});

describe("batches", () => {
  test("a mark reached on the day itself is presented on it, and one reached after waits for the next", () => {
    expect(batchOf("2026-02-03", BATCHES)).toBe("2026-02-03");
    expect(batchOf("2026-02-04", BATCHES)).toBe("2026-05-19");
    expect(batchOf("2026-11-08", BATCHES)).toBe("2027-02-03");
    expect(batchOf("2026-11-08", [])).toBeNull();
  });

  test("the next ones run over the year's end, and the one before lies behind", () => {
    expect(nextBatches("2026-09-03", BATCHES, 3)).toEqual(["2026-11-07", "2027-02-03", "2027-05-19"]);
    expect(nextBatches("2026-01-01", BATCHES, 5).at(-1)).toBe("2027-02-03");
    expect(batchBefore("2026-02-03", BATCHES)).toBe("2025-11-07");
    expect(batchBefore("2026-02-04", BATCHES)).toBe("2026-02-03");
  });
});

const day = fc.integer({ min: 0, max: 40_000 }).map((offset) => addDays("1930-02-03", offset));
const years = fc.constantFrom(1, 4, 29, 30, 40, 45);
const leapDay = fc.constantFrom<LeapDay>("02-28", "03-01");

test("the latest start that reaches a mark by a day does so, and the next day's does not", () => {
  fc.assert(
    fc.property(fc.integer({ min: 33_000, max: 60_000 }), years, leapDay, (offset, mark, leap) => {
      const by = addDays("1930-02-03", offset);
      const start = latestStart(mark, by, leap);
      expect(anniversaryOf(start, mark, leap) <= by).toBe(true);
      expect(anniversaryOf(addDays(start, 1), mark, leap) > by).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test("years of seniority are the anniversaries that have been", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 20_000 }), leapDay, (start, ahead, leap) => {
      const on = addDays(start, ahead);
      const found = seniorityYears({ ...facts, admissionDecidedOn: start }, on, leap) ?? 0;
      expect(found === 0 || anniversaryOf(start, found, leap) <= on).toBe(true);
      expect(anniversaryOf(start, found + 1, leap) > on).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
