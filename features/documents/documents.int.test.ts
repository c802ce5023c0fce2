import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { newId } from "@/lib/id";
import { convertWithLibreOffice, pagesOfPdf } from "@/server/testing/libre-office";
import { makeReviewDocument } from "./commands/make-review";
import { getReview } from "./queries/get-review";

const database = testDatabase();

interface Change {
  kind: string;
  from: string | null;
  to: string | null;
  before: "probationary" | "official" | null;
  after: "probationary" | "official" | "left";
}

async function makeWorld() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot(
    {
      name: "Đảng bộ Khối Các cơ quan tỉnh Lâm Đồng",
      docCode: "ĐUK",
      headerUpper: "TỈNH ỦY LÂM ĐỒNG",
      headerBody: "ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH",
      place: "Đà Lạt",
    },
    true,
  );
  const under = (parentId: string, name: string, kind = "base_party_org") =>
    make.makeUnit({ rootId: root.id, parentId, name, kind });
  const tax = await under(root.id, "Đảng bộ cơ sở Cục Thuế tỉnh");
  const school = await under(root.id, "Đảng bộ cơ sở Trường Cao đẳng Nghề Đà Lạt");
  const branch = await under(school.id, "Chi bộ 6", "branch");
  const office = await makeActor(make, "office_staff", root);
  const recordedBy = office.accountId;
  const decision = await make.makeDecision({
    rootId: root.id,
    unitId: root.id,
    recordedBy,
    issuingBody: "Ban Thường vụ Tỉnh ủy",
    decidedOn: "2022-03-31",
  });
  const change = async ({ kind, from, to, before, after }: Change) => {
    const member = await make.makeMember({
      rootId: root.id,
      unitId: from ?? to ?? "",
      recordedBy,
      ...(before ? { standing: before } : {}),
    });
    await database.owner.execute(sql`insert into member_events
      (id, root_id, member_id, member_name, kind, effective_on, from_unit_id, to_unit_id, standing_before, standing_after, decision_id, recorded_by, recorded_by_name)
      values (${newId()}, ${root.id}, ${member.id}, ${member.fullName}, ${kind}, '2022-02-10', ${from}, ${to}, ${before}, ${after}, ${decision.id}, ${recordedBy}, 'X')`);
  };
  for (let n = 0; n < 4; n += 1)
    await change({ kind: "admission", from: null, to: branch.id, before: null, after: "probationary" });
  for (let n = 0; n < 3; n += 1)
    await change({ kind: "official_recognition", from: tax.id, to: tax.id, before: "probationary", after: "official" });
  for (let n = 0; n < 5; n += 1)
    await change({ kind: "transfer_out_province", from: tax.id, to: null, before: "official", after: "left" });
  await change({ kind: "transfer_internal", from: tax.id, to: school.id, before: "official", after: "official" });
  const awardId = newId();
  await database.owner
    .execute(sql`insert into awards (id, root_id, unit_id, decision_id, ground, merit_from, merit_to, recorded_by, recorded_by_name)
    values (${awardId}, ${root.id}, ${root.id}, ${decision.id}, 'Hoàn thành xuất sắc nhiệm vụ 5 năm liền', 2017, 2021, ${recordedBy}, 'X')`);
  const person = await make.makeMember({ rootId: root.id, unitId: tax.id, recordedBy });
  for (const [index, [form, unitId, memberId, mark]] of (
    [
      ["flag", tax.id, null, null],
      ["merit_certificate", branch.id, null, null],
      ["merit_certificate", tax.id, person.id, null],
      ["party_badge", tax.id, person.id, 40],
    ] as const
  ).entries()) {
    await database.owner
      .execute(sql`insert into award_recipients (id, root_id, award_id, form, unit_id, member_id, recipient_name, mark, decided_on, ordinal)
      values (${newId()}, ${root.id}, ${awardId}, ${form}, ${unitId}, ${memberId}, 'Tên khi ghi', ${mark}, '2022-03-31', ${index + 1})`);
  }
  await database.owner
    .execute(sql`insert into reports (id, root_id, unit_id, quarter, form_version_id, status, submitted_by, created_by)
    select ${newId()}, ${root.id}, ${tax.id}, '2022-Q1', id, 'submitted', ${recordedBy}, ${recordedBy} from form_versions limit 1`);
  return { make, root, tax, school, branch, office };
}

let world: Awaited<ReturnType<typeof makeWorld>>;
beforeAll(async () => {
  world = await makeWorld();
});

test("the review's figures are those of the register, and each column of the appendix sums to them", async () => {
  const review = await getReview(world.office, { quarter: "2022-Q1" });
  expect(review).toMatchObject({
    isDemonstration: true,
    admission: 4,
    officialRecognition: 3,
    transferOut: 5,
    transferIn: 0,
    awardCounts: { total: 3, badgesTotal: 1 },
    reports: { total: 2, missing: ["Đảng bộ cơ sở Trường Cao đẳng Nghề Đà Lạt"] },
    head: { docCode: "ĐUK", place: "Đà Lạt" },
  });
  expect(review.awardGroups).toMatchObject([
    {
      issuingBody: "Ban Thường vụ Tỉnh ủy",
      forms: [
        { form: "flag", collectives: ["Đảng bộ cơ sở Cục Thuế tỉnh"], individuals: 0 },
        {
          form: "merit_certificate",
          collectives: ["Chi bộ 6 (Đảng bộ cơ sở Trường Cao đẳng Nghề Đà Lạt)"],
          individuals: 1,
        },
      ],
    },
  ]);
  const sum = (
    key: "admission" | "officialRecognition" | "transferOut" | "transferIn" | "closing" | "awards" | "badges",
  ) => review.units.reduce((all, unit) => all + unit[key], 0);
  expect([sum("admission"), sum("officialRecognition"), sum("transferOut"), sum("transferIn")]).toEqual([4, 3, 5, 0]);
  expect([sum("closing"), sum("awards"), sum("badges")]).toEqual([review.closing.total, 3, 1]);
  expect(review.units.map(({ unitName, admission }) => [unitName, admission])).toEqual([
    ["Đảng bộ cơ sở Cục Thuế tỉnh", 0],
    ["Đảng bộ cơ sở Trường Cao đẳng Nghề Đà Lạt", 4],
  ]);
});

test("LibreOffice opens the review: the Party's head, the figures and the appendix are in it, and the log knows", async () => {
  const { fileName, content } = await makeReviewDocument(world.office, { quarter: "2022-Q1" });
  expect(fileName).toBe("bao-cao-so-ket_duk_2022-Q1.docx");
  const pages = await pagesOfPdf(await convertWithLibreOffice(content, "docx", "pdf"));
  const text = pages.join(" ").replace(/\s+/g, " ");
  for (const part of [
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "-BC/ĐUK",
    "Đà Lạt, ngày … tháng … năm …",
    "sơ kết công tác xây dựng Đảng quý I,",
    "kết nạp 4 đảng viên mới; công nhận đảng viên chính thức cho 3 đảng viên dự bị",
    "chuyển sinh hoạt đảng đi 5 đảng viên",
    "Huy hiệu 40 năm tuổi đảng: 1 đồng chí",
    "tặng cờ cho 1 tập thể (Đảng bộ cơ sở Cục Thuế tỉnh)",
    "1 đơn vị chưa gửi: Đảng bộ cơ sở Trường Cao đẳng Nghề Đà Lạt",
    "là số liệu minh họa",
    "T/M BAN THƯỜNG VỤ",
    "Toàn Đảng bộ",
  ])
    expect(text).toContain(part);
  const { rows } = await database.owner.execute(
    sql`select unit_id, details from audit_entries where action = 'document.make' and actor_id = ${world.office.accountId}`,
  );
  expect(rows).toMatchObject([
    { unit_id: world.root.id, details: { after: { quarter: "2022-Q1", fileName, admission: 4 } } },
  ]);
}, 120_000);

test("office, leader and auditor may make it; a quarter before anything happened is a review too", async () => {
  for (const role of ["office_staff", "leader", "auditor"] as const) {
    const actor = await makeActor(world.make, role, world.root);
    expect(await getReview(actor, { quarter: "2020-Q3" })).toMatchObject({
      admission: 0,
      closing: { total: 0 },
      units: [{}, {}],
    });
  }
});

const doors = {
  getReview: (actor) => getReview(actor, { unitId: world.tax.id, quarter: "2022-Q1" }),
  makeReviewDocument: (actor) => makeReviewDocument(actor, { unitId: world.tax.id, quarter: "2022-Q1" }),
} satisfies Record<string, (actor: Actor) => Promise<unknown>>;

test.each(Object.entries(doors))(
  "%s: no secretary, no administrator, no sibling and no other office",
  async (_name, run) => {
    for (const role of ["secretary", "administrator"] as const) {
      const actor = await makeActor(world.make, role, world.root);
      await expect((async () => run(actor))()).rejects.toMatchObject({ code: "forbidden" });
    }
    const sibling = await makeActor(world.make, "leader", { id: world.school.id, rootId: world.root.id });
    for (const stranger of [sibling, (await makeWorld()).office]) {
      await expect((async () => run(stranger))()).rejects.toMatchObject({ code: "not_found" });
    }
  },
);
