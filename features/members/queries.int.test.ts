import { desc, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { pool } from "@/db/connection";
import { readAs } from "@/db/read";
import { makeFactories } from "@/db/factories";
import { auditEntries } from "@/db/schema/audit-log";
import { memberEvents } from "@/db/schema/members";
import { makeActor } from "@/db/testing/actors";
import { getFigure } from "@/features/dashboards/queries/get-figure";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { newId } from "@/lib/id";
import { recordAdmission } from "./commands/record-admission";
import { recordInternalTransfer } from "./commands/record-internal-transfer";
import { recordTransferOut } from "./commands/record-transfer-out";
import { reverseChange } from "./commands/reverse-change";
import * as changeForms from "./queries/find-change-form";
import * as entries from "./queries/find-entry";
import * as ledgerScreens from "./queries/get-ledger-screen";
import * as files from "./queries/get-member";
import * as strengths from "./queries/get-strength-table";
import * as tableScreens from "./queries/get-table-screen";
import * as ledgerExports from "./queries/iterate-ledger";
import * as memberExports from "./queries/iterate-members";
import * as kinds from "./queries/list-change-kinds";
import * as ledgers from "./queries/list-ledger";
import * as quarterLists from "./queries/list-ledger-quarters";
import * as registers from "./queries/list-members";
import * as previews from "./queries/preview-change";
import * as searches from "./queries/search-members";
import * as treeMoves from "./queries/list-tree-moves";
import * as subjects from "./queries/search-subjects";
import { hasStanding } from "./queries/member-filter";
import { figuresOf } from "./rules/strength";

const { listMembers } = registers;
const { listLedger } = ledgers;
const { getMember } = files;
const { iterateLedger } = ledgerExports;
const { iterateMembers } = memberExports;

const database = testDatabase();
const QUARTER = "2022-Q1";
const FIGURES = [
  ["KN", "admission"],
  ["CT", "official-recognition"],
  ["CD", "transfer-out"],
  ["CDEN", "transfer-in"],
] as const;

const names = ["Đặng Thị Hoà", "Lê Văn An", "Trần Ánh Mừng", "Nguyễn Thị Thu Hòa", "Phạm Văn Đức"];

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const beneath = { rootId: root.id, parentId: root.id };
  const college = await make.makeUnit({
    ...beneath,
    name: "Đảng bộ cơ sở Trường Cao đẳng Nghề",
    kind: "base_party_org",
  });
  const branch = await make.makeUnit({ rootId: root.id, parentId: college.id, name: "Chi bộ 6", kind: "branch" });
  const sibling = await make.makeUnit({ ...beneath, name: "Chi bộ cơ sở Sở Y tế" });
  const office = await makeActor(make, "office_staff", root);
  const people = [];
  for (const [index, fullName] of names.entries()) {
    people.push(
      await make.makeMember({
        rootId: root.id,
        unitId: [college, branch][index % 2]?.id ?? "",
        recordedBy: office.accountId,
        fullName,
        cardNo: `00108001234${index}`,
      }),
    );
  }
  const [secretary, neighbour, leader, auditor, administrator] = [
    await makeActor(make, "secretary", college),
    await makeActor(make, "secretary", sibling),
    await makeActor(make, "leader", root),
    await makeActor(make, "auditor", root),
    await makeActor(make, "administrator", root),
  ];
  return { make, root, college, branch, sibling, office, secretary, neighbour, leader, auditor, administrator, people };
}

let here: Awaited<ReturnType<typeof makeOffice>>;
let admittedId = "";
let admissionEntry = "";

const paper = (docNumber: string) => ({
  issuingBody: "Ban Thường vụ Đảng ủy Khối",
  docType: "QĐ",
  docNumber,
  decidedOn: "2022-02-10",
});

beforeAll(async () => {
  here = await makeOffice();
  const { office, branch, college, sibling, people } = here;
  const person = {
    sex: "female" as const,
    birthDate: "1995-03-26",
    cardNo: null,
    confirm: false,
    admittedOn: "2022-02-20",
  };
  const admit = (unitId: string, fullName: string) =>
    recordAdmission(office, { ...person, ...paper("1-QĐ/ĐUK"), unitId, fullName, requestKey: newId() });
  const first = await admit(branch.id, "Vũ Thị Mới");
  admittedId = first.memberId;
  admissionEntry = first.entryId;
  await admit(college.id, "Vũ Thị Nhì");
  const wrong = await admit(branch.id, "Vũ Thị Nhầm");
  await reverseChange(office, { entryId: wrong.entryId, reason: "Ghi nhầm", requestKey: newId() });
  const change = { ...paper("2-QĐ/ĐUK"), effectiveOn: "2022-03-01", confirm: false };
  const move = (memberId: string, toUnitId: string) =>
    recordInternalTransfer(office, { ...change, memberId, toUnitId, requestKey: newId() });
  await move(people[0]?.id ?? "", branch.id);
  await move(people[1]?.id ?? "", sibling.id);
  const out = { ...change, kind: "transfer_out_outside" as const, elsewhere: "Đảng bộ tỉnh Đắk Nông" };
  await recordTransferOut(office, { ...out, memberId: people[2]?.id ?? "", requestKey: newId() });
});

async function all<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const list: T[] = [];
  for await (const rows of batches) list.push(...rows);
  return list;
}

describe("the register", () => {
  test("is in the order of given names and holds only those who are members now", async () => {
    const { rows, total } = await listMembers(here.office, {});
    expect(rows.map((row) => row.fullName)).toEqual([
      "Lê Văn An",
      "Phạm Văn Đức",
      "Đặng Thị Hoà",
      "Nguyễn Thị Thu Hòa",
      "Vũ Thị Mới",
      "Vũ Thị Nhì",
    ]);
    expect(total.people).toBe(6);
  });

  test.each([
    ["hoa", 2],
    ["thu hoa", 1],
    ["HÒA nguyễn", 1],
    ["an le", 1],
    ["%", 0],
    ["_", 0],
    ["\\", 0],
    ["' or 1=1 --", 0],
    ["Nguye\u0302\u0303n", 1],
  ])("a search for %s finds %i, without tone marks and in any order", async (search, count) => {
    expect((await listMembers(here.office, { search })).total.people).toBe(count);
  });

  test("a unit means it and all beneath it, named so that it cannot be taken for another", async () => {
    const page = await listMembers(here.office, { unitId: here.branch.id });
    expect(page.unitName).toBe("Chi bộ 6 (Đảng bộ cơ sở Trường Cao đẳng Nghề)");
    expect(page.rows.map((row) => row.fullName)).toEqual(["Đặng Thị Hoà", "Nguyễn Thị Thu Hòa", "Vũ Thị Mới"]);
    expect((await listMembers(here.office, { unitId: here.college.id })).total.people).toBe(5);
    expect((await listMembers(here.office, { unitId: here.college.id, standing: "left" })).total.people).toBe(2);
  });

  test("pages follow each other forward and back without gap or repeat", async () => {
    const unit = await here.make.makeUnit({ rootId: here.root.id, parentId: here.sibling.id });
    for (let index = 0; index < 120; index += 1) {
      await here.make.makeMember({
        rootId: here.root.id,
        unitId: unit.id,
        recordedBy: here.office.accountId,
        fullName: `Lý Thị ${["Bê", "Chi", "Dê", "Yến"][index % 4]}`,
        standing: index % 3 === 0 ? "probationary" : "official",
      });
    }
    const filter = { unitId: unit.id };
    const first = await listMembers(here.office, filter);
    const second = await listMembers(here.office, { ...filter, after: first.after ?? "" });
    const third = await listMembers(here.office, { ...filter, after: second.after ?? "" });
    const ids = [first, second, third].flatMap((page) => page.rows.map((row) => row.id));
    expect([first.before, third.after, new Set(ids).size, first.total.people]).toEqual([null, null, 120, 120]);
    const back = await listMembers(here.office, { ...filter, before: third.before ?? "" });
    expect(back.rows).toEqual(second.rows);
    expect((await listMembers(here.office, { ...filter, before: back.before ?? "" })).rows).toEqual(first.rows);
    expect((await all(iterateMembers(here.office, filter))).map((row) => row.id)).toEqual(ids);
  });

  test("is read in the order of its index, under row-level security too: neither all members scanned nor sorted", async () => {
    await database.owner.execute(sql`
      insert into members (id, root_id, unit_id, standing, full_name, search, sort_key, sex, birth_date, admission_decided_on, admitted_on, created_by)
      select gen_random_uuid(), ${here.root.id}, ${here.root.id}, case when n % 2 = 0 then 'official' else 'left' end::standing,
        'Người Thử', 'nguoi thu', md5(n::text), 'male', '1980-01-01', '2010-01-01', '2010-01-01', ${here.office.accountId}
      from generate_series(1, 6000) n`);
    await database.owner.execute(sql`analyze members`);
    const plans = await readAs(here.office, async (db) => {
      const explain = async (cursor: ReturnType<typeof sql>) => {
        const { rows } = await db.execute<{ "QUERY PLAN": string }>(sql`
          explain select id from members m where m.root_id = ${here.root.id} and ${hasStanding("current")}${cursor}
          order by sort_key, id limit 51`);
        return rows.map((row) => row["QUERY PLAN"]).join("\n");
      };
      return [await explain(sql``), await explain(sql` and (m.sort_key, m.id) > ('8', ${newId()}::uuid)`)];
    });
    for (const plan of plans) {
      expect(plan).toContain("members_current_sort_idx");
      expect(plan).not.toMatch(/Seq Scan on members|Sort Key/);
    }
  });
});

describe("a member's file", () => {
  test("shows the whole birth date to those who keep the register, the year to others, the card's last digits to all", async () => {
    const memberId = here.people[4]?.id ?? "";
    expect(await getMember(here.secretary, { memberId })).toMatchObject({
      birthDate: "1980-05-19",
      cardNo: "••••••••2344",
    });
    expect(await getMember(here.leader, { memberId })).toMatchObject({
      birthDate: null,
      birthYear: 1980,
      cardNo: "••••••••2344",
    });
    expect(await getMember(here.auditor, { memberId })).toMatchObject({ birthDate: null, birthYear: 1980 });
  });

  test("is logged when it is opened", async () => {
    const memberId = here.people[4]?.id ?? "";
    await getMember(here.leader, { memberId });
    const [entry] = await database.owner
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, memberId))
      .orderBy(desc(auditEntries.at), desc(auditEntries.id));
    expect(entry).toMatchObject({ action: "member.read", actorId: here.leader.accountId });
  });

  test("tells what happened with decision and writer, a reversal beside what it undid, and what may be reversed", async () => {
    const moved = await getMember(here.office, { memberId: here.people[0]?.id ?? "" });
    expect(moved.timeline.map(({ entry }) => entry.kind)).toEqual(["transfer_internal", "opening"]);
    expect(moved.timeline[0]?.entry).toMatchObject({ docNumber: "2-QĐ/ĐUK", recordedByName: "Người office_staff" });
    expect(moved.reversibleIds).toEqual([moved.timeline[0]?.entry.id]);
    const [wrong] = await database.owner.select().from(memberEvents).where(eq(memberEvents.memberName, "Vũ Thị Nhầm"));
    const voided = await getMember(here.office, { memberId: wrong?.memberId ?? "" });
    expect(voided).toMatchObject({
      isVoid: true,
      reversibleIds: [],
      timeline: [{ reversal: { reason: "Ghi nhầm" } }],
    });
  });
});

describe("the ledger", () => {
  test("shows every entry, newest first, with what was reversed and what reverses", async () => {
    const { rows } = await listLedger(here.office, { quarter: QUARTER });
    expect(rows.map((row) => [row.memberName, row.kind, row.sign])).toEqual([
      ["Trần Ánh Mừng", "transfer_out_outside", 1],
      ["Lê Văn An", "transfer_internal", 1],
      ["Đặng Thị Hoà", "transfer_internal", 1],
      ["Vũ Thị Nhầm", "admission", -1],
      ["Vũ Thị Nhầm", "admission", 1],
      ["Vũ Thị Nhì", "admission", 1],
      ["Vũ Thị Mới", "admission", 1],
    ]);
    expect(rows[4]?.reversedById).toBe(rows[3]?.id);
    expect(rows[0]).toMatchObject({
      elsewhere: "Đảng bộ tỉnh Đắk Nông",
      fromUnitName: "Đảng bộ cơ sở Trường Cao đẳng Nghề",
    });
  });

  test.each(["root", "college", "branch", "sibling"] as const)(
    "a figure of the %s opens to exactly the people it counts",
    async (place) => {
      const unitId = here[place].id;
      const table = await strengths.getStrengthTable(here.office, { unitId, quarter: QUARTER });
      for (const [indicator, figure] of FIGURES) {
        const expected = figuresOf(table).get(indicator) ?? 0;
        const { rows } = await listLedger(here.office, { unitId, quarter: QUARTER, indicator });
        expect([indicator, rows.length]).toEqual([indicator, expected]);
        const { shares } = await getFigure(here.office, { figure, unitId, quarter: QUARTER });
        expect(shares.reduce((sum, part) => sum + part.value, 0)).toBe(expected);
        for (const part of shares.filter((one) => !one.isItself)) {
          const behind = await listLedger(here.office, {
            unitId: part.unitId,
            boundaryId: unitId,
            quarter: QUARTER,
            indicator,
          });
          expect(behind.rows).toHaveLength(part.value);
        }
      }
      for (const { kind, side, people } of table.lines) {
        expect((await listLedger(here.office, { unitId, quarter: QUARTER, kind, side })).rows).toHaveLength(people);
      }
    },
  );

  test("the college's transfers leave out the move inside it, and its branch's do not", async () => {
    const out = { quarter: QUARTER, indicator: "CD" } as const;
    const inside = { ...out, indicator: "CDEN" };
    expect((await listLedger(here.office, { ...out, unitId: here.college.id })).rows).toHaveLength(2);
    expect((await listLedger(here.office, { ...out, unitId: here.root.id })).rows).toHaveLength(1);
    expect((await listLedger(here.office, { ...inside, unitId: here.branch.id })).rows).toHaveLength(1);
    expect((await listLedger(here.office, { ...inside, unitId: here.college.id })).rows).toHaveLength(0);
  });

  test("a member who now belongs elsewhere is named and cannot be opened", async () => {
    const { rows } = await listLedger(here.secretary, { quarter: QUARTER, kind: "transfer_internal" });
    expect(rows.map((row) => [row.memberName, row.canOpenMember])).toEqual([
      ["Lê Văn An", false],
      ["Đặng Thị Hoà", true],
    ]);
  });

  test("an export gives every entry once, oldest first, as one moment, and closes when its reader stops", async () => {
    await here.make.makeUnit({ rootId: here.root.id, parentId: here.root.id });
    const rows = await all(iterateLedger(here.auditor, {}));
    const stored = await database.owner.$count(memberEvents);
    expect(rows).toHaveLength(stored);
    expect(rows.map((row) => row.seq)).toEqual(rows.map((row) => row.seq).toSorted((a, b) => a - b));
    for (let turn = 0; turn < 40; turn += 1) {
      for await (const [first] of iterateLedger(here.auditor, {})) {
        expect(first?.id).toBe(rows[0]?.id);
        break;
      }
    }
    expect(pool().totalCount - pool().idleCount).toBe(0);
  });
});

type Query = Exclude<
  | keyof typeof changeForms
  | keyof typeof entries
  | keyof typeof ledgerScreens
  | keyof typeof files
  | keyof typeof strengths
  | keyof typeof tableScreens
  | keyof typeof ledgerExports
  | keyof typeof memberExports
  | keyof typeof kinds
  | keyof typeof ledgers
  | keyof typeof quarterLists
  | keyof typeof registers
  | keyof typeof previews
  | keyof typeof subjects
  | keyof typeof treeMoves
  | keyof typeof searches,
  "readStrengthTable" | "readFigures"
>;

/** Each query as asked by somebody of the sibling unit about the college: nothing, or "not found". */
const asStranger = {
  listMembers: (actor) => listMembers(actor, { unitId: here.college.id }),
  getMember: (actor) => getMember(actor, { memberId: here.people[4]?.id ?? "" }),
  listTreeMoves: (actor) => treeMoves.listTreeMoves(actor, { unitId: here.college.id, quarter: QUARTER }),
  searchSubjects: (actor) => subjects.searchSubjects(actor, { query: "vu thi moi", subject: "member" }),
  searchMembers: (actor) => searches.searchMembers(actor, { query: "vu thi moi" }),
  listLedger: (actor) => listLedger(actor, { unitId: here.college.id }),
  iterateLedger: (actor) => all(iterateLedger(actor, { unitId: here.college.id })),
  iterateMembers: (actor) => all(iterateMembers(actor, { unitId: here.college.id })),
  getStrengthTable: async (actor) => {
    const table = await strengths.getStrengthTable(actor, { unitId: here.college.id, quarter: QUARTER });
    return [...table.lines, ...(table.closing.total === 0 ? [] : [table.closing])];
  },
  getTableScreen: (actor) => tableScreens.getTableScreen(actor, { unitId: here.college.id, quarter: QUARTER }),
  getLedgerScreen: (actor) => ledgerScreens.getLedgerScreen(actor, { unitId: here.college.id }),
  findEntry: async (actor) => (await entries.findEntry(actor, { entryId: admissionEntry })) ?? [],
  findChangeForm: async (actor) => {
    const { unit, saved } = await changeForms.findChangeForm(actor, {
      form: "admission",
      unitId: here.college.id,
      savedId: admissionEntry,
    });
    return [unit, saved].filter((found) => found !== null);
  },
  previewChange: (actor) => previews.previewChange(actor, { event: "transfer_out", memberId: admittedId }),
  listChangeKinds: async (actor) => (await kinds.listChangeKinds(actor)).filter((kind) => !kind.code),
  listLedgerQuarters: async (actor) =>
    (await quarterLists.listLedgerQuarters(actor)).filter((quarter) => quarter === "2021-Q1"),
} satisfies Record<Query, (actor: Actor) => Promise<unknown>>;

describe("a stranger", () => {
  test.each(Object.entries(asStranger))("from a sibling unit gets nothing of the college: %s", async (_name, run) => {
    const answer = await (async () => run(here.neighbour))().catch((error: unknown) => error);
    if (!Array.isArray(answer)) expect(answer).toMatchObject({ code: "not_found" });
    else expect(answer).toEqual([]);
  });

  test.each(Object.entries(asStranger))("who administers accounts reads no member's data: %s", async (_name, run) => {
    await expect((async () => run(here.administrator))()).rejects.toMatchObject({ code: "forbidden" });
  });
});
