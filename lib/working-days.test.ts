import * as fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "@/lib/dates";
import { addWorkingDays, countWorkingDays, isWorkingDay } from "@/lib/working-days";

// 30/4 and 1/5/2022 fell on a weekend and were made up on 2 and 3 May; Saturday 7/5 is worked here for the test.
const calendar = { holidays: new Set(["2022-05-02", "2022-05-03"]), swapped: new Set(["2022-05-07"]) };

test("weekends and holidays are free, a swapped Saturday is worked", () => {
  expect(
    ["2022-04-29", "2022-04-30", "2022-05-02", "2022-05-07", "2022-05-08"].map((day) => isWorkingDay(day, calendar)),
  ).toEqual([true, false, false, true, false]);
});

test("working days are counted after the first day, over the holidays", () => {
  expect(addWorkingDays("2022-04-29", 1, calendar)).toBe("2022-05-04");
  expect(addWorkingDays("2022-04-29", 4, calendar)).toBe("2022-05-07");
  expect(addWorkingDays("2022-05-04", -1, calendar)).toBe("2022-04-29");
  expect(addWorkingDays("2022-04-30", 0, calendar)).toBe("2022-04-30");
  expect(countWorkingDays("2022-04-29", "2022-05-09", calendar)).toBe(5);
  expect(countWorkingDays("2022-05-09", "2022-04-29", calendar)).toBe(0);
});

test("counting undoes adding", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 120 }), (offset, count) => {
      const day = addDays("2022-01-01", offset);
      const end = addWorkingDays(day, count, calendar);
      expect(isWorkingDay(end, calendar)).toBe(true);
      expect(countWorkingDays(day, end, calendar)).toBe(count);
    }),
  );
});
