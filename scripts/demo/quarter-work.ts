import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import { stateFigure } from "@/features/consolidation/commands/state-figure";
import { takeQuote } from "@/features/consolidation/commands/take-quote";
import { writeChapter } from "@/features/consolidation/commands/write-chapter";
import { makeDraft } from "@/features/forms/commands/make-draft";
import { setTargets } from "@/features/forms/commands/set-targets";
import { addRemark } from "@/features/reports/commands/add-remark";
import { setCollection } from "@/features/reports/commands/collect-reports";
import { acceptReport, reopenReport } from "@/features/reports/commands/review-report";
import { saveEntries } from "@/features/reports/commands/save-entries";
import { startReport } from "@/features/reports/commands/start-report";
import { submitReport } from "@/features/reports/commands/submit-report";
import { getReport } from "@/features/reports/queries/get-report";
import { BLANK_ENTRY } from "@/features/reports/rules/figures";
import { lockPeriod, reopenPeriod } from "@/features/settings/commands/locking";
import { extendDeadline } from "@/features/settings/commands/periods";
import { addGrant } from "@/features/users/commands/grants";
import type { Actor } from "@/lib/actor";
import { addDays, addMonths, today } from "@/lib/dates";
import { newId } from "@/lib/id";
import type { Quarter } from "@/lib/quarter";
import { formIn } from "./entered-figures";
import type { DemoOffice, DemoUnit } from "./office";

const QUARTER = "2022-Q1";
const LOCKED: readonly Quarter[] = ["2020-Q2", "2020-Q3", "2020-Q4", "2021-Q1", "2021-Q2", "2021-Q3"];
const REOPENED = "2021-Q3";

export interface QuarterActors {
  readonly office: Actor;
  readonly colleague: Actor;
  readonly administrator: Actor;
  readonly secretaryOf: (unit: DemoUnit) => Actor;
  readonly branchSecretary: Actor;
}

/** What the office and its units did with their quarters: locked, reopened and restated, put off, remarked on, collected, summed up. */
export async function workOnQuarters(demo: DemoOffice, actors: QuarterActors): Promise<void> {
  await setYear(demo, actors);
  for (const quarter of LOCKED) await lockPeriod(actors.office, { quarter });
  await restate(demo, actors);
  await remarkOn(demo, actors);
  await collectBranches(demo, actors);
  await sumUp(demo, actors);
  await makeDraft(actors.administrator, { requestKey: newId(), sourceId: formIn(QUARTER).id });
}

async function setYear({ bases, homes }: DemoOffice, { office, administrator, secretaryOf }: QuarterActors) {
  const sizeOf = (base: DemoUnit) => homes.reduce((sum, home) => (home.base.id === base.id ? sum + home.size : sum), 0);
  await setTargets(office, {
    year: 2022,
    indicator: "KN",
    sourceDocument: "Chương trình công tác năm 2022 (số liệu minh họa)",
    targets: bases.map((unit) => ({ unitId: unit.id, version: 0, was: "", value: Math.ceil(sizeOf(unit) * 0.04) })),
  });
  const [late] = bases.slice(-8);
  if (late !== undefined) {
    const reason = "Bí thư đi học tập trung, đơn vị đề nghị nộp chậm.";
    await extendDeadline(office, {
      quarter: QUARTER,
      unitId: late.id,
      dueOn: "2022-04-15",
      reason,
      requestKey: newId(),
    });
  }
  const [, second, third] = bases;
  if (second === undefined || third === undefined) return;
  // While the second unit's secretary is away, the third unit's stands in.
  await addGrant(administrator, {
    accountId: secretaryOf(third).accountId,
    role: "secretary",
    unitId: second.id,
    validFrom: today(),
    lastDay: addMonths(today(), 2),
    actingFor: secretaryOf(second).accountId,
  });
}

/** A figure of a locked quarter, put right: the first reported one stays to be read. */
async function restate({ bases }: DemoOffice, { office, colleague, secretaryOf }: QuarterActors): Promise<void> {
  const unit = bases[4];
  if (unit === undefined) return;
  const reason = "Kiểm tra nội bộ phát hiện ghi thiếu một buổi sinh hoạt chuyên đề.";
  const until = addDays(today(), 60);
  await reopenPeriod(office, { quarter: REOPENED, unitId: unit.id, until, reason, requestKey: newId() });
  const reportId = await reportOf(office, unit, REOPENED);
  await reopenReport(office, { reportId, version: (await getReport(office, reportId)).version, reason });
  const secretary = secretaryOf(unit);
  const { figures } = await getReport(secretary, reportId);
  const held = figures.find(({ code }) => code === "SHCD");
  if (held === undefined) return;
  const figure = { ...BLANK_ENTRY, indicator: "SHCD", baseVersion: held.version, value: (held.value ?? 0) + 1 };
  await fill(secretary, { reportId, figures: [figure], narratives: [] });
  await submitReport(secretary, { reportId });
  await acceptReport(colleague, { reportId, version: (await getReport(colleague, reportId)).version });
}

async function remarkOn({ bases }: DemoOffice, { colleague, secretaryOf }: QuarterActors): Promise<void> {
  const unit = bases[1];
  if (unit === undefined) return;
  const reportId = await reportOf(colleague, unit, QUARTER);
  const remark = (actor: Actor, body: string, flag?: "raise") =>
    addRemark(actor, { reportId, field: "figure:SHCD", body, requestKey: newId(), ...(flag ? { flag } : {}) });
  await remark(colleague, "Kế hoạch đầu năm ghi ba buổi, đề nghị đồng chí xem lại số này.", "raise");
  await remark(secretaryOf(unit), "Một buổi dời sang tháng 4 vì trùng lịch họp, chúng tôi sẽ ghi chú.");
}

/** A unit that collects its branches' reports: one is in, the others are awaited. */
async function collectBranches(demo: DemoOffice, { office, branchSecretary }: QuarterActors): Promise<void> {
  const [base, branch] = collectingBase(demo);
  const sourceDocument = "Quy chế làm việc của Đảng ủy (minh họa)";
  await setCollection(office, { unitId: base.id, quarter: QUARTER, collects: true, sourceDocument });
  const { id: reportId } = await startReport(branchSecretary, { unitId: branch.id, quarter: QUARTER });
  const figure = { ...BLANK_ENTRY, indicator: "SHCD", baseVersion: 0, value: 1 };
  const narrative = { section: "party_building", baseVersion: 0, body: "Chi bộ duy trì sinh hoạt định kỳ hằng tháng." };
  await fill(branchSecretary, { reportId, figures: [figure], narratives: [narrative] });
  await submitReport(branchSecretary, { reportId });
}

/** The unit of the demonstration that collects its branches, and the branch whose report is in. */
export function collectingBase({ bases, homes }: DemoOffice): readonly [DemoUnit, DemoUnit] {
  const [base] = bases;
  const home = homes.find((one) => one.base.id === base?.id && one.unit.id !== base.id);
  if (base === undefined || home === undefined) throw new Error("The first unit of the demonstration has no branch.");
  return [base, home.unit];
}

/** The committee's own report: a chapter begun, a unit's words taken over, and a figure stated by hand. */
async function sumUp({ root, bases }: DemoOffice, { office }: QuarterActors): Promise<void> {
  const chapter = { unitId: root.id, quarter: QUARTER, section: "party_building" } as const;
  const body =
    "Trong quý, các tổ chức đảng trực thuộc duy trì nền nếp sinh hoạt chi bộ; công tác kết nạp và công nhận đảng viên chính thức được quan tâm.";
  await writeChapter(office, { ...chapter, baseVersion: 0, body });
  for (const unit of [bases[6], bases[8]]) {
    if (unit === undefined) continue;
    const reportId = await reportOf(office, unit, QUARTER);
    await takeQuote(office, { ...chapter, requestKey: newId(), reportId, ordinal: 1 });
  }
  const stated = { unitId: root.id, quarter: QUARTER, indicator: "SHCD", baseVersion: 0, value: 300 } as const;
  await stateFigure(office, { ...stated, explanation: "Theo báo cáo nhanh qua điện thoại, chưa đủ đơn vị." });
}

async function fill(actor: Actor, entries: Parameters<typeof saveEntries>[1]): Promise<void> {
  const outcomes = await saveEntries(actor, entries);
  if (outcomes.some(({ status }) => status !== "saved")) throw new Error("A figure of the demonstration was refused.");
}

async function reportOf(actor: Actor, unit: DemoUnit, quarter: Quarter): Promise<string> {
  const { rows } = await readAs(actor, (db) =>
    db.execute<{ id: string }>(sql`select id from reports where unit_id = ${unit.id} and quarter = ${quarter}`),
  );
  const [report] = rows;
  if (report === undefined) throw new Error(`No report of ${unit.name} for ${quarter}.`);
  return report.id;
}
