import { expect, test } from "vitest";
import type { Role } from "@/lib/actor";
import { dayAfter, endOfGrant, findClash, grantState, type HeldGrant } from "./grants";

const grant = (role: Role, validFrom: string, validTo: string | null = null, unitId = "unit"): HeldGrant => ({
  role,
  unitId,
  validFrom,
  validTo,
});

test.each(["secretary", "office_staff"] as const)(
  "an auditor is not made %s at the same time, nor the other way round",
  (editor) => {
    expect(findClash([grant("auditor", "2026-01-01")], grant(editor, "2026-06-01"))).toBe("auditorAndEditor");
    expect(findClash([grant(editor, "2026-01-01")], grant("auditor", "2026-06-01", null, "elsewhere"))).toBe(
      "auditorAndEditor",
    );
  },
);

test("an editor may become auditor on the day the first role no longer holds", () => {
  const held = [grant("secretary", "2025-01-01", "2026-06-01")];
  expect(findClash(held, grant("auditor", "2026-06-01"))).toBeNull();
  expect(findClash(held, grant("auditor", "2026-05-31"))).toBe("auditorAndEditor");
});

test("leaders and administrators may hold any other role beside", () => {
  expect(findClash([grant("leader", "2026-01-01")], grant("auditor", "2026-01-01"))).toBeNull();
  expect(findClash([grant("administrator", "2026-01-01")], grant("leader", "2026-01-01"))).toBeNull();
});

test("the same role on the same unit is not given twice for a day", () => {
  const held = [grant("leader", "2026-01-01", "2026-06-01")];
  expect(findClash(held, grant("leader", "2026-05-31"))).toBe("alreadyHeld");
  expect(findClash(held, grant("leader", "2026-06-01"))).toBeNull();
  expect(findClash(held, grant("leader", "2026-05-31", null, "elsewhere"))).toBeNull();
});

test("a grant holds from its first day to the day before its end", () => {
  const held = grant("leader", "2026-01-01", "2026-06-01");
  expect([held.validFrom, "2026-05-31"].map((day) => grantState(held, day))).toEqual(["current", "current"]);
  expect(grantState(held, "2025-12-31")).toBe("coming");
  expect(grantState(held, "2026-06-01")).toBe("ended");
});

test("ending holds from today; what had not begun never does", () => {
  expect(endOfGrant(grant("leader", "2026-01-01"), "2026-03-03")).toBe("2026-03-03");
  expect(endOfGrant(grant("leader", "2027-01-01"), "2026-03-03")).toBe("2027-01-01");
  expect(dayAfter("2026-12-31")).toBe("2027-01-01");
  expect(dayAfter(null)).toBeNull();
});
