import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMonths, isDay } from "@/lib/dates";
import {
  officialDate,
  refuseAge,
  refuseCeremony,
  refuseEffectiveDay,
  refuseKnownDates,
  refuseRecognition,
} from "./days";

const LIMITS = { leastYears: 18, mostMonths: 720 };
const anyDay = fc
  .date({ min: new Date("1931-01-01"), max: new Date("2150-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("the effective day", () => {
  const context = { today: "2022-04-07" };
  test.each([
    ["2022-04-08", "members.errors.future"],
    ["9999-12-31", "members.errors.future"],
    ["1930-02-02", "members.errors.beforeParty"],
    ["0001-01-01", "members.errors.beforeParty"],
    ["2022-01-10", undefined],
    ["2022-04-07", undefined],
  ])("%s is answered with %s", (day, messageKey) => {
    expect(refuseEffectiveDay("effectiveOn", day, context)?.messageKey).toBe(messageKey);
  });
});

describe("age at admission", () => {
  test.each([
    ["2004-04-07", undefined],
    ["2004-04-08", "members.errors.tooYoung"],
    ["1962-04-07", undefined],
    ["1962-04-06", "members.errors.tooOld"],
    ["2022-04-07", "members.errors.birthDate"],
    ["1901-01-01", "members.errors.birthDate"],
  ])("born %s, decided on 7/4/2022: %s", (birthDate, messageKey) => {
    expect(refuseAge(birthDate, "2022-04-07", LIMITS)?.messageKey).toBe(messageKey);
  });

  test("only too old an age may be confirmed", () => {
    expect(refuseAge("1950-01-01", "2022-04-07", LIMITS)?.isConfirmable).toBe(true);
    expect(refuseAge("2010-01-01", "2022-04-07", LIMITS)?.isConfirmable).toBeUndefined();
  });

  test("somebody born on 29 February is 18 on 28 February", () => {
    expect(refuseAge("2004-02-29", "2022-02-27", LIMITS)?.messageKey).toBe("members.errors.tooYoung");
    expect(refuseAge("2004-02-29", "2022-02-28", LIMITS)).toBeNull();
  });
});

describe("probation", () => {
  test("the official date is twelve months after the ceremony, and recognition is not earlier (handbook 2.2)", () => {
    const officialOn = officialDate("2024-09-15", 12);
    expect(officialOn).toBe("2025-09-15");
    expect(refuseRecognition("2025-09-14", officialOn, 12)).toMatchObject({
      params: { months: 12, date: "15/9/2025" },
    });
    expect(refuseRecognition("2025-09-15", officialOn, 12)).toBeNull();
  });

  test("for any ceremony the official date is a real day exactly so many months on", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (ceremony, months) => {
        const officialOn = officialDate(ceremony, months);
        expect(isDay(officialOn)).toBe(true);
        expect(officialOn).toBe(addMonths(ceremony, months));
        expect(refuseRecognition(officialOn, officialOn, months)).toBeNull();
      }),
    );
  });

  test("the ceremony follows the decision and is not to come", () => {
    expect(refuseCeremony("2022-03-01", "2022-03-02", "2022-04-07")?.messageKey).toBe(
      "members.errors.ceremonyBeforeDecision",
    );
    expect(refuseCeremony("2022-04-08", "2022-03-02", "2022-04-07")?.messageKey).toBe("members.errors.future");
    expect(refuseCeremony("2022-03-02", "2022-03-02", "2022-04-07")).toBeNull();
  });
});

describe("dates of somebody who was a member already", () => {
  const dates = {
    birthDate: "1980-05-19",
    admissionDecidedOn: "2010-05-10",
    admittedOn: "2010-05-19",
    officialOn: "2011-05-19",
    standing: "official" as const,
  };
  test.each([
    [{}, undefined],
    [{ admissionDecidedOn: "1930-01-01" }, "admissionDecidedOn"],
    [{ birthDate: "2010-05-10" }, "birthDate"],
    [{ birthDate: "1900-01-01" }, "birthDate"],
    [{ admittedOn: "2010-05-09" }, "admittedOn"],
    [{ admittedOn: "2022-01-01", officialOn: "2023-01-01" }, "admittedOn"],
    [{ officialOn: null }, "officialOn"],
    [{ officialOn: "2010-05-18" }, "officialOn"],
    [{ officialOn: "2022-01-01" }, "officialOn"],
    [{ standing: "probationary" as const }, "officialOn"],
    [{ standing: "probationary" as const, officialOn: null }, undefined],
  ])("%o is refused at %s", (over, field) => {
    expect(refuseKnownDates({ ...dates, ...over }, "2021-12-31")?.field).toBe(field);
  });
});
