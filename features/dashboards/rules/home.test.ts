import { expect, test } from "vitest";
import type { Grant, Role } from "@/lib/actor";
import { homeOf, leadingGrant, rolesHeld } from "./home";

const grant = (role: Role): Grant => ({ role, unitId: `unit of ${role}`, rootId: "root" });

test("each role begins in its own room", () => {
  const homes = (["secretary", "office_staff", "leader", "auditor", "administrator"] as const).map((role) =>
    homeOf([grant(role)]),
  );
  expect(homes).toEqual(["/tasks", "/tasks", "/overview", "/overview", "/accounts"]);
});

test("whoever holds several roles begins where there is work to do", () => {
  const grants = [grant("leader"), grant("secretary")];
  expect(homeOf(grants)).toBe("/tasks");
  expect(leadingGrant(grants)?.unitId).toBe("unit of secretary");
  expect(rolesHeld([...grants, grant("leader")])).toEqual(["secretary", "leader"]);
});

test("an account without a role has no room", () => {
  expect(homeOf([])).toBe("/");
  expect(leadingGrant([])).toBeNull();
});

test("a person is shown by a role of their own before one held in another's place", () => {
  const acting = {
    role: "secretary",
    unitId: "other",
    rootId: "r",
    actingFor: { name: "B", until: "2022-06-30" },
  } as const;
  const own = { role: "secretary", unitId: "own", rootId: "r" } as const;
  expect(leadingGrant([acting, own])).toBe(own);
  expect(leadingGrant([acting])).toBe(acting);
});
