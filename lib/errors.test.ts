import { expect, test } from "vitest";
import { AppError, isAppError } from "@/lib/errors";

test("an AppError carries its code, the key of its message and the errors of fields", () => {
  const error = new AppError("invalid", "members.duplicate", { name: "An" }, { cardNumber: ["members.cardTaken"] });
  expect(error).toMatchObject({
    code: "invalid",
    messageKey: "members.duplicate",
    params: { name: "An" },
    fieldErrors: { cardNumber: ["members.cardTaken"] },
  });
  expect(error.message).toBe("invalid: members.duplicate");
});

test("an AppError is known again even when it comes from a second copy of the module", () => {
  const copy = Object.assign(new Error("conflict: x"), { name: "AppError", code: "conflict", messageKey: "x" });
  expect(isAppError(new AppError("conflict", "x"))).toBe(true);
  expect(isAppError(copy)).toBe(true);
  expect(isAppError(new Error("AppError"))).toBe(false);
  expect(isAppError({ name: "AppError", messageKey: "x" })).toBe(false);
});
