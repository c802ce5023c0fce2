import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { memberEvents } from "@/db/schema/members";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { addDays, today } from "@/lib/dates";
import { newId } from "@/lib/id";
import { recordAdmission } from "./commands/record-admission";
import { recordInternalTransfer } from "./commands/record-internal-transfer";
import { recordTransferOut } from "./commands/record-transfer-out";
import { reverseChange } from "./commands/reverse-change";
import { getRegisterScreen } from "./queries/get-register-screen";
import { iterateMembers } from "./queries/iterate-members";
import { listMembers } from "./queries/list-members";
import type { MemberFilter } from "./queries/member-filter";
import { searchMembers } from "./queries/search-members";
import { registerAddress } from "./rules/register-address";

const database = testDatabase();

const NAMES = [
  "Đặng Thị Hoà",
  "Lê Văn An",
  "Trần Ánh Thúy",
  "Nguyễn Thị Thu Hòa",
  "H'Hen Niê",
  "Phạm Văn Đức",
] as const;

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const beneath = { rootId: root.id, parentId: root.id };
  const college = await make.makeUnit({ ...beneath, name: "Đảng bộ cơ sở Trường Cao đẳng", kind: "base_party_org" });
  const branches = [];
  for (const number of [10, 2]) {
    const name = `Chi bộ ${number}`;
    branches.push(await make.makeUnit({ rootId: root.id, parentId: college.id, name, kind: "branch" }));
  }
  const sibling = await make.makeUnit({ ...beneath, name: "Chi bộ cơ sở Sở Y tế" });
  const office = await makeActor(make, "office_staff", root);
  const secretary = await makeActor(make, "secretary", college);
  const neighbour = await makeActor(make, "secretary", sibling);
  const leader = await makeActor(make, "leader", root);
  const administrator = await makeActor(make, "administrator", root);
  const [ten, two] = branches;
  if (!ten || !two) throw new Error("The office lacks its branches.");
  const made = [];
  for (const [index, fullName] of NAMES.entries()) {
    made.push(
      await make.makeMember({
        rootId: root.id,
        unitId: [college, ten, two][index % 3]?.id ?? "",
        recordedBy: office.accountId,
        fullName,
        sex: index % 2 === 0 ? "female" : "male",
        birthDate: `${1970 + index}-05-19`,
        admissionDecidedOn: `${2000 + index}-05-10`,
        cardNo: index === 5 ? null : `00108001234${index}`,
      }),
    );
  }
  return { make, root, college, ten, two, sibling, office, secretary, neighbour, leader, administrator, people: made };
}

let here: Awaited<ReturnType<typeof makeOffice>>;
beforeAll(async () => {
  here = await makeOffice();
});

const person = (index: number) => {
  const found = here.people[index];
  if (!found) throw new Error("no such person");
  return found;
};

let count = 0;
const paper = (over = {}) => ({
  issuingBody: "Ban Thường vụ Đảng ủy Khối",
  docType: "QĐ",
  docNumber: `${700 + (count += 1)}-QĐ/ĐUK`,
  decidedOn: "2022-02-10",
  ...over,
});

async function names(actor: Actor, filter: MemberFilter = {}) {
  return (await listMembers(actor, filter)).rows.map((row) => row.fullName);
}

describe("the register", () => {
  test.each([
    ["hòa", ["Đặng Thị Hoà", "Nguyễn Thị Thu Hòa"]],
    ["hoà", ["Đặng Thị Hoà", "Nguyễn Thị Thu Hòa"]],
    ["thuý trần", ["Trần Ánh Thúy"]],
    ["THUY", ["Trần Ánh Thúy"]],
    ["0012341", []],
    ["001080012341", ["Lê Văn An"]],
    ["2341", ["Lê Văn An"]],
  ])("a search for %s finds %j, whatever the tone marks and where they stand", async (search, found) => {
    expect(await names(here.office, { search })).toEqual(found);
  });

  test("a whole card number finds nobody for a reader who sees its last digits only", async () => {
    expect(await names(here.leader, { search: "001080012341" })).toEqual([]);
    expect(await names(here.leader, { search: "2341" })).toEqual(["Lê Văn An"]);
  });

  test("each filter narrows, and the count is that of the rows", async () => {
    const cases: [MemberFilter, number][] = [
      [{ sex: "female" }, 3],
      [{ bornFrom: 1972, bornTo: 1973 }, 2],
      [{ admittedTo: 2001 }, 2],
      [{ card: "without" }, 1],
      [{ card: "with", sex: "male" }, 2],
      [{ standing: "probationary" }, 0],
      [{ standing: "exempt" }, 0],
      [{ ids: [person(0).id, person(1).id] }, 2],
      [{ ids: [] }, 0],
    ];
    for (const [filter, expected] of cases) {
      const page = await listMembers(here.office, filter);
      expect([filter, page.rows.length, page.total]).toEqual([filter, expected, { people: expected, isMore: false }]);
    }
  });

  test.each(["name", "unit", "admission", "birth"] as const)(
    "pages by %s follow each other both ways, without gap or repeat, as the export has them",
    async (sort) => {
      const unit = await here.make.makeUnit({
        rootId: here.root.id,
        parentId: here.sibling.id,
        name: `Chi bộ ${sort}`,
      });
      for (let index = 0; index < 60; index += 1) {
        await here.make.makeMember({
          rootId: here.root.id,
          unitId: index % 2 === 0 ? unit.id : here.sibling.id,
          recordedBy: here.office.accountId,
          fullName: `Lý Thị ${["Bê", "Chi", "Dê"][index % 3]}`,
          birthDate: `${1960 + (index % 5)}-01-0${1 + (index % 9)}`,
          admissionDecidedOn: `${2001 + (index % 4)}-03-03`,
        });
      }
      for (const isDescending of [false, true]) {
        const filter = { unitId: here.sibling.id, sort, isDescending };
        const walked = [];
        let page = await listMembers(here.office, filter);
        walked.push(page);
        while (page.after !== null)
          walked.push((page = await listMembers(here.office, { ...filter, after: page.after })));
        const ids = walked.flatMap(({ rows }) => rows.map((row) => row.id));
        expect(new Set(ids).size).toBe(page.total.people);
        const exported = [];
        for await (const batch of iterateMembers(here.office, filter)) exported.push(...batch.map((row) => row.id));
        expect(exported).toEqual(ids);
        const back = await listMembers(here.office, { ...filter, before: walked.at(-1)?.before ?? "" });
        expect(back.rows).toEqual(walked.at(-2)?.rows);
      }
    },
  );

  test("units stand in the order of their numbers, not of their digits", async () => {
    const { rows } = await listMembers(here.office, { unitId: here.college.id, sort: "unit" });
    expect([...new Set(rows.map((row) => row.unitName.split(" (")[0]))]).toEqual([
      "Đảng bộ cơ sở Trường Cao đẳng",
      "Chi bộ 2",
      "Chi bộ 10",
    ]);
  });

  test("a search is answered by the index, also for a reader under row-level security", async () => {
    await database.owner.execute(sql`
      insert into members (id, root_id, unit_id, standing, full_name, search, sort_key, sex, birth_date, admission_decided_on, admitted_on, created_by)
      select gen_random_uuid(), ${here.root.id}, ${here.root.id}, case when n % 2 = 0 then 'official' else 'left' end::standing,
        'Người Thử', 'nguoi ' || md5(n::text), md5(n::text), 'male', '1980-01-01', '2010-01-01', '2010-01-01', ${here.office.accountId}
      from generate_series(1, 20000) n`);
    await database.owner.execute(sql`vacuum analyze members`);
    const { rows } = await database.owner.execute<{ "QUERY PLAN": string }>(sql`
      explain select m.id from members m where m.root_id = ${here.root.id} and m.merged_into_id is null and m.search like '%khuyen%' limit 1001`);
    expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain("members_search_idx");
    expect(await names(here.office, { search: "thuy" })).toEqual(["Trần Ánh Thúy"]);
    const many = await listMembers(here.office, { search: "nguoi" });
    expect([many.rows.length, many.total]).toEqual([50, { people: 1000, isMore: true }]);
    await database.owner.execute(sql`delete from members where search like 'nguoi %'`);
  });
});

describe("the register on a day", () => {
  let movedId = "";
  let admitted = { entryId: "", memberId: "" };

  beforeAll(async () => {
    const { office, ten, sibling } = here;
    const born = { sex: "female" as const, birthDate: "1995-03-26", cardNo: null, confirm: false };
    admitted = await recordAdmission(office, {
      ...born,
      ...paper(),
      kind: "admission",
      unitId: ten.id,
      fullName: "Vũ Thị Mới",
      admittedOn: "2022-02-20",
      requestKey: newId(),
    });
    movedId = person(1).id;
    const move = { ...paper(), memberId: movedId, toUnitId: sibling.id, effectiveOn: "2022-03-01", confirm: false };
    await recordInternalTransfer(office, { ...move, requestKey: newId() });
    const out = { ...paper(), kind: "transfer_out_outside", elsewhere: "Đắk Nông", effectiveOn: "2022-03-05" };
    await recordTransferOut(office, { ...out, memberId: person(4).id, confirm: false, requestKey: newId() });
  });

  test("holds those who have left since and none who came later, each in the unit of that day", async () => {
    const then = await names(here.office, { onDay: "2022-01-31", unitId: here.college.id });
    expect(then).toEqual([
      "Lê Văn An",
      "Phạm Văn Đức",
      "Đặng Thị Hoà",
      "Nguyễn Thị Thu Hòa",
      "H'Hen Niê",
      "Trần Ánh Thúy",
    ]);
    const later = await names(here.office, { onDay: "2022-03-02", unitId: here.college.id });
    expect(later).toEqual([
      "Phạm Văn Đức",
      "Đặng Thị Hoà",
      "Nguyễn Thị Thu Hòa",
      "Vũ Thị Mới",
      "H'Hen Niê",
      "Trần Ánh Thúy",
    ]);
    expect(await names(here.office, { onDay: "2022-03-31", standing: "left" })).toEqual(["H'Hen Niê"]);
    expect(await names(here.office, { onDay: "2021-12-30" })).toEqual([]);
  });

  test("a secretary keeps the past of the unit, and opens nobody who has gone on", async () => {
    const { rows, total } = await listMembers(here.secretary, { onDay: "2022-01-31" });
    expect(total.people).toBe(6);
    expect(rows.find((row) => row.id === movedId)).toMatchObject({
      fullName: "Lê Văn An",
      birthYear: 1971,
      canOpen: false,
    });
    expect(rows.filter((row) => row.canOpen)).toHaveLength(5);
    expect(await names(here.neighbour, { onDay: "2022-01-31" })).not.toContain("Lê Văn An");
    expect(await names(here.neighbour, { onDay: "2022-03-01" })).toContain("Lê Văn An");
  });

  test("agrees with a plain recomputation from the ledger, on every day and for every reader", async () => {
    const entries = await database.owner.select().from(memberEvents).where(eq(memberEvents.rootId, here.root.id));
    const undone = new Set(entries.map((entry) => entry.reversesId));
    const placesOf = { office: null, secretary: [here.college.id, here.ten.id, here.two.id] } as const;
    for (const onDay of ["2021-12-31", "2022-02-10", "2022-02-20", "2022-03-01", "2022-03-05", today()]) {
      const state = new Map<string, { unitId: string | null; standing: string }>();
      const live = entries.filter((entry) => entry.sign === 1 && !undone.has(entry.id) && entry.effectiveOn <= onDay);
      for (const entry of live.toSorted((a, b) => a.effectiveOn.localeCompare(b.effectiveOn) || a.seq - b.seq)) {
        state.set(entry.memberId, { unitId: entry.toUnitId ?? entry.fromUnitId, standing: entry.standingAfter });
      }
      for (const [who, places] of Object.entries(placesOf)) {
        const expected = [...state].filter(
          ([, { unitId, standing }]) => standing !== "left" && (places === null || places.some((id) => id === unitId)),
        );
        const page = await listMembers(who === "office" ? here.office : here.secretary, { onDay });
        expect([onDay, who, page.total.people]).toEqual([onDay, who, expected.length]);
      }
    }
  });

  test("as known on a day leaves out what was recorded or reversed after it", async () => {
    const yesterday = addDays(today(), -1);
    expect(await names(here.office, { onDay: "2022-03-31", knownOn: yesterday })).toEqual([]);
    // What was recorded today is made to lie three days back: the ledger's entries and the tree.
    const earlier = sql`recorded_at = now() - interval '3 days' where root_id = ${here.root.id}`;
    await database.owner.execute(sql`update member_events set ${earlier}`);
    await database.owner.execute(sql`alter table org_unit_versions disable trigger user`);
    await database.owner.execute(sql`update org_unit_versions set ${earlier}`);
    await database.owner.execute(sql`alter table org_unit_versions enable trigger user`);
    await reverseChange(here.office, { entryId: admitted.entryId, reason: "Ghi nhầm", requestKey: newId() });
    const asked = { onDay: "2022-03-31", unitId: here.ten.id };
    expect(await names(here.office, { ...asked, knownOn: yesterday })).toContain("Vũ Thị Mới");
    expect(await names(here.office, { ...asked, knownOn: today() })).not.toContain("Vũ Thị Mới");
    expect(await names(here.secretary, { ...asked, knownOn: yesterday })).toContain("Vũ Thị Mới");
  });

  test("finds a member by the number of a decision cited about them", async () => {
    const [cited] = (
      await database.owner.execute<{ number: string }>(sql`
        select d.doc_number as number from decisions d join member_events e on e.decision_id = d.id where e.member_id = ${movedId}`)
    ).rows;
    const number = cited?.number ?? "";
    expect(await names(here.office, { search: number })).toEqual(["Lê Văn An"]);
    expect(await names(here.office, { search: number.split("-")[0] })).toEqual(["Lê Văn An"]);
    expect(await names(here.secretary, { search: number })).toEqual([]);
  });
});

describe("a stranger", () => {
  test("from a sibling unit finds no such unit, and an administrator of accounts is refused", async () => {
    const asked = registerAddress.parse({ unit: here.college.id, open: person(0).id });
    await expect(getRegisterScreen(here.neighbour, asked)).rejects.toMatchObject({ code: "not_found" });
    await expect(getRegisterScreen(here.administrator, asked)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("of another office finds nobody by name, decision or card, now or on a day", async () => {
    const other = makeFactories(database.owner);
    const office = await makeActor(other, "office_staff", await other.makeRoot());
    for (const search of ["hoa", "701", "2341", "001080012341"]) {
      expect(await names(office, { search })).toEqual([]);
      expect(await searchMembers(office, { query: search })).toEqual([]);
    }
    expect(await names(office, { onDay: "2022-01-31" })).toEqual([]);
  });
});
