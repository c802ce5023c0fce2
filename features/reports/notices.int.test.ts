import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { acceptReport, returnReport } from "./commands/review-report";
import { startReport } from "./commands/start-report";
import { submitReport } from "./commands/submit-report";
import { getReport } from "./queries/get-report";

const database = testDatabase();
const QUARTER = "2022-Q1";

const versionOf = async (actor: Actor, id: string) => (await getReport(actor, id)).version;

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, kind: "base_party_org" });
  await make.makePeriod(root.id, QUARTER, "2022-03-25");
  const secretary = await makeActor(make, "secretary", unit, "Bí thư");
  const office = await makeActor(make, "office_staff", root, "Văn phòng");
  const { id: reportId } = await startReport(secretary, { unitId: unit.id, quarter: QUARTER });
  return { make, root, secretary, office, reportId };
}

async function toldTo({ accountId }: Actor) {
  const { rows } = await database.owner.execute(
    sql`select kind, params, href from outbox_messages where account_id = ${accountId} order by created_at`,
  );
  return rows;
}

test("handing in is told to the office, and the answer to the secretary, once for each step", async () => {
  const { make, root, secretary, office, reportId } = await makeOffice();
  const colleague = await makeActor(make, "office_staff", root, "Đồng nghiệp");
  await submitReport(secretary, { reportId });
  await returnReport(office, { reportId, version: await versionOf(office, reportId), reason: "Thiếu phụ lục" });
  await submitReport(secretary, { reportId });
  await acceptReport(office, { reportId, version: await versionOf(office, reportId) });
  for (const reviewer of [office, colleague]) {
    expect(await toldTo(reviewer)).toMatchObject([
      { kind: "report.submitted", href: `/reports/${reportId}`, params: { quarter: QUARTER } },
      { kind: "report.submitted" },
    ]);
  }
  expect(await toldTo(secretary)).toMatchObject([
    { kind: "report.returned", params: { reason: "Thiếu phụ lục" } },
    { kind: "report.accepted" },
  ]);
});
