import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { auditEntries } from "@/db/schema/audit-log";
import { makeFirstAdministrator } from "@/db/first-administrator";
import { accounts, activationLinks, authSessions } from "@/db/schema/users";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { activationHash } from "@/lib/activation-token";
import { findActivation } from "@/server/activation-link";
import { verifyPassword } from "@/server/passwords";
import { activateAccount } from "./commands/activate-account";
import { createAccount } from "./commands/accounts";
import { issueActivationLink } from "./commands/activation-links";

const database = testDatabase();
const PASSWORD = "rừng cọ đồi chè đồng xanh";
const tokenOf = (url: string) => url.split("/").at(-1) ?? "";

async function makeInvited() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const administrator = await makeActor(make, "administrator", { id: root.id, rootId: root.id });
  const { id, link } = await createAccount(administrator, {
    email: `${root.id}@moi.vn`,
    fullName: "Trần Thị Mới",
    locale: "vi",
    role: "leader",
    unitId: root.id,
    validFrom: "2026-01-01",
    lastDay: null,
  });
  return { administrator, id, token: tokenOf(link.url) };
}

test("looking at a link says whom it is for and does not use it", async () => {
  const { token, id } = await makeInvited();
  const whom = { accountId: id, name: "Trần Thị Mới" };
  expect([await findActivation(token), await findActivation(token)]).toMatchObject([whom, whom]);
  expect(await findActivation("another token")).toBeNull();
});

test("the password is set once, hashed with argon2id, and the log says so", async () => {
  const { token, id } = await makeInvited();
  await activateAccount({ token, password: PASSWORD }, "r");
  const [account] = await database.owner.select().from(accounts).where(eq(accounts.id, id));
  expect(account?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
  expect(await verifyPassword(account?.passwordHash ?? null, PASSWORD)).toBe(true);
  await expect(activateAccount({ token, password: PASSWORD }, "r")).rejects.toMatchObject({ code: "conflict" });
  const entries = await database.owner.select().from(auditEntries).where(eq(auditEntries.action, "account.activate"));
  expect(entries.filter((entry) => entry.subjectId === id)).toMatchObject([{ actorId: id }]);
});

test("of two people with the same link one sets the password, the other is told", async () => {
  const { token } = await makeInvited();
  const outcomes = await Promise.allSettled([
    activateAccount({ token, password: PASSWORD }, "a"),
    activateAccount({ token, password: `${PASSWORD} khác` }, "b"),
  ]);
  expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("a guessable password is refused beside its field, and the link still works", async () => {
  const { token } = await makeInvited();
  await expect(activateAccount({ token, password: "Trần Thị Mới Trần Thị Mới" }, "r")).rejects.toMatchObject({
    fieldErrors: { password: ["users.password.personal"] },
  });
  expect(await findActivation(token)).not.toBeNull();
});

test("a link out of date, or of a disabled account, is no link", async () => {
  const { token, id } = await makeInvited();
  await database.owner
    .update(activationLinks)
    .set({ expiresAt: new Date(Date.now() - 1) })
    .where(eq(activationLinks.tokenHash, activationHash(token)));
  expect(await findActivation(token)).toBeNull();
  const other = await makeInvited();
  await database.owner.update(accounts).set({ disabledAt: new Date() }).where(eq(accounts.id, other.id));
  await expect(activateAccount({ token: other.token, password: PASSWORD }, "r")).rejects.toMatchObject({
    code: "conflict",
  });
  expect(id).not.toBe(other.id);
});

test("a new link ends open sessions; using it makes the older link useless", async () => {
  const { administrator, id, token } = await makeInvited();
  await database.owner
    .insert(authSessions)
    .values({ idHash: `s-${id}`, accountId: id, absoluteExpiry: new Date(Date.now() + 3_600_000) });
  const fresh = await issueActivationLink(administrator, { accountId: id });
  const [session] = await database.owner
    .select()
    .from(authSessions)
    .where(eq(authSessions.idHash, `s-${id}`));
  expect(session?.revokedAt).not.toBeNull();
  await activateAccount({ token: tokenOf(fresh.url), password: PASSWORD }, "r");
  expect(await findActivation(token)).toBeNull();
});

test("a database without an office gets one, its administrator and a link; with an office it is refused", async () => {
  await database.owner.delete(activationLinks);
  await database.owner.execute("truncate installations");
  const office = { appUrl: "http://localhost:3000", email: "Dau.Tien@vi-du.vn", name: "Người Đầu Tiên" };
  const { activationUrl } = await makeFirstAdministrator(database.ownerUrl, office);
  expect(activationUrl).toMatch(/^http:\/\/localhost:3000\/activate\/[\w-]{43}$/);
  expect(await findActivation(tokenOf(activationUrl))).toMatchObject({ name: "Người Đầu Tiên", email: office.email });
  await expect(makeFirstAdministrator(database.ownerUrl, office)).rejects.toThrow("already has an office");
});
