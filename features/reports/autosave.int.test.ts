import { beforeEach, expect, test, vi } from "vitest";
import { PATCH } from "@/app/api/reports/[id]/entries/route";
import { GET as draftKey } from "@/app/api/session/draft-key/route";
import { makeFactories } from "@/db/factories";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { newId } from "@/lib/id";
import { startReport } from "./commands/start-report";
import { submitReport } from "./commands/submit-report";

const signedIn = vi.hoisted((): { actor: Actor | null } => ({ actor: null }));

// Outside a request of Next there is no cookie to read the session from, and no reader's language.
vi.mock("@/server/session", async (original) => ({
  ...(await original<typeof import("@/server/session")>()),
  findActor: () => Promise.resolve(signedIn.actor),
}));
vi.mock("next-intl/server", () => ({
  getTranslations: () => Promise.resolve(Object.assign((key: string) => key, { has: () => true })),
}));

const database = testDatabase();

beforeEach(() => {
  signedIn.actor = null;
});

async function makeReport() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id });
  const sibling = await make.makeUnit({ rootId: root.id, parentId: root.id });
  await make.makePeriod(root.id, "2022-Q1", "2022-03-25");
  const secretary = await makeActor(make, "secretary", unit);
  const { id } = await startReport(secretary, { unitId: unit.id, quarter: "2022-Q1" });
  return { make, root, unit, sibling, secretary, id };
}

const FIGURE = { value: 4, numerator: null, denominator: null, remark: null, reason: null };
const HEADERS = { "Content-Type": "application/json", "sec-fetch-site": "same-origin" };

const figure = (value: object = FIGURE, baseVersion = 0) => ({ field: "figure:SHCD", baseVersion, value });
const section = (body: unknown, field = "narrative:results") => ({ field, baseVersion: 0, value: { body } });

async function send(id: string, entries: unknown, headers: Record<string, string> = HEADERS, writer?: string) {
  const body = JSON.stringify({ writer: writer ?? signedIn.actor?.accountId ?? newId(), entries });
  return sendBody(id, body, headers);
}

async function sendBody(id: string, body: string, headers: Record<string, string> = HEADERS) {
  const request = new Request(`http://localhost/api/reports/${id}/entries`, { method: "PATCH", headers, body });
  const response = await PATCH(request, { params: Promise.resolve({ id }) });
  return {
    status: response.status,
    cache: response.headers.get("cache-control"),
    body: (await response.json()) as unknown,
  };
}

test("fields sent together are each saved, and answer with their new version", async () => {
  const { secretary, id } = await makeReport();
  signedIn.actor = secretary;
  expect(await send(id, [figure(), section("Kết quả")])).toMatchObject({
    status: 200,
    cache: "no-store",
    body: {
      entries: [
        { field: "figure:SHCD", status: "saved", version: 1 },
        { field: "narrative:results", status: "saved", version: 1 },
      ],
    },
  });
});

test("a conflict in one field tells the other's value and name, and the other fields are saved all the same", async () => {
  const { make, unit, secretary, id } = await makeReport();
  signedIn.actor = await makeActor(make, "secretary", unit, "Phó Bí thư");
  await send(id, [figure()]);
  signedIn.actor = secretary;
  expect((await send(id, [figure({ ...FIGURE, value: 5 }), section("Kết quả")])).body).toMatchObject({
    entries: [
      { field: "figure:SHCD", status: "conflict", version: 1, theirs: { value: 4 }, by: "Phó Bí thư" },
      { field: "narrative:results", status: "saved" },
    ],
  });
});

test("a stranger, a reader and an id that is none get the same 404", async () => {
  const { make, root, sibling, id } = await makeReport();
  signedIn.actor = await makeActor(make, "secretary", sibling);
  for (const wanted of [id, newId(), "none"])
    expect([wanted, (await send(wanted, [figure()])).status]).toEqual([wanted, 404]);
  signedIn.actor = await makeActor(make, "leader", root);
  expect((await send(id, [figure()])).status).toBe(404);
});

test("without a session, or in another account's, nothing is saved, and the answer says to sign in", async () => {
  const { make, unit, secretary, id } = await makeReport();
  expect(await send(id, [figure()])).toMatchObject({ status: 401, body: { error: { code: "signed_out" } } });
  signedIn.actor = await makeActor(make, "secretary", unit);
  expect(await send(id, [figure()], HEADERS, secretary.accountId)).toMatchObject({
    status: 401,
    body: { error: { code: "other_account" } },
  });
});

test("another site's request is refused", async () => {
  const { secretary, id } = await makeReport();
  signedIn.actor = secretary;
  expect((await send(id, [figure()], { "sec-fetch-site": "cross-site" })).status).toBe(403);
});

test("what cannot be kept is refused in its field, what stands beside it is kept, and a broken body is no crash", async () => {
  const { secretary, id } = await makeReport();
  signedIn.actor = secretary;
  for (const value of [-1, 1.5, "4", 1e12])
    expect((await send(id, [figure({ ...FIGURE, value })])).body).toMatchObject({ entries: [{ status: "refused" }] });
  expect((await send(id, [section("a".repeat(20_001)), figure()])).body).toMatchObject({
    entries: [
      { field: "narrative:results", status: "refused", message: "errors.tooLong" },
      { field: "figure:SHCD", status: "saved" },
    ],
  });
  expect((await send(id, [section("x", "narrative:none")])).body).toMatchObject({ entries: [{ status: "refused" }] });
  for (const body of ["", "{", "[]", "null", '"x"', "{}"]) expect((await sendBody(id, body)).status).toBe(422);
  for (const entries of [[], [figure(), figure()], [{ field: "other:x", baseVersion: 0, value: {} }]])
    expect((await send(id, entries)).status).toBe(422);
});

test("a report that was handed in answers 409 without a value: there is nothing to merge", async () => {
  const { secretary, id } = await makeReport();
  await submitReport(secretary, { reportId: id });
  signedIn.actor = secretary;
  const { status, body } = await send(id, [figure()]);
  expect([status, body]).toMatchObject([409, { error: { code: "conflict", message: "reports.errors.isSubmitted" } }]);
  expect(JSON.stringify(body)).not.toContain("theirs");
});

async function keyOf(actor: Actor) {
  signedIn.actor = actor;
  const response = await draftKey(new Request("http://localhost/api/session/draft-key"), undefined);
  expect(response.headers.get("cache-control")).toBe("no-store");
  const body: { accountId: string; key: string } = await response.json();
  return body;
}

test("the key of a draft is the account's own, the same at each sign-in, and never stored on the way", async () => {
  const { make, unit, secretary } = await makeReport();
  vi.stubEnv("NEXTAUTH_SECRET", "a secret of this test, and of no other place");
  const [first, again] = [await keyOf(secretary), await keyOf(secretary)];
  const other = await keyOf(await makeActor(make, "secretary", unit));
  vi.unstubAllEnvs();
  expect(first).toEqual(again);
  expect(first.accountId).toBe(secretary.accountId);
  expect(Buffer.from(first.key, "base64")).toHaveLength(32);
  expect(other.key).not.toBe(first.key);
});
