import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { periods, reportFigures, reportNarratives, reports, reportSteps } from "@/db/schema/reports";
import { addDays } from "@/lib/dates";
import { newId } from "@/lib/id";
import { firstDay, type Quarter } from "@/lib/quarter";
import { type DemoReport, dueOn, type Status } from "./demo-report";
import { freezeReports } from "./freeze-reports";
import { type DemoOffice, type DemoUnit, inChunks } from "./office";
import type { Random } from "./random";
import type { Writers } from "./accounts";
import { enteredFigures, formIn } from "./entered-figures";
import { narrativeOf } from "./narratives";

const NOT_STARTED_LAST = 8;
const RETURN_REASON =
  "Đề nghị bổ sung kết quả sinh hoạt chuyên đề và làm rõ số học viên lớp bồi dưỡng nhận thức về Đảng.";

/** Reports of all quarters: earlier ones accepted, the last one in the middle of its work. */
export async function makeReports(
  db: NodePgDatabase,
  office: DemoOffice,
  quarters: readonly Quarter[],
  random: Random,
  writers: Writers,
) {
  const rootId = office.root.id;
  await db
    .insert(periods)
    .values(quarters.map((quarter) => ({ rootId, quarter, opensOn: firstDay(quarter), dueOn: dueOn(quarter) })));
  const last = quarters.at(-1);
  const made = quarters.flatMap((quarter) =>
    office.bases
      .map((unit, index) => ({ unit, status: quarter === last ? statusOfLast(index) : "accepted" }))
      .filter((row): row is { unit: DemoUnit; status: Status } => row.status !== null)
      .map(({ unit, status }) => makeReport(unit, quarter, status, random, writers)),
  );
  const shared = (report: DemoReport) => ({ rootId, reportId: report.id, unitId: report.unit.id });
  const rows = made.map((report) => ({
    id: report.id,
    rootId,
    unitId: report.unit.id,
    quarter: report.quarter,
    formVersionId: formIn(report.quarter).id,
    createdAt: new Date(`${addDays(dueOn(report.quarter), -20)}T02:00:00Z`),
    createdBy: report.secretary.id,
  }));
  // As drafts first: the database takes figures only while a report is open.
  for (const chunk of inChunks(rows, 300)) await db.insert(reports).values(chunk);
  const sizes = sizesOf(office);
  const figures = made.flatMap((report) => {
    const entered = enteredFigures(report.quarter, sizes.get(report.unit.id) ?? 0, random);
    return formIn(report.quarter).indicators.flatMap(({ code }) => {
      const value = entered.get(code);
      return value ? [{ ...shared(report), indicator: code, ...value, changedBy: report.secretary.id }] : [];
    });
  });
  for (const chunk of inChunks(figures, 500)) await db.insert(reportFigures).values(chunk);
  const narratives = made.flatMap((report) =>
    formIn(report.quarter).sections.map(({ code }) => ({
      ...shared(report),
      section: code,
      body: report.status === "draft" && random.chance(60) ? "" : narrativeOf(code, report.unit.name, random),
      changedBy: report.secretary.id,
    })),
  );
  for (const chunk of inChunks(narratives, 500)) await db.insert(reportNarratives).values(chunk);
  await freezeReports(db, rootId, made, writers.colleague);
  await insertSteps(db, rootId, made, writers);
}

/** Members beneath each unit that reports. */
function sizesOf({ homes }: DemoOffice): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { base, size } of homes) sizes.set(base.id, (sizes.get(base.id) ?? 0) + size);
  return sizes;
}

function statusOfLast(index: number): Status | null {
  // The office's own first units stay open, so that whoever tries the demonstration finds something to do.
  if (index === 0) return "draft";
  if (index === 1) return "returned";
  if (index === 3) return "submitted";
  if (index >= 130 - NOT_STARTED_LAST) return null;
  if (index % 17 === 5) return "draft";
  if (index % 11 === 7) return "submitted";
  return index % 29 === 3 ? "returned" : "accepted";
}

function makeReport(unit: DemoUnit, quarter: Quarter, status: Status, random: Random, writers: Writers): DemoReport {
  const secretary = writers.secretaries.get(unit.id);
  if (!secretary) throw new Error(`No secretary of ${unit.name}`);
  const day = addDays(dueOn(quarter), random.chance(90) ? -random.between(0, 9) : random.between(1, 4));
  const submittedAt =
    status === "draft" ? null : new Date(`${day}T0${random.between(1, 9)}:${random.between(10, 59)}:00Z`);
  return { id: newId(), unit, quarter, status, submittedAt, secretary };
}

async function insertSteps(db: NodePgDatabase, rootId: string, made: readonly DemoReport[], writers: Writers) {
  const steps = made.flatMap((report) => {
    if (report.submittedAt === null) return [];
    const step = (status: Status, at: Date, by: { id: string; name: string }, reason: string | null = null) => ({
      id: newId(),
      rootId,
      reportId: report.id,
      unitId: report.unit.id,
      status,
      reason,
      at,
      byAccount: by.id,
      byName: by.name,
    });
    const reviewedAt = new Date(`${addDays(dueOn(report.quarter), 6)}T03:30:00Z`);
    const submitted = step("submitted", report.submittedAt, report.secretary);
    if (report.status === "accepted") return [submitted, step("accepted", reviewedAt, writers.colleague)];
    return report.status === "returned"
      ? [submitted, step("returned", reviewedAt, writers.colleague, RETURN_REASON)]
      : [submitted];
  });
  for (const chunk of inChunks(steps, 500)) await db.insert(reportSteps).values(chunk);
}
