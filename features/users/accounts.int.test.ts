import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { auditEntries } from "@/db/schema/audit-log";
import { accounts, authSessions, grants } from "@/db/schema/users";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { addDays, today } from "@/lib/dates";
import { hashPassword } from "@/server/passwords";
import * as accountCommands from "./commands/accounts";
import { issueActivationLink } from "./commands/activation-links";
import { addGrant, endGrant } from "./commands/grants";
import * as ownCommands from "./commands/own-account";
import { getAccount, listAccounts } from "./queries/accounts";
import { findGrantableUnits } from "./queries/grantable-units";
import { getOwnAccount } from "./queries/own-account";

const database = testDatabase();
const { createAccount, disableAccount, enableAccount } = accountCommands;
const PASSWORD = "rừng cọ đồi chè đồng xanh";

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = await make.makeUnit({
    rootId: root.id,
    parentId: root.id,
    name: "Đảng bộ Sở Tài chính",
    kind: "base_party_org",
  });
  const sibling = await make.makeUnit({ rootId: root.id, parentId: root.id });
  const administrator = await makeActor(make, "administrator", { id: root.id, rootId: root.id }, "Quản trị");
  const unitAdministrator = await makeActor(make, "administrator", { id: unit.id, rootId: root.id }, "Quản trị cơ sở");
  const person = await make.makeAccount({ rootId: root.id, fullName: "Lê Văn Người" });
  return { make, root, unit, sibling, administrator, unitAdministrator, person };
}

const grantInput = (accountId: string, unitId: string, role: "secretary" | "auditor" | "leader" = "secretary") => ({
  accountId,
  unitId,
  role,
  validFrom: today(),
  lastDay: null,
});
const newAccount = (unitId: string, email = `${unitId}@vi-du.vn`) => ({
  email,
  fullName: "Phạm Thị Hằng",
  locale: "vi" as const,
  role: "secretary" as const,
  unitId,
  validFrom: today(),
  lastDay: null,
});
const actionsOn = async (subjectId: string) => {
  const rows = await database.owner.select().from(auditEntries).where(eq(auditEntries.subjectId, subjectId));
  return rows.map((row) => row.action);
};

test("an account is made with its first role and a link, each in the log, and the link is nowhere in it", async () => {
  const { administrator, unit } = await makeOffice();
  const { id, link } = await createAccount(administrator, newAccount(unit.id));
  expect((await actionsOn(id)).toSorted()).toEqual(["account.create", "activation.issue", "grant.add"]);
  const token = link.url.split("/").at(-1) ?? "?";
  expect(JSON.stringify(await database.owner.select().from(auditEntries))).not.toContain(token);
  const account = await getAccount(administrator, id);
  expect(account).toMatchObject({
    fullName: "Phạm Thị Hằng",
    isManaged: true,
    isOwn: false,
    state: { isActivated: false },
    grants: [{ role: "secretary", unitName: "Đảng bộ Sở Tài chính", validTo: null }],
  });
});

test("an e-mail address that is taken is refused beside its field, whatever its case", async () => {
  const { administrator, unit } = await makeOffice();
  await createAccount(administrator, newAccount(unit.id, "mot.nguoi@vi-du.vn"));
  await expect(createAccount(administrator, newAccount(unit.id, "Mot.Nguoi@vi-du.vn"))).rejects.toMatchObject({
    fieldErrors: { email: ["users.refused.emailTaken"] },
  });
});

test("nobody gives, ends or resets anything of their own", async () => {
  const { administrator, root, make } = await makeOffice();
  const own = { accountId: administrator.accountId };
  await expect(addGrant(administrator, grantInput(administrator.accountId, root.id, "leader"))).rejects.toMatchObject({
    code: "forbidden",
  });
  const [grant] = await database.owner.select().from(grants).where(eq(grants.accountId, administrator.accountId));
  await expect(endGrant(administrator, { grantId: grant?.id ?? "", reason: "" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(issueActivationLink(administrator, own)).rejects.toMatchObject({ code: "forbidden" });
  await expect(disableAccount(administrator, { ...own, reason: "" })).rejects.toMatchObject({ code: "forbidden" });
  expect(make).toBeDefined();
});

test("auditor and editor at the same time is refused beside the role", async () => {
  const { administrator, unit, sibling, person } = await makeOffice();
  await addGrant(administrator, grantInput(person.id, unit.id, "secretary"));
  await expect(addGrant(administrator, grantInput(person.id, sibling.id, "auditor"))).rejects.toMatchObject({
    fieldErrors: { role: ["users.refused.auditorAndEditor"] },
  });
  expect((await actionsOn(person.id)).filter((action) => action === "grant.add")).toHaveLength(1);
});

test("a role the administrator cannot see still keeps the two apart: the database says no", async () => {
  const { make, root, unit, sibling, unitAdministrator, person } = await makeOffice();
  await make.makeGrant({ accountId: person.id, unitId: unit.id, rootId: root.id, role: "leader" });
  await make.makeGrant({ accountId: person.id, unitId: sibling.id, rootId: root.id, role: "auditor" });
  await expect(addGrant(unitAdministrator, grantInput(person.id, unit.id, "secretary"))).rejects.toMatchObject({
    fieldErrors: { role: ["users.refused.auditorAndEditor"] },
  });
});

test("of two colleagues who give conflicting roles at once, one succeeds", async () => {
  const { make, root, unit, administrator, person } = await makeOffice();
  const colleague = await makeActor(make, "administrator", { id: root.id, rootId: root.id });
  const outcomes = await Promise.allSettled([
    addGrant(administrator, grantInput(person.id, unit.id, "secretary")),
    addGrant(colleague, grantInput(person.id, unit.id, "auditor")),
  ]);
  expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("a secretary is stood in for from a day to a day, by somebody else, while they hold the role", async () => {
  const { make, root, administrator, unit, sibling, person } = await makeOffice();
  const secretary = await make.makeAccount({ rootId: root.id, fullName: "Lê Thị Bí thư" });
  await make.makeGrant({ accountId: secretary.id, unitId: unit.id, rootId: root.id, role: "secretary" });
  const lastDay = addDays(today(), 20);
  const acting = { ...grantInput(person.id, unit.id, "secretary"), lastDay, actingFor: secretary.id };
  const refused = async (changed: Partial<typeof acting> | { lastDay: null }, field: string) =>
    expect(addGrant(administrator, { ...acting, ...changed })).rejects.toMatchObject({
      fieldErrors: { [field]: [expect.any(String)] },
    });
  await refused({ lastDay: null }, "lastDay");
  await refused({ role: "leader" }, "role");
  await refused({ unitId: sibling.id }, "actingFor");
  await refused({ actingFor: person.id }, "actingFor");
  await addGrant(administrator, acting);
  expect(await getAccount(administrator, person.id)).toMatchObject({
    grants: [{ role: "secretary", actingForName: "Lê Thị Bí thư", validTo: addDays(lastDay, 1) }],
  });
  const third = await make.makeAccount({ rootId: root.id });
  await expect(addGrant(administrator, { ...acting, accountId: third.id, actingFor: person.id })).rejects.toMatchObject(
    { fieldErrors: { actingFor: ["users.refused.notHolder"] } },
  );
});

test("days must follow each other, and the last one must not have passed", async () => {
  const { administrator, unit, person } = await makeOffice();
  const give = (validFrom: string, lastDay: string) =>
    addGrant(administrator, { ...grantInput(person.id, unit.id), validFrom, lastDay });
  await expect(give(today(), addDays(today(), -1))).rejects.toMatchObject({
    fieldErrors: { lastDay: ["users.refused.endsBeforeStart"] },
  });
  await expect(give("2020-01-01", "2020-12-31")).rejects.toMatchObject({
    fieldErrors: { lastDay: ["users.refused.endsInPast"] },
  });
  await give("2020-01-01", today());
  const [kept] = await database.owner.select().from(grants).where(eq(grants.accountId, person.id));
  expect(kept?.validTo).toBe(addDays(today(), 1));
});

test("an ended role ends today, and can be given again the same day", async () => {
  const { administrator, unit, person } = await makeOffice();
  const { id } = await addGrant(administrator, grantInput(person.id, unit.id));
  await endGrant(administrator, { grantId: id, reason: "Chuyển công tác" });
  await expect(endGrant(administrator, { grantId: id, reason: "" })).rejects.toMatchObject({ code: "conflict" });
  await addGrant(administrator, grantInput(person.id, unit.id));
  const [entry] = await database.owner
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectId, person.id), eq(auditEntries.action, "grant.end")));
  expect(entry).toMatchObject({ reason: "Chuyển công tác", unitId: unit.id, details: { after: { validTo: today() } } });
});

test("disabling ends the sessions for good; enabling lets sign in again", async () => {
  const { administrator, unit, person } = await makeOffice();
  await addGrant(administrator, grantInput(person.id, unit.id));
  await database.owner
    .insert(authSessions)
    .values({ idHash: `d-${person.id}`, accountId: person.id, absoluteExpiry: new Date(Date.now() + 3_600_000) });
  await disableAccount(administrator, { accountId: person.id, reason: "Nghỉ hưu" });
  await expect(disableAccount(administrator, { accountId: person.id, reason: "" })).rejects.toMatchObject({
    code: "conflict",
  });
  await enableAccount(administrator, { accountId: person.id });
  const [session] = await database.owner.select().from(authSessions).where(eq(authSessions.accountId, person.id));
  expect(session?.revokedAt).not.toBeNull();
  expect(await actionsOn(person.id)).toEqual(expect.arrayContaining(["account.disable", "account.enable"]));
});

test("a unit's administrator does not take over an account that reaches beyond the unit", async () => {
  const { make, root, unit, unitAdministrator, person } = await makeOffice();
  await make.makeGrant({ accountId: person.id, unitId: unit.id, rootId: root.id, role: "secretary" });
  expect((await getAccount(unitAdministrator, person.id)).isManaged).toBe(true);
  await make.makeGrant({ accountId: person.id, unitId: root.id, rootId: root.id, role: "leader" });
  const refused = { code: "forbidden", messageKey: "users.refused.reachesFurther" };
  await expect(issueActivationLink(unitAdministrator, { accountId: person.id })).rejects.toMatchObject(refused);
  await expect(disableAccount(unitAdministrator, { accountId: person.id, reason: "" })).rejects.toMatchObject(refused);
  await expect(addGrant(unitAdministrator, grantInput(person.id, root.id))).rejects.toMatchObject({
    fieldErrors: { unitId: ["users.invalid.unit"] },
  });
});

test("the list finds by name without tone marks, by role, and page after page", async () => {
  const { make, root, administrator, unitAdministrator } = await makeOffice();
  for (let n = 0; n < 53; n += 1)
    await make.makeAccount({ rootId: root.id, fullName: `Đỗ Thị Thứ ${String(n).padStart(2, "0")}` });
  const first = await listAccounts(administrator, { search: "do thi thu" });
  const second = await listAccounts(administrator, { search: "do thi thu", after: first.next });
  expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 3, undefined]);
  expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(53);
  expect((await listAccounts(administrator, { role: "administrator" })).rows).toHaveLength(2);
  expect((await listAccounts(administrator, { search: "100%_" })).rows).toEqual([]);
  expect((await listAccounts(unitAdministrator, {})).rows.map((row) => row.id)).toEqual([unitAdministrator.accountId]);
});

test("one changes one's own name, language and password; other sessions end, this one stays", async () => {
  const { make, root } = await makeOffice();
  const actor = await makeActor(make, "secretary", { id: root.id, rootId: root.id });
  await database.owner
    .update(accounts)
    .set({ passwordHash: await hashPassword(PASSWORD) })
    .where(eq(accounts.id, actor.accountId));
  const session = (idHash: string) => ({
    idHash,
    accountId: actor.accountId,
    absoluteExpiry: new Date(Date.now() + 3_600_000),
  });
  await database.owner.insert(authSessions).values([session(`here-${root.id}`), session(`there-${root.id}`)]);
  await ownCommands.changeOwnAccount(actor, { fullName: "Tên Mới", locale: "en" });
  const change = { currentPassword: "không phải mật khẩu này", password: "biển lúa vàng con thuyền giấy" };
  await expect(ownCommands.changeOwnPassword(actor, change, `here-${root.id}`)).rejects.toMatchObject({
    fieldErrors: { currentPassword: ["users.refused.wrongPassword"] },
  });
  await ownCommands.changeOwnPassword(actor, { ...change, currentPassword: PASSWORD }, `here-${root.id}`);
  expect(await getOwnAccount(actor, `here-${root.id}`)).toMatchObject({
    fullName: "Tên Mới",
    locale: "en",
    sessions: [{ isCurrent: true }],
  });
  await ownCommands.signOutEverywhere(actor);
  expect((await getOwnAccount(actor, "")).sessions).toEqual([]);
  expect((await actionsOn(actor.accountId)).toSorted()).toEqual([
    "account.change",
    "account.change_password",
    "session.end_all",
  ]);
});

const queries = { listAccounts, getAccount, findGrantableUnits };
const commands = { ...accountCommands, issueActivationLink, addGrant, endGrant };
type Target = { accountId: string; unitId: string; grantId: string };
type Attempt = (actor: Actor, target: Target) => Promise<unknown>;

const attempts = {
  listAccounts: async (actor, { accountId }) => {
    const { rows } = await listAccounts(actor, {});
    return rows.some((row) => row.id === accountId) ? rows : Promise.reject(new Error("not found"));
  },
  getAccount: (actor, { accountId }) => getAccount(actor, accountId),
  findGrantableUnits: async (actor, { unitId }) => {
    const units = await findGrantableUnits(actor, "");
    return units.some((unit) => unit.id === unitId) ? units : Promise.reject(new Error("not found"));
  },
  createAccount: (actor, { unitId }) => createAccount(actor, newAccount(unitId, `${actor.accountId}@moi.vn`)),
  disableAccount: (actor, { accountId }) => disableAccount(actor, { accountId, reason: "" }),
  enableAccount: (actor, { accountId }) => enableAccount(actor, { accountId }),
  issueActivationLink: (actor, { accountId }) => issueActivationLink(actor, { accountId }),
  addGrant: (actor, { accountId, unitId }) => addGrant(actor, grantInput(accountId, unitId, "leader")),
  endGrant: (actor, { grantId }) => endGrant(actor, { grantId, reason: "" }),
} satisfies Record<keyof typeof queries | keyof typeof commands, Attempt>;

async function makeTarget() {
  const office = await makeOffice();
  const { make, root, sibling, person } = office;
  const grant = await make.makeGrant({ accountId: person.id, unitId: sibling.id, rootId: root.id, role: "secretary" });
  return { ...office, target: { accountId: person.id, unitId: sibling.id, grantId: grant.id } };
}

test.each(Object.entries(attempts))(
  "%s: a stranger, of another unit or another office, gets nothing",
  async (_name, attempt) => {
    const { unitAdministrator, target } = await makeTarget();
    await expect(attempt(unitAdministrator, target)).rejects.toThrow();
    const { administrator: ofAnotherOffice } = await makeOffice();
    await expect(attempt(ofAnotherOffice, target)).rejects.toThrow();
  },
);

test.each(Object.entries(attempts))("%s: every other role is refused, on its own unit too", async (_name, attempt) => {
  const { make, root, target } = await makeTarget();
  for (const role of ["secretary", "office_staff", "leader", "auditor"] as const) {
    const actor = await makeActor(make, role, { id: root.id, rootId: root.id });
    await expect(async () => attempt(actor, target)).rejects.toMatchObject({ code: "forbidden" });
  }
});
