import { expect, test } from "vitest";
import { fullFormVersionRow } from "@/db/baseline/form-2022";
import { makeFactories } from "@/db/factories";
import { reports, reportSnapshots } from "@/db/schema/reports";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor, Role } from "@/lib/actor";
import { newId } from "@/lib/id";
import * as trial from "./queries/try-rules";

const database = testDatabase();

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const administrator = await makeActor(make, "administrator", root);
  const hand = async (name: string, quarter: string, numbers: Record<string, number>) => {
    const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, kind: "base_party_org", name });
    const place = { rootId: root.id, unitId: unit.id, formVersionId: fullFormVersionRow.id };
    const id = newId();
    await database.owner.insert(reports).values({ id, ...place, quarter, createdBy: newId() });
    const figures = Object.entries(numbers).map(([code, reported]) => {
      const words = { remark: `Ghi chú của ${name}`, reason: null, answer: null };
      return { code, kind: "flow", reported, computed: null, numerator: null, denominator: null, ...words };
    });
    const frozen = { content: { unit: { name }, figures }, hash: "x", ledgerSeq: 0, byAccount: newId() };
    await database.owner.insert(reportSnapshots).values({ id: newId(), ...place, reportId: id, ordinal: 1, ...frozen });
    await database.owner.execute(sql`update reports set status = 'submitted' where id = ${id}`);
  };
  await make.makePeriod(root.id, "2022-Q1", "2022-03-25");
  return { make, root, administrator, hand };
}

test("each rule of a form is tried on what was handed in, and no unit is named", async () => {
  const { administrator, hand } = await makeOffice();
  await hand("Đảng bộ Một", "2022-Q1", { LOP_NT: 0, LOP_NT_HV: 12 });
  await hand("Đảng bộ Hai", "2022-Q1", { LOP_NT: 1, LOP_NT_HV: 30 });
  await hand("Đảng bộ Ba", "2022-Q1", { LOP_NT: 0 });
  const tried = await trial.tryRules(administrator, fullFormVersionRow.id);
  expect(tried).toMatchObject({ version: 2, quarters: ["2022-Q1"], reports: 3 });
  expect(tried.rules.find(({ code }) => code === "awareness_classes")).toMatchObject({
    broken: 1,
    applicable: 2,
    isOn: true,
  });
  const { rows } = await readAs(administrator, (db) =>
    db.execute(sql`select * from reports_for_trial(array['2022-Q1'])`),
  );
  expect(rows).toHaveLength(3);
  expect(JSON.stringify([tried, rows])).not.toMatch(/Đảng bộ|Ghi chú/);
});

test("reports of another office, and quarters never opened, are not tried", async () => {
  const { administrator } = await makeOffice();
  const other = await makeOffice();
  await other.hand("Đảng bộ Xa", "2022-Q1", { LOP_NT: 0, LOP_NT_HV: 12 });
  expect(await trial.tryRules(administrator, fullFormVersionRow.id)).toMatchObject({ reports: 0 });
  expect(await trial.tryRules(administrator, fullFormVersionRow.id, ["1999-Q1"])).toMatchObject({ quarters: [] });
});

const CASES = {
  tryRules: async (actor: Actor, formId: string) => trial.tryRules(actor, formId),
} satisfies Record<keyof typeof trial, unknown>;

test("only who edits the office's forms tries its rules", async () => {
  const { make, root, administrator } = await makeOffice();
  const roles: Role[] = ["secretary", "office_staff", "leader", "auditor"];
  for (const role of roles) {
    const actor = await makeActor(make, role, root);
    await expect(CASES.tryRules(actor, fullFormVersionRow.id)).rejects.toThrow("forbidden");
    const { rows } = await readAs(actor, (db) => db.execute(sql`select * from reports_for_trial(array['2022-Q1'])`));
    expect(rows).toEqual([]);
  }
  await expect(CASES.tryRules(administrator, newId())).rejects.toThrow("not_found");
});
