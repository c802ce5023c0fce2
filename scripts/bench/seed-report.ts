import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { makeFactories } from "@/db/factories";
import { formGroups, formVersions, indicators } from "@/db/schema/forms";
import { periods, reports, reportSteps } from "@/db/schema/reports";
import { newId } from "@/lib/id";

export const INDICATORS = 200;
const GROUPS = 10;
const QUARTER = "2022-Q1";

/** An office whose own form has 200 indicators, and a secretary with the draft of one report. */
export async function seedLongReport(db: NodePgDatabase): Promise<{ accountId: string; reportPath: string }> {
  const make = makeFactories(db);
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, kind: "base_branch" });
  const account = await make.makeAccount({ rootId: root.id });
  await make.makeGrant({ accountId: account.id, unitId: unit.id, rootId: root.id, role: "secretary" });
  const formVersionId = newId();
  const form = { id: formVersionId, rootId: root.id, code: "quarterly", version: 1, effectiveFrom: QUARTER };
  await db.insert(formVersions).values({ ...form, sourceDocument: "Mẫu thử tải" });
  const group = (index: number) => `group_${index % GROUPS}`;
  await db.insert(formGroups).values(
    Array.from({ length: GROUPS }, (_, index) => ({
      formVersionId,
      code: group(index),
      titleVi: `Nhóm ${index + 1}`,
      titleEn: `Group ${index + 1}`,
      ordinal: index,
    })),
  );
  await db.insert(indicators).values(
    Array.from({ length: INDICATORS }, (_, index) => ({
      formVersionId,
      code: `CT_${index}`,
      section: group(Math.floor(index / (INDICATORS / GROUPS))),
      nameVi: `Chỉ tiêu số ${index + 1} của quý`,
      nameEn: `Indicator ${index + 1} of the quarter`,
      unitVi: "người",
      unitEn: "people",
      kind: "flow",
      ordinal: index,
    })),
  );
  const period = { rootId: root.id, quarter: QUARTER, opensOn: "2022-01-01", dueOn: "2022-03-25" };
  await db.insert(periods).values(period);
  const reportId = newId();
  const place = { rootId: root.id, unitId: unit.id };
  await db.insert(reports).values({ id: reportId, ...place, quarter: QUARTER, formVersionId, createdBy: account.id });
  const step = { id: newId(), ...place, reportId, status: "draft" as const };
  await db.insert(reportSteps).values({ ...step, byAccount: account.id, byName: account.fullName });
  return { accountId: account.id, reportPath: `/reports/${reportId}` };
}
