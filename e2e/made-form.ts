import { sql } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { fullFormVersionRow } from "@/db/baseline/form-2022";
import { formGroups, formRules, formSections, formVersions, indicators } from "@/db/schema/forms";
import { newId } from "@/lib/id";

interface Office {
  readonly id: string;
}

/** A draft of the office's own form: a group, an indicator that is a part of another, a chapter, a rule that is off. */
export async function makeDraftForm(owner: NodePgDatabase, root: Office, clerk: Office): Promise<{ id: string }> {
  const id = newId();
  const [last] = await owner
    .select({ version: sql<number>`max(${formVersions.version})::int` })
    .from(formVersions)
    .where(sql`${formVersions.rootId} is null and ${formVersions.code} = ${fullFormVersionRow.code}`);
  await owner.insert(formVersions).values({
    id,
    rootId: root.id,
    code: fullFormVersionRow.code,
    version: (last?.version ?? 1) + 1,
    effectiveFrom: "2199-Q1",
    sourceDocument: "Hướng dẫn 12-HD/BTCTW",
    status: "draft",
    createdBy: clerk.id,
  });
  await owner.insert(formGroups).values([
    { formVersionId: id, code: "strength", titleVi: "Đảng viên", titleEn: "Members", ordinal: 1 },
    { formVersionId: id, code: "mass_work", titleVi: "Công tác dân vận", titleEn: "Mass work", ordinal: 2 },
  ]);
  const people = { formVersionId: id, section: "strength", unitVi: "người", unitEn: "people", kind: "flow" };
  await owner.insert(indicators).values([
    { ...people, code: "KN", nameVi: "Kết nạp đảng viên", nameEn: "Members admitted", source: "ledger:KN", ordinal: 1 },
    {
      ...people,
      code: "KN_DV",
      nameVi: "– trong đó: đoàn viên",
      nameEn: "– of which Youth Union members",
      partOf: "KN",
      isRequired: true,
      guidanceVi: "Tính theo ngày quyết định.",
      guidanceEn: "By the day of the decision.",
      ordinal: 2,
    },
  ]);
  await owner.insert(formSections).values({
    formVersionId: id,
    code: "mass_work",
    titleVi: "Công tác dân vận",
    titleEn: "Mass work",
    guidanceVi: "Nêu việc đã làm và kết quả.",
    isRequired: true,
    ordinal: 1,
  });
  await owner.insert(formRules).values({
    formVersionId: id,
    code: "R1",
    expression: "KN_DV <= KN",
    severity: "explain",
    messageVi: "Số đoàn viên vượt số kết nạp.",
    messageEn: "More Youth Union members than admitted.",
    isOn: false,
    ordinal: 1,
  });
  return { id };
}
