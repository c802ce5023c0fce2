import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { readXlsx } from "hucre";
import { beforeAll, expect, test } from "vitest";
import { pool } from "@/db/connection";
import { makeFactories } from "@/db/factories";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { newId } from "@/lib/id";
import { makeExport } from "./commands/make-export";
import { makeGridFile } from "./commands/make-grid-file";
import { makeTableFile } from "./commands/make-table-file";
import { getExportUnit } from "./queries/get-export-unit";
import { iterateExport } from "./queries/iterate-export";
import { listExports } from "./queries/list-exports";
import { EXPORT_KINDS, type ExportRequest } from "./schema";

const database = testDatabase();

const FORMULA = '=HYPERLINK("http://x")';

async function makeWorld(moreEntries = 0) {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot({ name: "Đảng bộ Khối Các cơ quan tỉnh" });
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Đảng bộ cơ sở Cục Thuế tỉnh" });
  const sibling = await make.makeUnit({ rootId: root.id, parentId: root.id, name: FORMULA });
  const recorder = await make.makeAccount({ rootId: root.id });
  const common = { rootId: root.id, recordedBy: recorder.id, openedOn: "2022-02-14" };
  await make.makeMember({ ...common, unitId: unit.id, fullName: "Đặng Thị Hoà", cardNo: "001234567890" });
  await make.makeMember({ ...common, unitId: sibling.id, fullName: "+1+cmd|' /C calc'!A0" });
  const third = await make.makeMember({ ...common, unitId: unit.id });
  await database.owner.execute(sql`insert into member_events
    (id, root_id, member_id, member_name, kind, effective_on, to_unit_id, standing_after, recorded_by, recorded_by_name)
    select gen_random_uuid(), ${root.id}, ${third.id}, ${third.fullName}, 'opening', '2022-02-15', ${unit.id}, 'official', ${recorder.id}, 'X'
    from generate_series(1, ${moreEntries}::int)`);
  const decision = await make.makeDecision({
    rootId: root.id,
    unitId: root.id,
    recordedBy: recorder.id,
    decidedOn: "2022-03-31",
  });
  const awardId = newId();
  await database.owner
    .execute(sql`insert into awards (id, root_id, unit_id, decision_id, ground, merit_from, merit_to, recorded_by, recorded_by_name)
    values (${awardId}, ${root.id}, ${root.id}, ${decision.id}, ${"-HTXSNV"}, 2017, 2021, ${recorder.id}, 'X')`);
  await database.owner
    .execute(sql`insert into award_recipients (id, root_id, award_id, form, unit_id, recipient_name, decided_on, ordinal)
    values (${newId()}, ${root.id}, ${awardId}, 'flag', ${unit.id}, 'Đảng bộ cơ sở Cục Thuế tỉnh', '2022-03-31', 1)`);
  const auditor = await makeActor(make, "auditor", root, "Người kiểm tra");
  return { make, root, unit, sibling, auditor, decision };
}

let world: Awaited<ReturnType<typeof makeWorld>>;
beforeAll(async () => {
  world = await makeWorld();
});

const asked = (part: Partial<ExportRequest> = {}): ExportRequest => ({
  kind: "ledger",
  format: "xlsx",
  unit: undefined,
  quarter: "2022-Q1",
  ...part,
});

async function fileOf(actor: Actor, request: ExportRequest) {
  const { fileName, body } = await makeExport(actor, request);
  return { fileName, bytes: new Uint8Array(await new Response(body).arrayBuffer()) };
}

async function rowsOf(bytes: Uint8Array) {
  const { sheets } = await readXlsx(bytes);
  return { rows: sheets[0]?.rows ?? [], about: sheets[1]?.rows ?? [], names: sheets.map(({ name }) => name) };
}

function parseCsv(bytes: Uint8Array): string[][] {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  expect(text.startsWith("\ufeff")).toBe(true);
  return text
    .slice(1)
    .trimEnd()
    .split("\r\n")
    .map((line) =>
      [...line.matchAll(/("((?:[^"]|"")*)"|[^,]*)(,|$)/g)]
        .slice(0, -1)
        .map(([, cell, inner]) => inner?.replaceAll('""', '"') ?? cell ?? ""),
    );
}

async function logged(auditor: Actor) {
  const { rows } = await database.owner.execute<{
    action: string;
    subject_id: string;
    details: { after: Record<string, unknown> };
  }>(sql`select action, subject_id, details from audit_entries where actor_id = ${auditor.accountId} order by at, id`);
  return rows.map(({ action, subject_id, details }) => ({ action, id: subject_id, ...details.after }));
}

test("the workbook's rows equal the ledger's, with days as days and identifiers as text", async () => {
  const { bytes, fileName } = await fileOf(world.auditor, asked());
  expect(fileName).toMatch(/^so-bien-dong_dang-bo-khoi-cac-co-quan-tinh_2022-Q1_\d{4}-\d\d-\d\d\.xlsx$/);
  const { rows, about, names } = await rowsOf(bytes);
  const { rows: ledger } = await database.owner.execute(
    sql`select seq::int, effective_on, member_name, id from member_events where root_id = ${world.root.id} and quarter = '2022-Q1' order by seq`,
  );
  const heads = (rows[0] ?? []).map(String);
  const column = (head: string) => rows.slice(1).map((row) => row[heads.indexOf(head)]);
  expect(rows).toHaveLength(ledger.length + 1);
  expect(column("Số thứ tự sổ")).toEqual(ledger.map((row) => row["seq"]));
  expect(column("Đảng viên")).toEqual(ledger.map((row) => row["member_name"]));
  expect(column("Mã bút toán")).toEqual(ledger.map((row) => row["id"]));
  expect(column("Ngày hiệu lực")[0]).toEqual(new Date("2022-02-14T00:00:00Z"));
  expect(column("Đến đơn vị")).toContain(FORMULA);
  expect(names).toEqual(["Sổ biến động", "Thông tin"]);
  expect(Object.fromEntries(about)).toMatchObject({
    "Đơn vị": "Đảng bộ Khối Các cơ quan tỉnh và các đơn vị trực thuộc",
    "Thời gian": "Quý I/2022",
    "Người xuất": "Người kiểm tra",
  });
});

test("the CSV holds the same rows, and nothing in it runs as a formula", async () => {
  const { bytes } = await fileOf(world.auditor, asked({ format: "csv" }));
  const [heads = [], ...rows] = parseCsv(bytes);
  const xlsx = await rowsOf((await fileOf(world.auditor, asked())).bytes);
  expect(heads).toEqual(xlsx.rows[0]);
  expect(rows.map((row) => row[heads.indexOf("Mã bút toán")])).toEqual(
    xlsx.rows.slice(1).map((row) => row[heads.indexOf("Mã bút toán")]),
  );
  expect(rows[0]?.[heads.indexOf("Ngày hiệu lực")]).toBe("14/02/2022");
  expect(rows.map((row) => row[heads.indexOf("Đảng viên")])).toContain("'+1+cmd|' /C calc'!A0");
  expect(rows.map((row) => row[heads.indexOf("Đến đơn vị")])).toContain(`'${FORMULA}`);
});

test("awards and members are exported too, the card with its last digits only", async () => {
  const awards = await rowsOf((await fileOf(world.auditor, asked({ kind: "awards" }))).bytes);
  expect(awards.rows[1]?.slice(1, 5)).toEqual([
    world.decision.docNumber,
    "Ban Thường vụ Đảng ủy Khối",
    1,
    "Đảng bộ cơ sở Cục Thuế tỉnh",
  ]);
  expect(awards.rows[1]).toEqual(expect.arrayContaining(["Cờ", "Tập thể", "-HTXSNV", 2017, 2021, "Đã tặng"]));
  const members = await rowsOf((await fileOf(world.auditor, asked({ kind: "members", unit: world.unit.id }))).bytes);
  expect(members.rows.slice(1).map((row) => [row[0], row[2], row[3]])).toEqual(
    expect.arrayContaining([["Đặng Thị Hoà", 1980, "••••••••7890"]]),
  );
  const none = await rowsOf((await fileOf(world.auditor, asked({ kind: "awards", quarter: "2021-Q4" }))).bytes);
  expect(none.rows).toHaveLength(1);
});

test("the log has the beginning before the first byte, and the rows and the hash after the last", async () => {
  const { auditor, root } = await makeWorld();
  const { body, fileName } = await makeExport(auditor, asked({ format: "csv" }));
  const begun = await logged(auditor);
  expect(begun).toMatchObject([
    { action: "export.start", kind: "ledger", format: "csv", quarter: "2022-Q1", fileName },
  ]);
  const bytes = new Uint8Array(await new Response(body).arrayBuffer());
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const [, finished] = await logged(auditor);
  expect(finished).toEqual({
    action: "export.finish",
    id: begun[0]?.id,
    end: "complete",
    rows: 3,
    bytes: bytes.length,
    sha256,
  });
  expect(await listExports(auditor)).toMatchObject([
    { id: begun[0]?.id, byName: "Người kiểm tra", end: "complete", rows: 3, sha256, unitName: root.name },
  ]);
});

test("a reader who leaves gives the connection back at once, and the log says that the file was cut", async () => {
  const { auditor } = await makeWorld(1_500);
  const { body } = await makeExport(auditor, asked({ format: "csv" }));
  const reader = body.getReader();
  await reader.read();
  expect(inUse()).toBe(1);
  await reader.cancel();
  expect(inUse()).toBe(0);
  expect((await logged(auditor)).at(-1)).toMatchObject({ action: "export.finish", end: "cut" });
});

test("a connection that the server ends midway fails the file, not the app", async () => {
  const { auditor } = await makeWorld(6_000);
  const { body } = await makeExport(auditor, asked({ format: "csv" }));
  const reader = body.getReader();
  await reader.read();
  // Between two batches or in the middle of one.
  await pool().query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and usename = current_user and xact_start is not null and pid <> pg_backend_pid()`);
  await expect(
    (async () => {
      while (!(await reader.read()).done);
    })(),
  ).rejects.toThrow();
  expect((await logged(auditor)).at(-1)).toMatchObject({ action: "export.finish", end: "failed" });
  expect(await listExports(auditor)).toHaveLength(1);
});

const inUse = () => pool().totalCount - pool().idleCount;

const doors = {
  makeExport: (actor) => makeExport(actor, asked({ unit: world.unit.id })),
  getExportUnit: (actor) => getExportUnit(actor, world.unit.id),
  listExports: async (actor) => ({ found: await listExports(actor) }),
  iterateExport: (actor) => iterateExport(actor, asked({ unit: world.unit.id })).batches.next(),
} satisfies Record<string, (actor: Actor) => Promise<unknown>>;

async function outcome(run: (actor: Actor) => Promise<unknown>, actor: Actor) {
  try {
    return await run(actor);
  } catch (error) {
    return error;
  }
}

test.each(Object.entries(doors))("%s: no role but the auditor's, and no auditor of another unit", async (name, run) => {
  for (const role of ["secretary", "office_staff", "leader", "administrator"] as const) {
    expect(await outcome(run, await makeActor(world.make, role, world.root))).toMatchObject({ code: "forbidden" });
  }
  const sibling = await makeActor(world.make, "auditor", { id: world.sibling.id, rootId: world.root.id });
  for (const stranger of [sibling, (await makeWorld()).auditor]) {
    expect(await outcome(run, stranger)).toMatchObject(name === "listExports" ? { found: [] } : { code: "not_found" });
  }
});

test("the increase/decrease table is a file for whoever may read it, and making it is logged", async () => {
  const leader = await makeActor(world.make, "leader", world.unit);
  const { fileName, body } = await makeTableFile(leader, { unitId: world.unit.id, quarter: "2022-Q1" });
  expect(fileName).toMatch(/^bang-tang-giam_.*_2022-Q1_.*\.xlsx$/);
  const bytes = new Uint8Array(await new Response(body).arrayBuffer());
  expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe("PK");
  expect(await logged(leader)).toMatchObject([{ action: "export.table", unitName: expect.any(String) }]);
  const sibling = await makeActor(world.make, "leader", { id: world.sibling.id, rootId: world.root.id });
  await expect(makeTableFile(sibling, { unitId: world.unit.id })).rejects.toMatchObject({ code: "not_found" });
  const administrator = await makeActor(world.make, "administrator", world.root);
  await expect(makeTableFile(administrator, {})).rejects.toMatchObject({ code: "forbidden" });
});

test("the table of reports by quarter is a file of what its reader may see, and making it is logged", async () => {
  const leader = await makeActor(world.make, "leader", world.unit);
  const { fileName, body } = await makeGridFile(leader, { quarter: "2022-Q1" });
  expect(fileName).toMatch(/^tinh-hinh-bao-cao_2022-Q1_.*\.xlsx$/);
  const [sheet] = (await readXlsx(new Uint8Array(await new Response(body).arrayBuffer()))).sheets;
  const names = sheet?.rows.map(([name]) => name).filter((name) => typeof name === "string") ?? [];
  expect(names).toContain("Đảng bộ cơ sở Cục Thuế tỉnh");
  expect(names.join()).not.toContain("HYPERLINK");
  expect(await logged(leader)).toMatchObject([{ action: "export.status_grid" }]);
  const administrator = await makeActor(world.make, "administrator", world.root);
  await expect(makeGridFile(administrator, {})).rejects.toMatchObject({ code: "forbidden" });
});

test.each(EXPORT_KINDS)("an auditor of one unit gets the rows of that unit only (%s)", async (kind) => {
  const auditor = await makeActor(world.make, "auditor", { id: world.sibling.id, rootId: world.root.id });
  const { rows } = await rowsOf((await fileOf(auditor, asked({ kind }))).bytes);
  expect(rows).toHaveLength(kind === "awards" ? 1 : 2);
});

test("a leader of a unit cannot export it by being auditor of another", async () => {
  const account = await makeActor(world.make, "auditor", { id: world.sibling.id, rootId: world.root.id });
  await world.make.makeGrant({
    accountId: account.accountId,
    unitId: world.unit.id,
    rootId: world.root.id,
    role: "leader",
  });
  const grants = [...account.grants, { role: "leader" as const, unitId: world.unit.id, rootId: world.root.id }];
  await expect(makeExport({ ...account, grants }, asked({ unit: world.unit.id }))).rejects.toMatchObject({
    code: "not_found",
  });
});
