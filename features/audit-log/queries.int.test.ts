import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { auditEntries } from "@/db/schema/audit-log";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { auditSource } from "@/server/audit";
import { logOnly } from "@/server/transact";
import * as queries from "./queries";

const { getEntry, listEntries, listHistory } = queries;
const database = testDatabase();

async function makeLog() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const [unit, sibling] = [
    await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ Một" }),
    await make.makeUnit({ rootId: root.id, parentId: root.id }),
  ];
  const place = (id: string) => ({ id, rootId: root.id });
  const auditor = await makeActor(make, "auditor", place(root.id));
  const unitAuditor = await makeActor(make, "auditor", place(unit.id));
  const stranger = await makeActor(make, "auditor", place(sibling.id));
  const writer = await makeActor(make, "secretary", place(unit.id), "Đặng Thị Viết");
  const write = (
    action: string,
    subjectId: string,
    unitId: string | null = unit.id,
    after: unknown = { name: "Mới" },
  ) =>
    logOnly(auditSource(writer), [{ action, subjectType: "report", subjectId, unitId, before: { name: "Cũ" }, after }]);
  return { make, root, unit, sibling, auditor, unitAuditor, stranger, writer, write };
}

test("an auditor reads entries of their unit and beneath, newest first, each with a hash that fits", async () => {
  const { auditor, unitAuditor, write } = await makeLog();
  await write("report.start", "r1");
  await write("report.submit", "r1");
  await write("session.start", "someone", null);
  const all = await listEntries(auditor, {});
  expect(all.rows.map((row) => row.action)).toEqual(["session.start", "report.submit", "report.start"]);
  expect(all.rows.every((row) => row.isSealed)).toBe(true);
  expect(all.rows[1]).toMatchObject({
    unitName: "Chi bộ Một",
    actorName: "Đặng Thị Viết",
    details: { after: { name: "Mới" } },
  });
  expect((await listEntries(unitAuditor, {})).rows.map((row) => row.action)).toEqual(["report.submit", "report.start"]);
});

test("filters: days of Vietnam, who without tone marks, action, subject", async () => {
  const { auditor, write } = await makeLog();
  await write("report.start", "r1");
  await write("report.submit", "r2");
  const found = async (filters: queries.LogFilters) =>
    (await listEntries(auditor, filters)).rows.map((row) => row.subjectId);
  expect(await found({ action: "report.submit" })).toEqual(["r2"]);
  expect(await found({ subject: "r1" })).toEqual(["r1"]);
  expect(await found({ actor: "dang thi viet" })).toHaveLength(2);
  expect(await found({ actor: "người khác" })).toEqual([]);
  expect(await found({ from: "2020-01-01", until: "2020-12-31" })).toEqual([]);
  // 17:30 UTC on the 30th is half past midnight of the next day in Vietnam.
  await database.owner.execute(sql`update audit_entries set at = '2022-03-30T17:30:00Z' where subject_id = 'r1'`);
  expect(await found({ from: "2022-03-31", until: "2022-03-31" })).toEqual(["r1"]);
  expect(await found({ from: "2022-03-30", until: "2022-03-30" })).toEqual([]);
});

test("pages follow each other without a gap, also within one millisecond", async () => {
  const { auditor, writer } = await makeLog();
  const unitId = writer.grants[0]?.unitId ?? null;
  await logOnly(
    auditSource(writer),
    Array.from({ length: 120 }, (_, n) => ({
      action: "report.start",
      subjectType: "report",
      subjectId: `r${n}`,
      unitId,
    })),
  );
  const seen: string[] = [];
  let page = await listEntries(auditor, {});
  for (;;) {
    seen.push(...page.rows.map((row) => row.subjectId));
    if (!page.next) break;
    page = await listEntries(auditor, page.next);
  }
  expect(seen).toHaveLength(120);
  expect(new Set(seen).size).toBe(120);
});

test("an entry that was changed behind the app's back no longer fits its hash", async () => {
  const { auditor, write } = await makeLog();
  await write("report.submit", "tampered");
  await database.owner
    .update(auditEntries)
    .set({ actorName: "Người khác" })
    .where(eq(auditEntries.subjectId, "tampered"));
  expect((await listEntries(auditor, {})).rows).toMatchObject([{ isSealed: false }]);
});

test("the history of a record is all that was written of it", async () => {
  const { auditor, write } = await makeLog();
  await write("report.start", "r1");
  await write("report.start", "r2");
  await write("report.submit", "r1");
  const history = await listHistory(auditor, "report", "r1");
  expect(history.map((row) => row.action)).toEqual(["report.submit", "report.start"]);
});

const asked = {
  listEntries: async (actor) => (await listEntries(actor, {})).rows,
  getEntry: async (actor, id) => [await getEntry(actor, id)],
  listHistory: (actor) => listHistory(actor, "report", "r1"),
} satisfies Record<keyof typeof queries, (actor: Actor, id: string) => Promise<unknown[]>>;

test.each(Object.entries(asked))(
  "%s: a stranger is told there is nothing, other roles are refused",
  async (_name, ask) => {
    const { make, root, auditor, stranger, write } = await makeLog();
    await write("report.submit", "r1");
    const id = (await listEntries(auditor, {})).rows[0]?.id ?? "";
    expect(await ask(auditor, id)).toHaveLength(1);
    expect(
      await ask(stranger, id).catch((error: { code: string }) => (error.code === "not_found" ? [] : [error])),
    ).toEqual([]);
    for (const role of ["secretary", "office_staff", "leader", "administrator"] as const) {
      const actor = await makeActor(make, role, { id: root.id, rootId: root.id });
      await expect(async () => ask(actor, id)).rejects.toMatchObject({ code: "forbidden" });
    }
  },
);
