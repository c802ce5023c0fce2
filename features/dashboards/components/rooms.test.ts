import { expect, test } from "vitest";
import type { Actor, Role } from "@/lib/actor";
import { mintActor } from "@/server/mint-actor";
import { MOST_USED, roomsOf } from "./rooms";

function actorWith(role: Role): Actor {
  const grants = [{ role, unitId: "u", rootId: "r" }];
  return mintActor({ accountId: "a", rootId: "r", name: "", email: "", locale: "vi", grants, requestId: "test" });
}
const rooms = (role: Role) => roomsOf(actorWith(role)).map(({ key }) => key);

test("each role sees the rooms it may enter", () => {
  const register = ["members", "changes", "awards", "orgUnits"];
  const whole = ["overview", "reports", "consolidation", ...register];
  expect(rooms("secretary")).toEqual(["tasks", "overview", "reports", ...register, "exchange"]);
  expect(rooms("office_staff")).toEqual(["tasks", ...whole, "periods", "targets", "documents", "exchange"]);
  expect(rooms("leader")).toEqual([...whole, "documents"]);
  expect(rooms("auditor")).toEqual([...whole, "documents", "exports", "auditLog"]);
  expect(rooms("administrator")).toEqual(["orgUnits", "calendar", "changeKinds", "forms", "accounts"]);
});

test("a phone's bar holds only rooms of the role", () => {
  for (const role of ["secretary", "office_staff", "leader", "auditor", "administrator"] as const) {
    const hrefs: readonly string[] = roomsOf(actorWith(role)).map(({ href }) => href);
    expect(MOST_USED[role].filter((href) => !hrefs.includes(href))).toEqual([]);
  }
});
