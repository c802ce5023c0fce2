import { beforeEach, expect, test, vi } from "vitest";
import { PATCH as patchFigure } from "@/app/api/reports/[id]/figures/route";
import { PATCH as patchNarrative } from "@/app/api/reports/[id]/narratives/route";
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
  return { make, root, sibling, secretary, id };
}

const FIGURE = {
  indicator: "SHCD",
  baseVersion: 0,
  value: 4,
  numerator: null,
  denominator: null,
  remark: null,
  reason: null,
};
const HEADERS = { "Content-Type": "application/json", "sec-fetch-site": "same-origin" };

async function patch(
  handler: typeof patchFigure,
  id: string,
  body: unknown,
  headers: Record<string, string> = HEADERS,
) {
  const request = new Request(`http://localhost/api/reports/${id}`, {
    method: "PATCH",
    headers,
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const response = await handler(request, { params: Promise.resolve({ id }) });
  return {
    status: response.status,
    cache: response.headers.get("cache-control"),
    body: (await response.json()) as unknown,
  };
}

test("a figure and a section are saved, and answer with their new version", async () => {
  const { secretary, id } = await makeReport();
  signedIn.actor = secretary;
  expect(await patch(patchFigure, id, FIGURE)).toMatchObject({ status: 200, cache: "no-store", body: { version: 1 } });
  const section = { section: "results", baseVersion: 0, body: "Kết quả" };
  expect(await patch(patchNarrative, id, section)).toMatchObject({ status: 200, body: { version: 1 } });
});

test("a conflict answers 409 with the other's value", async () => {
  const { secretary, id } = await makeReport();
  signedIn.actor = secretary;
  await patch(patchFigure, id, FIGURE);
  expect(await patch(patchFigure, id, { ...FIGURE, value: 5 })).toMatchObject({
    status: 409,
    body: { error: { code: "conflict", version: 1, theirs: { value: 4 } } },
  });
});

test("a stranger, a reader and an id that is none get the same 404", async () => {
  const { make, root, sibling, id } = await makeReport();
  signedIn.actor = await makeActor(make, "secretary", sibling);
  for (const [handler, body] of [
    [patchFigure, FIGURE],
    [patchNarrative, { section: "results", baseVersion: 0, body: "x" }],
  ] as const) {
    for (const wanted of [id, newId(), "none"])
      expect([wanted, (await patch(handler, wanted, body)).status]).toEqual([wanted, 404]);
  }
  signedIn.actor = await makeActor(make, "leader", root);
  expect((await patch(patchFigure, id, FIGURE)).status).toBe(404);
});

test("without a session nothing is saved, and the answer says to sign in", async () => {
  const { id } = await makeReport();
  expect(await patch(patchFigure, id, FIGURE)).toMatchObject({ status: 401, body: { error: { code: "signed_out" } } });
});

test("another site's request is refused", async () => {
  const { secretary, id } = await makeReport();
  signedIn.actor = secretary;
  expect((await patch(patchFigure, id, FIGURE, { "sec-fetch-site": "cross-site" })).status).toBe(403);
});

test("what cannot be kept is refused with its field, and a broken body is no crash", async () => {
  const { secretary, id } = await makeReport();
  signedIn.actor = secretary;
  const refused = { status: 422, body: { error: { code: "invalid", field: "value" } } };
  for (const value of [-1, 1.5, "4", 1e12])
    expect(await patch(patchFigure, id, { ...FIGURE, value })).toMatchObject(refused);
  for (const body of ["", "{", "[]", "null", '"x"']) expect((await patch(patchFigure, id, body)).status).toBe(422);
  const long = { section: "results", baseVersion: 0, body: "a".repeat(20_001) };
  expect(await patch(patchNarrative, id, long)).toMatchObject({ status: 422, body: { error: { field: "body" } } });
});

test("the report of the address counts, whatever the body says", async () => {
  const mine = await makeReport();
  const other = await makeReport();
  signedIn.actor = mine.secretary;
  expect((await patch(patchFigure, other.id, { ...FIGURE, reportId: mine.id })).status).toBe(404);
});

test("a report that was handed in answers 409 without a value: there is nothing to merge", async () => {
  const { secretary, id } = await makeReport();
  await submitReport(secretary, { reportId: id });
  signedIn.actor = secretary;
  const { status, body } = await patch(patchFigure, id, FIGURE);
  expect([status, body]).toMatchObject([409, { error: { code: "conflict", message: "reports.errors.isSubmitted" } }]);
  expect(JSON.stringify(body)).not.toContain("theirs");
});
