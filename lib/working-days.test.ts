import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/dates";
import {
  addWorkingDays,
  isWeekend,
  isWorkingDay,
  type WorkingCalendar,
  workingCalendar,
  workingDaysBetween,
} from "@/lib/working-days";

// 30/4 and 1/5/2022 fell on a weekend and were made up on 2 and 3 May; Saturday 7/5 is worked here for the test.
const calendar = workingCalendar([
  { day: "2022-05-02", isWorking: false },
  { day: "2022-05-03", isWorking: false },
  { day: "2022-05-07", isWorking: true },
]);
const usual = workingCalendar([]);

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
  expect(workingDaysBetween("2022-04-29", "2022-05-09", calendar)).toBe(5);
  expect(workingDaysBetween("2022-05-09", "2022-04-29", calendar)).toBe(-5);
});

const day = fc.integer({ min: 0, max: 900 }).map((offset) => addDays("2021-11-01", offset));
const count = fc.integer({ min: 1, max: 120 });

/** Any calendar of an office: a free weekday, a worked weekend day, and days entered although nothing differs. */
const anyCalendar = fc
  .uniqueArray(fc.tuple(day, fc.boolean()), { maxLength: 60, selector: ([one]) => one })
  .map((days) => workingCalendar(days.map(([one, isWorking]) => ({ day: one, isWorking }))));

function countedOneByOne(from: string, to: string, days: WorkingCalendar): number {
  let found = 0;
  for (let next = addDays(from, 1); next <= to; next = addDays(next, 1)) if (isWorkingDay(next, days)) found += 1;
  return found;
}

describe("whatever the calendar", () => {
  test("counting undoes adding", () => {
    fc.assert(
      fc.property(day, count, anyCalendar, (from, n, days) => {
        const end = addWorkingDays(from, n, days);
        expect(isWorkingDay(end, days)).toBe(true);
        expect(workingDaysBetween(from, end, days)).toBe(n);
      }),
    );
  });

  test("from a working day, going back undoes going on", () => {
    fc.assert(
      fc.property(day, count, anyCalendar, (from, n, days) => {
        fc.pre(isWorkingDay(from, days));
        expect(addWorkingDays(addWorkingDays(from, n, days), -n, days)).toBe(from);
      }),
    );
  });

  test("the count is that of going through the days one by one, and its sign that of the direction", () => {
    fc.assert(
      fc.property(day, day, anyCalendar, (a, b, days) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        expect(workingDaysBetween(from, to, days)).toBe(countedOneByOne(from, to, days));
        expect(workingDaysBetween(a, b, days) + workingDaysBetween(b, a, days)).toBe(0);
      }),
    );
  });

  test("a later start or one more day never ends earlier", () => {
    fc.assert(
      fc.property(day, count, anyCalendar, (from, n, days) => {
        const end = addWorkingDays(from, n, days);
        expect(addWorkingDays(addDays(from, 1), n, days) >= end).toBe(true);
        expect(addWorkingDays(from, n + 1, days) > end).toBe(true);
      }),
    );
  });

  test("a holiday exchanged for a Saturday leaves the count over both as it was", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 30 }), (monday, ahead) => {
        const saturday = addDays(monday, ahead);
        fc.pre(!isWeekend(monday) && isWeekend(saturday));
        const swap = workingCalendar([
          { day: monday, isWorking: false },
          { day: saturday, isWorking: true },
        ]);
        const [from, to] = [addDays(monday, -1), addDays(saturday, 1)];
        expect(workingDaysBetween(from, to, swap)).toBe(workingDaysBetween(from, to, usual));
      }),
    );
  });
});
