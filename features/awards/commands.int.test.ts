import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { newId } from "@/lib/id";
import { recordAward } from "./commands/record-award";
import { withdrawAward } from "./commands/withdraw-award";
import { countAwards } from "./queries/count-awards";
import { getAward } from "./queries/get-award";
import type { RecordAwardInput } from "./schema";

const database = testDatabase();

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const under = (parentId: string, name: string) =>
    make.makeUnit({ rootId: root.id, parentId, name, kind: "base_party_org" });
  const tax = await under(root.id, "Đảng bộ cơ sở Cục Thuế tỉnh");
  const branch = await under(tax.id, "Chi bộ 6");
  const office = await makeActor(make, "office_staff", root, "Văn phòng");
  const member = await make.makeMember({
    rootId: root.id,
    unitId: branch.id,
    recordedBy: office.accountId,
    fullName: "Đặng Thị Hoà",
    admissionDecidedOn: "1992-01-31",
  });
  return { make, root, tax, branch, office, member };
}

let world: Awaited<ReturnType<typeof makeOffice>>;
beforeAll(async () => {
  world = await makeOffice();
});

type Row = RecordAwardInput["recipients"][number];
const unitRow = (key: string, form: string, id: string): Row => ({
  key,
  form,
  mark: null,
  recipient: { kind: "unit", id },
});
const memberRow = (key: string, form: string, id: string, mark: number | null = null): Row => ({
  key,
  form,
  mark,
  recipient: { kind: "member", id },
});

function input(recipients: Row[], changed: Partial<RecordAwardInput> = {}): RecordAwardInput {
  return {
    requestKey: newId(),
    issuingBody: "Ban Thường vụ Tỉnh ủy",
    docType: "QĐ",
    docNumber: `${newId().slice(-6)}-QĐ/TU`,
    decidedOn: "2022-03-31",
    ground: "Hoàn thành xuất sắc nhiệm vụ 5 năm liền",
    meritFrom: 2017,
    meritTo: 2021,
    statedCount: recipients.length,
    recipients,
    explanation: "",
    explained: [],
    ...changed,
  };
}

async function entries(action: string, subjectId: string) {
  const { rows } = await database.owner.execute(
    sql`select actor_name, reason, details, unit_id from audit_entries where action = ${action} and subject_id = ${subjectId}`,
  );
  return rows;
}

const total = async (actor: Actor, unitId: string) => countAwards(actor, { unitId, quarter: "2022-Q1" });

test("a decision with a unit, a lower unit and a member is recorded, counted and logged", async () => {
  const { office, root, tax, branch, member } = await makeOffice();
  const given = input([
    unitRow("r1", "flag", tax.id),
    unitRow("r2", "merit_certificate", branch.id),
    memberRow("r4", "merit_certificate", member.id),
    memberRow("r5", "party_badge", member.id, 30),
  ]);
  const { id } = await recordAward(office, given);
  const award = await getAward(office, id);
  expect(award).toMatchObject({
    docNumber: given.docNumber,
    issuingBody: "Ban Thường vụ Tỉnh ủy",
    statedCount: 4,
    isWhole: true,
  });
  expect(
    award.recipients.map(({ recipientName, within, mark, quarter }) => [recipientName, within, mark, quarter]),
  ).toEqual([
    ["Đảng bộ cơ sở Cục Thuế tỉnh", null, null, "2022-Q1"],
    ["Chi bộ 6", "Đảng bộ cơ sở Cục Thuế tỉnh", null, "2022-Q1"],
    ["Đặng Thị Hoà", "Chi bộ 6", null, "2022-Q1"],
    ["Đặng Thị Hoà", "Chi bộ 6", 30, "2022-Q1"],
  ]);
  const counts = await total(office, root.id);
  expect(counts).toMatchObject({ total: 3, badgesTotal: 1, badges: [{ mark: 30, people: 1 }] });
  expect(counts.forms.find(({ form }) => form === "merit_certificate")).toMatchObject({ collective: 1, individual: 1 });
  expect((await total(office, branch.id)).total).toBe(2);
  const [entry] = await entries("award.record", id);
  expect(entry).toMatchObject({ actor_name: "Văn phòng", reason: null, unit_id: root.id });
  expect(entry?.["details"]).toMatchObject({ after: { docNumber: given.docNumber, statedCount: 4, warnings: [] } });
  expect(await entries("decision.register", award.id)).toEqual([]);
});

test("a form sent twice, also at the same moment, is one decision", async () => {
  const given = input([unitRow("r1", "flag", world.tax.id)]);
  const made = await Promise.all([1, 2, 3].map(() => recordAward(world.office, given)));
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  const { rows } = await database.owner.execute(sql`select 1 from awards where request_key = ${given.requestKey}`);
  expect(rows).toHaveLength(1);
  expect(await entries("award.record", made[0]?.id ?? "")).toHaveLength(1);
});

test("two people recording one decision at the same moment do not count it twice", async () => {
  const other = await makeActor(world.make, "office_staff", world.root, "Văn phòng hai");
  const given = input([unitRow("r1", "merit_certificate", world.tax.id)]);
  const results = await Promise.allSettled([
    recordAward(world.office, given),
    recordAward(other, { ...given, requestKey: newId() }),
  ]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(results.find(({ status }) => status === "rejected")).toMatchObject({
    reason: {
      messageKey: "awards.errors.recordedAlready",
      fieldErrors: { "recipients.r1.recipient": ["awards.errors.recorded"] },
    },
  });
});

test("a stated count that differs is refused until explained, and the explanation is in the log", async () => {
  const given = input([unitRow("r1", "praise", world.tax.id)], { statedCount: 2 });
  await expect(recordAward(world.office, given)).rejects.toMatchObject({
    code: "invalid",
    messageKey: "awards.errors.explainFirst",
    params: { stated: 2, listed: 1 },
    fieldErrors: { statedCount: ["awards.warnings.statedCount"], explanation: ["awards.errors.explain"] },
  });
  const { id } = await recordAward(world.office, {
    ...given,
    explanation: "Một tên in ở phụ lục",
    explained: ["statedCount"],
  });
  expect((await getAward(world.office, id)).statedCount).toBe(2);
  const [entry] = await entries("award.record", id);
  expect(entry).toMatchObject({ reason: "Một tên in ở phụ lục" });
  expect(entry?.["details"]).toMatchObject({ after: { warnings: ["awards.warnings.statedCount"] } });
});

test("a badge before its anniversary is a warning; a form that is not for members is refused", async () => {
  const early = input([memberRow("r3", "party_badge", world.member.id, 30)], { decidedOn: "2022-01-30" });
  await expect(recordAward(world.office, early)).rejects.toMatchObject({
    fieldErrors: { "recipients.r3.mark": ["awards.warnings.tooFewYears"] },
  });
  await expect(recordAward(world.office, input([memberRow("r1", "flag", world.member.id)]))).rejects.toMatchObject({
    fieldErrors: { "recipients.r1.recipient": ["awards.errors.unitsOnly"] },
  });
});

test("a member is placed in the unit they belonged to on the decision's day", async () => {
  const { make, root, branch, tax, office } = await makeOffice();
  const member = await make.makeMember({ rootId: root.id, unitId: branch.id, recordedBy: office.accountId });
  await database.owner.execute(sql`insert into member_events
    (id, root_id, member_id, member_name, kind, effective_on, from_unit_id, to_unit_id, standing_before, standing_after, recorded_by, recorded_by_name)
    values (${newId()}, ${root.id}, ${member.id}, 'X', 'transfer_internal', '2022-04-02', ${branch.id}, ${tax.id}, 'official', 'official', ${office.accountId}, 'X')`);
  await database.owner.execute(sql`update members set unit_id = ${tax.id} where id = ${member.id}`);
  const { id } = await recordAward(office, input([memberRow("r1", "merit_certificate", member.id)]));
  expect((await getAward(office, id)).recipients[0]).toMatchObject({ unitId: branch.id, within: "Chi bộ 6" });
});

test("a number that is in the register with another date is refused beside the date", async () => {
  const given = input([unitRow("r1", "commendation", world.tax.id)]);
  await recordAward(world.office, given);
  await expect(
    recordAward(world.office, { ...given, requestKey: newId(), decidedOn: "2022-03-30" }),
  ).rejects.toMatchObject({ code: "conflict", fieldErrors: { decidedOn: ["errors.decisionOtherDate"] } });
});

test("a withdrawn award stays in the list, is not counted, and can be withdrawn only once", async () => {
  const { office, root, tax } = await makeOffice();
  const given = input([unitRow("r1", "flag", tax.id)]);
  const { id } = await recordAward(office, given);
  const recipientId = (await getAward(office, id)).recipients[0]?.id ?? "";
  const results = await Promise.allSettled([
    withdrawAward(office, { recipientId, reason: "Ghi nhầm đơn vị" }),
    withdrawAward(office, { recipientId, reason: "Ghi nhầm đơn vị" }),
  ]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
  const award = await getAward(office, id);
  expect(award.recipients[0]?.isWithdrawn).toBe(true);
  expect(award.withdrawals).toMatchObject([{ recipientId, reason: "Ghi nhầm đơn vị" }]);
  expect((await total(office, root.id)).total).toBe(0);
  const withdrawn = await entries("award.withdraw", recipientId);
  expect(withdrawn).toHaveLength(1);
  expect(withdrawn[0]).toMatchObject({ reason: "Ghi nhầm đơn vị", unit_id: tax.id });
  await expect(recordAward(office, { ...given, requestKey: newId() })).resolves.toBeDefined();
});

test("staff of another office cannot find the recipients, and nothing is left behind", async () => {
  const stranger = (await makeOffice()).office;
  const given = input([unitRow("r1", "flag", world.tax.id), memberRow("r2", "merit_certificate", world.member.id)]);
  await expect(recordAward(stranger, given)).rejects.toMatchObject({
    fieldErrors: {
      "recipients.r1.recipient": ["awards.errors.recipientUnknown"],
      "recipients.r2.recipient": ["awards.errors.recipientUnknown"],
    },
  });
  const { rows } = await database.owner.execute(sql`select 1 from decisions where doc_number = ${given.docNumber}`);
  expect(rows).toEqual([]);
});

const commands = { recordAward, withdrawAward };
const asAnyone = {
  recordAward: (actor) => recordAward(actor, input([unitRow("r1", "praise", world.tax.id)])),
  withdrawAward: async (actor) => {
    const { id } = await recordAward(world.office, input([unitRow("r1", "flag", world.tax.id)]));
    const recipientId = (await getAward(world.office, id)).recipients[0]?.id ?? "";
    return withdrawAward(actor, { recipientId, reason: "Không được phép" });
  },
} satisfies Record<keyof typeof commands, (actor: Actor) => Promise<unknown>>;

test.each(Object.entries(asAnyone))(
  "%s: every role but the office's staff is refused, and so is another office",
  async (_name, run) => {
    for (const role of ["secretary", "leader", "auditor", "administrator"] as const) {
      await expect(run(await makeActor(world.make, role, world.root))).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(run((await makeOffice()).office)).rejects.toMatchObject({ name: "AppError" });
  },
);
