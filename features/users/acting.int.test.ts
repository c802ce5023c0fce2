import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { reports, reportSteps } from "@/db/schema/reports";
import { grants } from "@/db/schema/users";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { addDays, today } from "@/lib/dates";
import { newId } from "@/lib/id";

const database = testDatabase();

const sideOf = (actor: Actor) =>
  readAs(actor, async (db) => {
    const { rows } = await db.execute<{ id: string }>(sql`select own_side(${today()}::date) as id`);
    return rows.map(({ id }) => id);
  });

/** A secretary, whoever acts in that place these days, and a reviewer who stood in for the secretary. */
async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, kind: "base_party_org" });
  const secretary = await makeActor(make, "secretary", unit, "Lê Thị Bí thư");
  const deputy = await make.makeAccount({ rootId: root.id, fullName: "Trần Văn Phó" });
  const acting = async (from: string, to: string) => {
    const id = newId();
    await database.owner.insert(grants).values({
      id,
      rootId: root.id,
      accountId: deputy.id,
      role: "secretary",
      unitId: unit.id,
      validFrom: from,
      validTo: to,
      actingFor: secretary.accountId,
    });
    return id;
  };
  const report = async (author: string) => {
    const id = newId();
    await database.owner.execute(sql`
      insert into reports (id, root_id, unit_id, quarter, form_version_id, status, created_by, submitted_at, submitted_by)
      select ${id}, ${root.id}, ${unit.id}, '2022-Q1', f.id, 'submitted', ${author}, now(), ${author} from form_versions f limit 1`);
    return id;
  };
  const accept = (id: string, by: string) =>
    database.owner
      .update(reports)
      .set({ status: "accepted", acceptedBy: by, acceptedAt: new Date() })
      .where(eq(reports.id, id));
  return { make, root, unit, secretary, deputy, acting, report, accept };
}

test("who stands in and who is stood in for accept nothing of each other's, in the database itself", async () => {
  const { make, root, secretary, deputy, acting, report, accept } = await makeOffice();
  await acting(addDays(today(), -10), addDays(today(), 10));
  const id = await report(secretary.accountId);
  await expect(accept(id, deputy.id)).rejects.toMatchObject({ cause: { constraint: "reports_self_acceptance_check" } });
  await database.owner.delete(reports).where(eq(reports.id, id));
  const other = await report(deputy.id);
  await expect(accept(other, secretary.accountId)).rejects.toMatchObject({
    cause: { constraint: "reports_self_acceptance_check" },
  });
  const reviewer = await make.makeAccount({ rootId: root.id });
  await accept(other, reviewer.id);
});

test("standing in counts from its first day, for reports that were open then, and not for what came after its end", async () => {
  const { secretary, deputy, acting, report, accept } = await makeOffice();
  await acting(addDays(today(), 1), addDays(today(), 10));
  await acting(addDays(today(), -30), addDays(today(), -1));
  await accept(await report(secretary.accountId), deputy.id);
});

test("a stand-in's steps say in whose place they were taken, and those of a role of one's own do not", async () => {
  const { root, unit, secretary, deputy, acting, report } = await makeOffice();
  await acting(today(), addDays(today(), 10));
  const id = await report(secretary.accountId);
  const step = async (actor: string, name: string) => {
    const stepId = newId();
    await database.owner.transaction(async (tx) => {
      await tx.execute(sql`select set_config('app.account', ${actor}, true)`);
      const row = { id: stepId, rootId: root.id, reportId: id, unitId: unit.id, status: "submitted" as const };
      await tx.insert(reportSteps).values({ ...row, byAccount: actor, byName: name });
    });
    const [kept] = await database.owner.select().from(reportSteps).where(eq(reportSteps.id, stepId));
    return kept?.byName;
  };
  expect(await step(deputy.id, "Trần Văn Phó")).toBe("Trần Văn Phó (thay Lê Thị Bí thư)");
  expect(await step(secretary.accountId, "Lê Thị Bí thư")).toBe("Lê Thị Bí thư");
});

test("a session knows in whose place its account acts, and one's own side is told to oneself alone", async () => {
  const { secretary, deputy, acting } = await makeOffice();
  await acting(today(), addDays(today(), 10));
  const { rows } = await database.owner.execute<{ held: unknown }>(sql`select account_grants(${deputy.id}) as held`);
  expect(rows[0]?.held).toMatchObject([
    { role: "secretary", actingFor: { name: "Lê Thị Bí thư", until: addDays(today(), 9) } },
  ]);
  expect((await sideOf(secretary)).toSorted()).toEqual([secretary.accountId, deputy.id].toSorted());
});
