import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { formSectionRows, formVersionRow, indicatorRows } from "@/db/baseline/form";
import type { Factories } from "@/db/factories";
import { awardRecipients, awards } from "@/db/schema/awards";
import { positions } from "@/db/schema/bodies";
import { memberImportRows, memberImports } from "@/db/schema/member-imports";
import { memberEvents, members } from "@/db/schema/members";
import { orgEvents, orgEventUnits } from "@/db/schema/org-units";
import { reportFigures, reportNarratives, reports, reportSnapshots, reportSteps } from "@/db/schema/reports";
import { canonicalJson } from "@/lib/canonical";
import { newId } from "@/lib/id";
import { makeDraftForm } from "./made-form";
import { makeLetter } from "./made-letter";

export const QUARTER = "2022-Q1";
const DECIDED_ON = "2022-02-15";
const FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Đỗ", "Võ"];
const MIDDLE = ["Minh", "Thu", "Hữu", "Ngọc", "Xuân", "Thanh", "Kim", "Bảo"];
const GIVEN = ["Ẩn", "Ánh", "Bằng", "Chữ", "Đông", "Giỏi", "Hiền", "Khuyến"];

type Made<Name extends keyof Factories> = Awaited<ReturnType<Factories[Name]>>;
export type SmallOffice = Awaited<ReturnType<typeof makeSmallOffice>>;

/** An office with something in every room: units, members, a quarter with reports at each step, an award. */
export async function makeSmallOffice(make: Factories, owner: NodePgDatabase, mark = "") {
  const root = await make.makeRoot({
    name: `Đảng bộ Khối Các cơ quan và Doanh nghiệp tỉnh Lâm Đồng${mark}`,
    docCode: "ĐUK",
    headerUpper: "TỈNH ỦY LÂM ĐỒNG",
    headerBody: "ĐẢNG ỦY KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP",
    place: "Đà Lạt",
  });
  const base = (name: string) =>
    make.makeUnit({ rootId: root.id, parentId: root.id, name: `${name}${mark}`, kind: "base_party_org" });
  const college = await base("Đảng bộ Trường Cao đẳng Kinh tế – Kỹ thuật và Công nghệ thông tin Lâm Đồng");
  const hospital = await base("Đảng bộ Bệnh viện Y học cổ truyền Phạm Ngọc Thạch");
  const company = await base("Đảng bộ Công ty cổ phần Cấp thoát nước và Xây dựng Bảo Lộc");
  const branch = await make.makeUnit({
    rootId: root.id,
    parentId: college.id,
    name: `Chi bộ Phòng Tổ chức – Hành chính – Quản trị${mark}`,
    kind: "branch",
  });
  for (const [quarter, dueOn] of [
    ["2021-Q4", "2021-12-25"],
    [QUARTER, "2022-03-25"],
  ] as const) {
    await make.makePeriod(root.id, quarter, dueOn);
  }
  const clerk = await make.makeAccount({ rootId: root.id, fullName: `Nguyễn Thị Văn Thư${mark}` });
  const reviewer = await make.makeAccount({ rootId: root.id, fullName: `Trần Văn Duyệt${mark}` });
  const people: Made<"makeMember">[] = [];
  for (let index = 0; index < 60; index += 1) {
    const unit = [branch, college, hospital, company][index % 4] ?? branch;
    people.push(await makePerson(make, root.id, unit.id, clerk.id, index, mark));
  }
  const probationer = people.find((one) => one.unitId === branch.id && one.standing === "probationary");
  const awarded = people.find((one) => one.unitId === branch.id && one.standing === "official");
  const neighbour = people.find((one) => one.unitId === hospital.id);
  if (!probationer || !awarded || !neighbour) throw new Error("The small office lacks its people.");
  await recognise(make, owner, probationer, clerk);
  const award = await makeAward(make, owner, [root, college, awarded], clerk, `531${mark}`);
  const neighbourAward = await makeAward(make, owner, [root, hospital, neighbour], clerk, `532${mark}`);
  const another = (unitId: string) => {
    const found = people.findLast((one) => one.unitId === unitId && one.standing === "official");
    if (!found) throw new Error("The small office lacks its people.");
    return found;
  };
  const [colleague, neighbourColleague] = [another(branch.id), another(hospital.id)];
  const letter = await makeLetter(owner, colleague, [branch, company], clerk);
  const neighbourLetter = await makeLetter(owner, neighbourColleague, [hospital, company], clerk);
  const event = await makePlannedEvent(owner, hospital, clerk);
  const position = await makePosition(owner, college, awarded, clerk);
  const neighbourPosition = await makePosition(owner, hospital, neighbour, clerk);
  const report = (unit: Made<"makeUnit">, status: "draft" | "submitted" | "accepted") =>
    makeReport(owner, unit, status, [clerk, reviewer]);
  const draft = await report(college, "draft");
  const submitted = await report(hospital, "submitted");
  const accepted = await report(company, "accepted");
  const imported = await makeImport(owner, college, clerk);
  const neighbourImport = await makeImport(owner, hospital, clerk);
  const form = await makeDraftForm(owner, root, clerk);
  const units = { root, college, hospital, company, branch };
  return {
    ...units,
    probationer,
    member: awarded,
    neighbour,
    award,
    neighbourAward,
    colleague,
    neighbourColleague,
    letter,
    neighbourLetter,
    form,
    event,
    position,
    neighbourPosition,
    draft,
    submitted,
    accepted,
    imported,
    neighbourImport,
  };
}

/** A list that was checked: one of its rows has an error, and nobody of it is to be entered. */
async function makeImport(owner: NodePgDatabase, unit: Made<"makeUnit">, clerk: Made<"makeAccount">) {
  const id = newId();
  const columns = [
    { name: "Họ và tên", field: "fullName", dropped: null },
    { name: "Ngày sinh", field: "birthDate", dropped: null },
    { name: "Dân tộc", field: null, dropped: "ethnicity" },
  ];
  await owner.insert(memberImports).values({
    id,
    rootId: unit.rootId,
    unitId: unit.id,
    fileName: "Danh sách đảng viên.xlsx",
    fileHash: id,
    sheetName: "Danh sách",
    openedOn: "2021-12-31",
    status: "checked",
    columns: { columns, unreadSheets: [{ name: "Danh mục", isHidden: true }] },
    rowsTotal: 1,
    rowsWithErrors: 1,
    createdBy: clerk.id,
    createdByName: clerk.fullName,
  });
  const problem = { field: "birthDate", key: "members.import.problems.incompleteDay", isError: true };
  await owner.insert(memberImportRows).values({
    importId: id,
    rowNo: 2,
    unitId: unit.id,
    cells: { fullName: "Nguyễn Thị Hương Giang", birthDate: "1980" },
    problems: [problem],
    hasError: true,
    hasWarning: false,
  });
  return { id };
}

function makePerson(
  make: Factories,
  rootId: string,
  unitId: string,
  recordedBy: string,
  index: number,
  mark: string,
): Promise<Made<"makeMember">> {
  const isProbationary = index % 12 === 0;
  return make.makeMember({
    rootId,
    unitId,
    recordedBy,
    fullName: `${FAMILY[index % 8]} ${MIDDLE[Math.floor(index / 8) % 8]} ${GIVEN[(index * 3) % 8]}${mark}`,
    sex: index % 2 === 0 ? "male" : "female",
    ...(isProbationary ? { standing: "probationary", admissionDecidedOn: "2021-01-05", admittedOn: "2021-01-20" } : {}),
  });
}

async function recognise(
  make: Factories,
  owner: NodePgDatabase,
  member: Made<"makeMember">,
  clerk: Made<"makeAccount">,
): Promise<void> {
  const { id: memberId, rootId, unitId, fullName } = member;
  const decision = await make.makeDecision({ rootId, unitId, recordedBy: clerk.id, decidedOn: DECIDED_ON });
  const entry = {
    rootId,
    memberId,
    memberName: fullName,
    kind: "official_recognition",
    effectiveOn: DECIDED_ON,
    fromUnitId: unitId,
    toUnitId: unitId,
    standingBefore: "probationary" as const,
    standingAfter: "official" as const,
    officialOn: "2022-01-20",
    decisionId: decision.id,
    recordedBy: clerk.id,
    recordedByName: clerk.fullName,
  };
  const id = newId();
  await owner.insert(memberEvents).values({ id, ...entry });
  const reason = "Ghi nhầm ngày quyết định, ghi lại cho đúng.";
  await owner.insert(memberEvents).values({ id: newId(), ...entry, sign: -1, reversesId: id, reason });
  await owner.insert(memberEvents).values({ id: newId(), ...entry });
  await owner.update(members).set({ standing: "official", officialOn: "2022-01-20" }).where(eq(members.id, memberId));
}

async function makeAward(
  make: Factories,
  owner: NodePgDatabase,
  [root, unit, member]: [Made<"makeRoot">, Made<"makeUnit">, Made<"makeMember">],
  clerk: Made<"makeAccount">,
  number: string,
) {
  const decision = await make.makeDecision({
    rootId: root.id,
    unitId: root.id,
    recordedBy: clerk.id,
    decidedOn: DECIDED_ON,
    docNumber: `${number}-QĐ/TU`,
  });
  const award = { id: newId(), rootId: root.id, unitId: root.id, decisionId: decision.id, statedCount: 2 };
  const ground = `Hoàn thành xuất sắc nhiệm vụ 5 năm liền (${number})`;
  await owner
    .insert(awards)
    .values({ ...award, ground, meritFrom: 2017, meritTo: 2021, recordedBy: clerk.id, recordedByName: clerk.fullName });
  const shared = { rootId: root.id, awardId: award.id, form: "merit_certificate", decidedOn: DECIDED_ON };
  await owner.insert(awardRecipients).values([
    { ...shared, id: newId(), unitId: unit.id, recipientName: unit.name, ordinal: 1 },
    { ...shared, id: newId(), unitId: member.unitId, memberId: member.id, recipientName: member.fullName, ordinal: 2 },
  ]);
  return { id: award.id, ground };
}

/** A reorganisation that waits for a day far off. */
async function makePlannedEvent(owner: NodePgDatabase, unit: Made<"makeUnit">, clerk: Made<"makeAccount">) {
  const id = newId();
  const { id: unitId, rootId, name } = unit;
  const shared = { effectiveOn: "2199-01-01", requestKey: id, note: null };
  const asked = { ...shared, form: "rename:none", kind: "rename", unitId, name: `${name} (mới)` };
  await owner.insert(orgEvents).values({
    id,
    rootId,
    kind: "rename",
    status: "pending",
    effectiveOn: shared.effectiveOn,
    plan: { asked },
    recordedBy: clerk.id,
    recordedByName: clerk.fullName,
  });
  await owner.insert(orgEventUnits).values({ rootId, eventId: id, unitId, side: "successor" });
  return { id };
}

async function makePosition(
  owner: NodePgDatabase,
  unit: Made<"makeUnit">,
  member: Made<"makeMember">,
  clerk: Made<"makeAccount">,
) {
  const id = newId();
  const { id: memberId, fullName: memberName, rootId } = member;
  const held = { rootId, unitId: unit.id, memberId, memberName, recordedBy: clerk.id };
  await owner.insert(positions).values([
    { ...held, id, kind: "secretary", validFrom: "2020-09-01" },
    { ...held, id: newId(), kind: "committee_member", validFrom: "2015-09-01", validTo: "2020-09-01" },
  ]);
  return { id };
}

async function makeReport(
  owner: NodePgDatabase,
  unit: Made<"makeUnit">,
  status: "draft" | "submitted" | "accepted",
  [clerk, reviewer]: [Made<"makeAccount">, Made<"makeAccount">],
) {
  const id = newId();
  const shared = { rootId: unit.rootId, reportId: id, unitId: unit.id };
  const body = `${unit.name} hoàn thành kế hoạch quý, vượt hai chỉ tiêu.`;
  await owner.insert(reports).values({
    id,
    rootId: unit.rootId,
    unitId: unit.id,
    quarter: QUARTER,
    formVersionId: formVersionRow.id,
    createdBy: clerk.id,
  });
  await owner.insert(reportFigures).values({ ...shared, indicator: "LOP_NT", value: "2", changedBy: clerk.id });
  await owner.insert(reportNarratives).values({ ...shared, section: "results", body, changedBy: clerk.id });
  const step = async (reached: typeof status, by: Made<"makeAccount">) => {
    await owner
      .insert(reportSteps)
      .values({ ...shared, id: newId(), status: reached, byAccount: by.id, byName: by.fullName });
  };
  await step("draft", clerk);
  if (status === "draft") return { id, body };
  const content = handedIn(unit, clerk, body);
  const hash = createHash("sha256").update(canonicalJson(content)).digest("hex");
  await owner.insert(reportSnapshots).values({
    ...shared,
    id: newId(),
    ordinal: 1,
    formVersionId: formVersionRow.id,
    content,
    hash,
    ledgerSeq: 0,
    byAccount: clerk.id,
  });
  await owner
    .update(reports)
    .set({ status: "submitted", version: 2, submittedAt: new Date(), submittedBy: clerk.id })
    .where(eq(reports.id, id));
  await step("submitted", clerk);
  if (status === "submitted") return { id, body };
  await owner
    .update(reports)
    .set({ status, version: 3, acceptedAt: new Date(), acceptedBy: reviewer.id, acceptedOrdinal: 1 })
    .where(and(eq(reports.id, id), eq(reports.status, "submitted")));
  await step("accepted", reviewer);
  return { id, body };
}

function handedIn(unit: Made<"makeUnit">, clerk: Made<"makeAccount">, body: string) {
  return {
    unit: { id: unit.id, name: unit.name },
    quarter: QUARTER,
    form: { code: formVersionRow.code, version: formVersionRow.version },
    figures: indicatorRows.map(({ code, nameVi, unitVi, kind, source }) => ({
      code,
      name: nameVi,
      measure: unitVi,
      kind,
      computed: source === null ? null : 0,
      reported: code === "LOP_NT" ? 2 : null,
      numerator: null,
      denominator: null,
      remark: null,
      reason: null,
    })),
    narratives: formSectionRows.map(({ code, titleVi }) => ({
      code,
      title: titleVi,
      body: code === "results" ? body : "",
    })),
    register: { opening: 15, increases: 0, decreases: 0, official: 14, probationary: 1, closing: 15 },
    ledgerSeq: 0,
    submittedBy: { id: clerk.id, name: clerk.fullName },
  };
}
