import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { pool } from "@/db/connection";
import { makeFactories } from "@/db/factories";
import { auditEntries } from "@/db/schema/audit-log";
import { accounts, authSessions, grants, signInFailures } from "@/db/schema/users";
import { testDatabase } from "@/db/testing/database";
import { hashPassword } from "@/server/passwords";
import { sessionHash } from "@/server/session";
import { endSession, trySignIn } from "@/server/sign-in";

const database = testDatabase();
const PASSWORD = "rừng cọ đồi chè đồng xanh";
let addresses = 0;

async function makePerson(role: "secretary" | "leader" = "secretary") {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const account = await make.makeAccount({ rootId: root.id, passwordHash: await hashPassword(PASSWORD) });
  const grant = await make.makeGrant({ accountId: account.id, unitId: root.id, rootId: root.id, role });
  return { root, account, grant };
}

// Each test from an address of its own: misses are counted per address too.
const elsewhere = () => `203.0.113.${(addresses += 1)}`;
const attempt = (email: string, password: string, address = elsewhere()) =>
  trySignIn({ email, password, address, userAgent: "test", requestId: "r" });

async function openSession(sid: string) {
  const { rows } = await pool().query<{ session: { grants: { role: string }[] } | null }>(
    "select open_session($1, true) as session",
    [sessionHash(sid)],
  );
  return rows[0]?.session ?? null;
}

async function signedIn(email: string) {
  const outcome = await attempt(email, PASSWORD);
  if (outcome.status !== "signed_in") throw new Error(outcome.status);
  return outcome.sid;
}

const entriesOf = (action: string) => database.owner.select().from(auditEntries).where(eq(auditEntries.action, action));

test("the right password opens a session, also typed decomposed and with another case of the address", async () => {
  const { account } = await makePerson();
  const outcome = await attempt(` ${account.email.toUpperCase()} `, PASSWORD.normalize("NFD"));
  expect(outcome.status).toBe("signed_in");
  const started = await entriesOf("session.start");
  expect(started).toMatchObject([{ actorId: account.id, subjectId: account.id, rootId: account.rootId }]);
});

test("only the hash of the session's value is kept, and signing out ends it", async () => {
  const { account } = await makePerson();
  const sid = await signedIn(account.email);
  const kept = await database.owner.select().from(authSessions).where(eq(authSessions.accountId, account.id));
  expect(kept).toMatchObject([{ idHash: sessionHash(sid) }]);
  expect(JSON.stringify(kept)).not.toContain(sid);
  expect(await openSession(sid)).not.toBeNull();
  await endSession(sid, { rootId: account.rootId, accountId: account.id, name: account.fullName, requestId: "r" });
  expect(await openSession(sid)).toBeNull();
  expect(await entriesOf("session.end")).toHaveLength(1);
});

test("a wrong password, an unknown address, a disabled and a never activated account are refused alike", async () => {
  const { account } = await makePerson();
  const disabled = (await makePerson()).account;
  await database.owner.update(accounts).set({ disabledAt: new Date() }).where(eq(accounts.id, disabled.id));
  const unactivated = await makeFactories(database.owner).makeAccount({ rootId: account.rootId });
  const outcomes = await Promise.all([
    attempt(account.email, "not the password at all"),
    attempt("nobody@vi-du.vn", PASSWORD),
    attempt(disabled.email, PASSWORD),
    attempt(unactivated.email, PASSWORD),
    attempt("nobody\0@vi-du.vn", PASSWORD),
  ]);
  expect(outcomes).toEqual(Array.from({ length: 5 }, () => ({ status: "refused" })));
});

test("a refusal is logged for the account, and never with what was typed", async () => {
  const { account } = await makePerson();
  await attempt(account.email, "a password that was typed");
  await attempt("the-password-typed-here@by-mistake", "x");
  const refused = await entriesOf("session.refuse");
  expect(refused.filter((entry) => entry.subjectId === account.id)).toMatchObject([
    { actorId: null, rootId: account.rootId, details: { after: { cause: "wrong", email: account.email } } },
  ]);
  expect(JSON.stringify(refused)).not.toMatch(/password that was typed|by-mistake/);
});

test("of 20 guesses sent at once only the free attempts look at the password; the account waits, and the wait ends", async () => {
  const { account } = await makePerson();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => attempt(account.email, "a guess among many")));
  expect(outcomes.filter((outcome) => outcome.status === "refused")).toHaveLength(5);
  expect(outcomes.filter((outcome) => outcome.status === "waiting")).toHaveLength(15);
  expect((await attempt(account.email, PASSWORD)).status).toBe("waiting");
  const key = `account:${account.email}`;
  await database.owner
    .update(signInFailures)
    .set({ blockedUntil: new Date(Date.now() - 1) })
    .where(eq(signInFailures.key, key));
  expect((await attempt(account.email, PASSWORD)).status).toBe("signed_in");
  expect(await database.owner.select().from(signInFailures).where(eq(signInFailures.key, key))).toEqual([]);
});

test("an address that no account has waits as well: waiting tells nothing", async () => {
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => attempt("nobody-here@vi-du.vn", "a guess")));
  expect(outcomes.filter((outcome) => outcome.status === "waiting")).toHaveLength(3);
});

test("one machine that tries many accounts waits too", async () => {
  const address = elsewhere();
  const outcomes = await Promise.all(
    Array.from({ length: 45 }, (_, n) => attempt(`person-${n}@vi-du.vn`, "a guess", address)),
  );
  expect(outcomes.filter((outcome) => outcome.status === "waiting")).toHaveLength(5);
});

test("a role that ends is gone at the session's next request, and a new one is there", async () => {
  const { account, grant, root } = await makePerson();
  const sid = await signedIn(account.email);
  expect(await openSession(sid)).toMatchObject({ grants: [{ role: "secretary" }] });
  await database.owner.update(grants).set({ validTo: "2001-01-01" }).where(eq(grants.id, grant.id));
  expect(await openSession(sid)).toMatchObject({ grants: [] });
  await makeFactories(database.owner).makeGrant({
    accountId: account.id,
    unitId: root.id,
    rootId: root.id,
    role: "leader",
  });
  expect(await openSession(sid)).toMatchObject({ grants: [{ role: "leader" }] });
});

test("a disabled account's session is gone at once", async () => {
  const { account } = await makePerson();
  const sid = await signedIn(account.email);
  await database.owner.update(accounts).set({ disabledAt: new Date() }).where(eq(accounts.id, account.id));
  expect(await openSession(sid)).toBeNull();
});

test("a session ends after half an hour without use, and after twelve hours of use", async () => {
  const { account } = await makePerson();
  const sid = await signedIn(account.email);
  const set = (values: Partial<typeof authSessions.$inferInsert>) =>
    database.owner
      .update(authSessions)
      .set(values)
      .where(eq(authSessions.idHash, sessionHash(sid)));
  await set({ lastSeenAt: new Date(Date.now() - 29 * 60_000) });
  expect(await openSession(sid)).not.toBeNull();
  await set({ lastSeenAt: new Date(Date.now() - 31 * 60_000) });
  expect(await openSession(sid)).toBeNull();
  await set({ lastSeenAt: new Date(), absoluteExpiry: new Date(Date.now() - 1) });
  expect(await openSession(sid)).toBeNull();
});
