import { expect, test } from "vitest";
import { endPositionInput, openTermInput } from "./schema";

const KEY = "0198a000-0000-7000-8000-000000000001";
const ending = { positionId: KEY, validTo: "2022-03-01", reason: "Nghỉ hưu", requestKey: KEY };
const term = { unitId: KEY, ordinal: "XIII", years: "2020-2025", validFrom: "2020-09-01", requestKey: KEY };

const fieldsRefused = (answer: ReturnType<typeof endPositionInput.safeParse | typeof openTermInput.safeParse>) =>
  answer.error?.issues.map((issue) => issue.path.join("."));

test("a decision left out as a whole is none; one begun must be whole", () => {
  expect(endPositionInput.parse(ending).decision).toBeNull();
  const whole = { issuingBody: " Đảng ủy  Khối ", docNumber: "12-QĐ/ĐUK", decidedOn: "2022-02-28" };
  expect(endPositionInput.parse({ ...ending, ...whole }).decision).toEqual({
    ...whole,
    issuingBody: "Đảng ủy Khối",
    docType: "QĐ",
  });
  expect(fieldsRefused(endPositionInput.safeParse({ ...ending, docNumber: "12-QĐ/ĐUK" }))).toEqual([
    "issuingBody",
    "decidedOn",
  ]);
});

test.each([
  ["an enormous reason", { reason: "x".repeat(400) }, "reason"],
  ["a day there is none of", { validTo: "2022-02-30" }, "validTo"],
  ["the year 9999", { validTo: "9999-01-01" }, "validTo"],
  ["no position", { positionId: "1" }, "positionId"],
])("%s is refused beside its field", (_case, over, field) => {
  expect(fieldsRefused(endPositionInput.safeParse({ ...ending, ...over }))).toEqual([field]);
});

test("a term's years are two, however they are joined", () => {
  expect(openTermInput.parse({ ...term, years: " 2020 – 2025" }).years).toBe("2020–2025");
  expect(fieldsRefused(openTermInput.safeParse({ ...term, years: "khóa VIII" }))).toEqual(["years"]);
});
