import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { formVersionRow } from "@/db/baseline/form";
import { makeFactories } from "@/db/factories";
import { indicatorTargets } from "@/db/schema/forms";
import { memberEvents } from "@/db/schema/members";
import { reports, reportSnapshots } from "@/db/schema/reports";
import { makeActor, type Place } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { readAs } from "@/db/read";
import { readSections } from "@/features/forms/queries/read-form";
import type { Actor } from "@/lib/actor";
import { newId } from "@/lib/id";
import { stateFigure, withdrawFigure } from "./commands/state-figure";
import { takeQuote } from "./commands/take-quote";
import { writeChapter } from "./commands/write-chapter";
import { getBreakdown } from "./queries/get-breakdown";
import { getChapter, getChapters } from "./queries/get-chapters";
import { getConsolidation } from "./queries/get-consolidation";
import { differsFromSum } from "./rules/consolidate";

const database = testDatabase();
const QUARTER = "2022-Q1";

type Given = Partial<Record<"reported" | "computed" | "numerator" | "denominator", number>> & { reason?: string };

async function fileReport(
  unit: Place & { name: string },
  quarter: string,
  given: Record<string, Given>,
  {
    status = "accepted",
    narratives = {},
  }: { status?: "accepted" | "submitted"; narratives?: Record<string, string> } = {},
) {
  const id = newId();
  const place = { rootId: unit.rootId, unitId: unit.id };
  const acceptedBy = status === "accepted" ? { acceptedBy: newId(), acceptedOrdinal: 1 } : {};
  const row = { id, ...place, quarter, formVersionId: formVersionRow.id, status, createdBy: newId(), ...acceptedBy };
  await database.owner.insert(reports).values(row);
  const blank = { reported: null, computed: null, numerator: null, denominator: null, remark: null, reason: null };
  const content = {
    unit: { id: unit.id, name: unit.name },
    quarter,
    form: { code: "quarterly", version: 1 },
    figures: Object.entries(given).map(([code, one]) => ({
      ...blank,
      code,
      name: code,
      measure: "người",
      kind: one.numerator === undefined ? "flow" : "ratio",
      ...one,
    })),
    narratives: Object.entries(narratives).map(([code, body]) => ({ code, title: code, body })),
    register: { opening: 0, increases: 0, decreases: 0, official: 0, probationary: 0, closing: 0 },
    ledgerSeq: 0,
    submittedBy: { id: newId(), name: "Người nộp" },
  };
  const rest = { id: newId(), ...place, reportId: id, ordinal: 1, formVersionId: formVersionRow.id, content };
  await database.owner.insert(reportSnapshots).values({ ...rest, hash: "x", ledgerSeq: 0, byAccount: newId() });
  return id;
}

async function makeWorld() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot({ name: "Đảng bộ Khối" });
  const beneath = (name: string, kind: string) => make.makeUnit({ rootId: root.id, parentId: root.id, name, kind });
  const a = await beneath("Đảng bộ A", "base_party_org");
  const b = await beneath("Đảng bộ B", "base_party_org");
  const c = await beneath("Chi bộ C", "base_branch");
  const branch = await make.makeUnit({ rootId: root.id, parentId: a.id, name: "Chi bộ 1", kind: "branch" });
  const office = await makeActor(make, "office_staff", root, "Văn phòng");
  const recordedBy = office.accountId;
  const move = async (from: string, to: string | null, kind: string) => {
    const member = await make.makeMember({ rootId: root.id, unitId: from, recordedBy });
    const event = {
      rootId: root.id,
      memberId: member.id,
      memberName: member.fullName,
      recordedBy,
      recordedByName: "x",
    };
    const sides = { fromUnitId: from, toUnitId: to, standingBefore: "official" as const };
    const after = { standingAfter: to === null ? ("left" as const) : ("official" as const) };
    await database.owner
      .insert(memberEvents)
      .values({ ...event, ...sides, ...after, id: newId(), kind, effectiveOn: "2022-02-10" });
  };
  await move(branch.id, b.id, "transfer_internal");
  await move(a.id, null, "transfer_out_province");
  const [section] = await readAs(office, (db) => readSections(db, formVersionRow.id));
  const chapter = section?.code ?? "";
  const reportA = await fileReport(
    a,
    QUARTER,
    {
      KN: { reported: 72, computed: 70, reason: "Hai hồ sơ đến sau" },
      CD: { reported: 2, computed: 2 },
      LOP_NT: { reported: 3 },
      QT_PCT: { numerator: 90, denominator: 100 },
    },
    { narratives: { [chapter]: "Tư tưởng ổn định." } },
  );
  await fileReport(
    b,
    QUARTER,
    {
      KN: { reported: 24, computed: 24 },
      CDEN: { reported: 1, computed: 1 },
      QT_PCT: { numerator: 10, denominator: 50 },
    },
    { status: "submitted", narratives: { [chapter]: "Đã học tập nghị quyết." } },
  );
  await fileReport(a, "2021-Q4", { KN: { reported: 10 } });
  return { make, root, a, b, c, branch, office, chapter, reportA };
}

let world: Awaited<ReturnType<typeof makeWorld>>;
beforeAll(async () => {
  world = await makeWorld();
});

const asked = { quarter: QUARTER, span: "quarter", withSubmitted: true } as const;
const lineOf = async (actor: Actor, code: string, input: Partial<Parameters<typeof getConsolidation>[1]> = {}) => {
  const found = await getConsolidation(actor, { ...asked, ...input });
  const line = found.lines.find((one) => one.code === code);
  if (!line) throw new Error(`no ${code}`);
  return line;
};

test("flows are summed, ratios come from their sums, and who is missing is named, never nought", async () => {
  const found = await getConsolidation(world.office, asked);
  expect([found.asked, found.counted]).toEqual([3, 2]);
  expect(found.missing.map(({ name, state }) => [name, state])).toEqual([["Chi bộ C", "missing"]]);
  const kn = await lineOf(world.office, "KN");
  expect(kn).toMatchObject({ amount: { value: 96, answered: 2 }, previous: { value: 10 }, missing: 1, blank: 0 });
  expect(await lineOf(world.office, "QT_PCT")).toMatchObject({ amount: { numerator: 100, denominator: 150 } });
  expect(await lineOf(world.office, "LOP_NT")).toMatchObject({ amount: { value: 3 }, missing: 1, blank: 1 });
  expect(await lineOf(world.office, "SHCD")).toMatchObject({ amount: { value: null }, missing: 1, blank: 2 });
});

test("only what is accepted counts until the reader asks for what is submitted too", async () => {
  const found = await getConsolidation(world.office, { ...asked, withSubmitted: false });
  expect(found.missing.map(({ name, state }) => [name, state])).toEqual([
    ["Chi bộ C", "missing"],
    ["Đảng bộ B", "submitted"],
  ]);
  expect(await lineOf(world.office, "KN", { withSubmitted: false })).toMatchObject({
    amount: { value: 72 },
    missing: 2,
  });
});

test("a move inside nets out at the node, and the difference to the units' sum is explained by it", async () => {
  expect((await lineOf(world.office, "CD")).register).toEqual({
    value: 1,
    difference: 1,
    internal: 1,
    corrected: 0,
    correctedUnits: 0,
    rest: 0,
  });
  expect((await lineOf(world.office, "CDEN")).register).toMatchObject({
    value: 0,
    difference: 1,
    internal: 1,
    rest: 0,
  });
  expect((await lineOf(world.office, "KN")).register).toMatchObject({
    value: 0,
    corrected: 2,
    correctedUnits: 1,
    rest: 94,
  });
});

test("the year's share of the target, and a unit as its own part", async () => {
  const by = { changedBy: newId() };
  await database.owner
    .insert(indicatorTargets)
    .values({ rootId: world.root.id, unitId: world.a.id, year: 2022, indicator: "KN", value: "200", ...by });
  expect(await lineOf(world.office, "KN")).toMatchObject({ target: 200, sinceJanuary: 96 });
  expect(await lineOf(world.office, "KN", { unitId: world.a.id })).toMatchObject({ amount: { value: 72 }, missing: 0 });
  const year = await lineOf(world.office, "KN", { quarter: "2022-Q2", span: "year" });
  expect(year).toMatchObject({ amount: { value: 96 }, asked: 6, missing: 4 });
});

test("R-6: a stated 153 against parts of 152 is kept, warned of and asked about, never corrected", async () => {
  const own = await makeWorld();
  const parts = [72, 24];
  const input = { unitId: own.root.id, quarter: QUARTER, indicator: "KN", value: 153, explanation: "" } as const;
  await stateFigure(own.office, { ...input, baseVersion: 0 });
  const line = await lineOf(own.office, "KN");
  expect(line.stated).toMatchObject({ value: 153, explanation: "", version: 1, byName: "Văn phòng" });
  expect([line.amount.value, differsFromSum(line)]).toEqual([parts[0]! + parts[1]!, true]);
  await stateFigure(own.office, {
    ...input,
    baseVersion: 1,
    explanation: "Gồm cả đảng viên của tổ chức mới tiếp nhận.",
  });
  expect((await lineOf(own.office, "KN")).stated).toMatchObject({ version: 2 });
  await expect(stateFigure(own.office, { ...input, value: 154, baseVersion: 1 })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(stateFigure(own.office, { ...input, value: 1.5, baseVersion: 2 })).rejects.toMatchObject({
    code: "invalid",
  });
  await withdrawFigure(own.office, { unitId: own.root.id, quarter: QUARTER, indicator: "KN", baseVersion: 2 });
  expect((await lineOf(own.office, "KN")).stated).toBeNull();
  const { rows } = await database.owner.execute(
    sql`select action from audit_entries where subject_id = ${own.root.id} and action like 'consolidation.%' order by at, id`,
  );
  expect(rows.map(({ action }) => action)).toEqual([
    "consolidation.state",
    "consolidation.state",
    "consolidation.withdraw",
  ]);
});

test("a figure opens to its units; those missing, blank or unlike the register can be asked for alone", async () => {
  const names = async (show?: "missing" | "blank" | "differs", code = "KN") =>
    (await getBreakdown(world.office, { ...asked, code, show })).rows.map(({ name }) => name);
  expect(await names()).toEqual(["Chi bộ C", "Đảng bộ A", "Đảng bộ B"]);
  expect(await names("missing")).toEqual(["Chi bộ C"]);
  expect(await names("blank", "LOP_NT")).toEqual(["Đảng bộ B"]);
  expect(await names("differs")).toEqual(["Đảng bộ A"]);
  const { rows } = await getBreakdown(world.office, { ...asked, code: "KN" });
  expect(rows[1]).toMatchObject({ value: 72, computed: 70, reason: "Hai hồ sơ đến sau", answered: 1 });
});

test("a quote comes behind the committee's own text, once for one form, and its source is kept", async () => {
  const own = await makeWorld();
  const place = { unitId: own.root.id, quarter: QUARTER, section: own.chapter } as const;
  await writeChapter(own.office, { ...place, baseVersion: 0, body: "Mở đầu." });
  await expect(writeChapter(own.office, { ...place, baseVersion: 0, body: "Khác." })).rejects.toMatchObject({
    code: "conflict",
  });
  const quote = { ...place, reportId: own.reportA, ordinal: 1, requestKey: newId() };
  await takeQuote(own.office, quote);
  await takeQuote(own.office, quote);
  const { chapter, quotes, texts } = await getChapter(own.office, { ...asked, code: own.chapter });
  expect(chapter).toMatchObject({ body: "Mở đầu.\nTư tưởng ổn định.", version: 2, texts: 2 });
  expect(quotes).toMatchObject([{ sourceUnitName: "Đảng bộ A", reportId: own.reportA, ordinal: 1 }]);
  expect(texts.map(({ name, body }) => [name, body])).toEqual([
    ["Đảng bộ A", "Tư tưởng ổn định."],
    ["Đảng bộ B", "Đã học tập nghị quyết."],
  ]);
  await expect(takeQuote(own.office, { ...quote, ordinal: 2, requestKey: newId() })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("leader and auditor read; they and the secretary state and write nothing", async () => {
  for (const role of ["leader", "auditor"] as const) {
    const actor = await makeActor(world.make, role, world.root);
    expect((await getConsolidation(actor, asked)).counted).toBe(2);
    expect((await getBreakdown(actor, { ...asked, code: "KN" })).mayState).toBe(false);
  }
});

const place = () => ({ unitId: world.a.id, quarter: QUARTER }) as const;
const reads = {
  getConsolidation: (actor) => getConsolidation(actor, { ...asked, unitId: world.a.id }),
  getBreakdown: (actor) => getBreakdown(actor, { ...asked, unitId: world.a.id, code: "KN" }),
  getChapters: (actor) => getChapters(actor, { ...asked, unitId: world.a.id }),
  getChapter: (actor) => getChapter(actor, { ...asked, unitId: world.a.id, code: world.chapter }),
} satisfies Record<string, (actor: Actor) => Promise<unknown>>;
const writes = {
  stateFigure: (actor) =>
    stateFigure(actor, { ...place(), indicator: "KN", value: 1, explanation: "", baseVersion: 0 }),
  withdrawFigure: (actor) => withdrawFigure(actor, { ...place(), indicator: "KN", baseVersion: 1 }),
  writeChapter: (actor) => writeChapter(actor, { ...place(), section: world.chapter, body: "x", baseVersion: 0 }),
  takeQuote: (actor) =>
    takeQuote(actor, { ...place(), section: world.chapter, reportId: world.reportA, ordinal: 1, requestKey: newId() }),
} satisfies Record<string, (actor: Actor) => Promise<unknown>>;

test.each(Object.entries({ ...reads, ...writes }))(
  "%s: not for those who may not, not for a sibling, not for another office",
  async (name, run) => {
    const refused = [
      "secretary",
      "administrator",
      ...(name in writes ? (["leader", "auditor"] as const) : []),
    ] as const;
    for (const role of refused) {
      const actor = await makeActor(world.make, role, world.root);
      await expect((async () => run(actor))()).rejects.toMatchObject({ code: "forbidden" });
    }
    const sibling = await makeActor(world.make, "office_staff", world.b);
    for (const stranger of [sibling, (await makeWorld()).office])
      await expect((async () => run(stranger))()).rejects.toMatchObject({ code: "not_found" });
  },
);
