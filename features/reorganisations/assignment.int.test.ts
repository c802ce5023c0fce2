import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { members } from "@/db/schema/members";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { newId } from "@/lib/id";
import { previewReorganisation } from "./commands/preview-reorganisation";
import { getWizardUnit } from "./queries/get-wizard-unit";
import { searchWizardMembers } from "./queries/search-wizard-members";
import { reorganisationInput } from "./schema";

const database = testDatabase();

test("in a unit of more members than are listed, everybody is found by name or year and can be named", async () => {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const office = await makeActor(make, "office_staff", root);
  const { id: unitId } = await make.makeUnit({ rootId: root.id, parentId: root.id, kind: "base_party_org" });
  await database.owner.execute(sql`
    insert into members (id, root_id, unit_id, standing, full_name, search, sort_key, sex, birth_date, admission_decided_on, admitted_on, created_by)
    select gen_random_uuid(), ${root.id}, ${unitId}, 'official', 'Người ' || n, 'nguoi ' || n, lpad(n::text, 6, '0'), 'male',
      '1960-01-01'::date + n * 10, '2010-01-01', '2010-01-01', ${office.accountId}
    from generate_series(1, 700) n`);
  const last = { fullName: "Zinh Thị Ỷ", birthDate: "1999-05-05" };
  await make.makeMember({ rootId: root.id, unitId, recordedBy: office.accountId, ...last });
  const { members: listed, memberCount } = await getWizardUnit(office, { unitId });
  expect([listed.length, memberCount]).toEqual([600, 701]);
  expect(listed.map((one) => one.fullName)).not.toContain(last.fullName);
  const found = await searchWizardMembers(office, { unitId, query: "ỷ zinh 1999" });
  expect(found.map((one) => one.fullName)).toEqual([last.fullName]);
  expect(await searchWizardMembers(office, { unitId, query: "nguoi 1960" })).toHaveLength(36);
  // As the form sends them: in one line, however many.
  const people = await database.owner.select({ id: members.id }).from(members).where(eq(members.unitId, unitId));
  const input = reorganisationInput.parse({
    kind: "split",
    unitId,
    original: "ends",
    units: [
      { name: "Đảng bộ C1", kind: "base_party_org" },
      { name: "Đảng bộ C2", kind: "base_party_org" },
    ],
    defaultTo: "0",
    assign: people
      .slice(0, 690)
      .map(({ id }) => `${id}=1`)
      .join(","),
    effectiveOn: "2022-03-15",
    requestKey: newId(),
    issuingBody: "Tỉnh ủy",
    docType: "QĐ",
    docNumber: "1-QĐ/TU",
    decidedOn: "2022-03-10",
  });
  const { moves } = await previewReorganisation(office, input);
  expect(moves.map(({ to, official }) => [to, official])).toEqual([
    ["Đảng bộ C1", 11],
    ["Đảng bộ C2", 690],
  ]);
});
