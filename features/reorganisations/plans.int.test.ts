import { and, asc, eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { auditEntries } from "@/db/schema/audit-log";
import { orgEvents, orgUnitVersions } from "@/db/schema/org-units";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { addDays, today } from "@/lib/dates";
import { newId } from "@/lib/id";
import { cancelReorganisation } from "./commands/cancel-reorganisation";
import { carryOutDue } from "./commands/carry-out-due";
import { recordReorganisation } from "./commands/record-reorganisation";
import { getEvent } from "./queries/get-event";
import { listEvents } from "./queries/list-events";
import { reorganisationInput } from "./schema";

const database = testDatabase();
const DAY = "2022-03-15";
const decision = { issuingBody: "Ban Thường vụ", docType: "QĐ", docNumber: "77-QĐ/ĐUK", decidedOn: "2022-02-10" };
const inTheFuture = addDays(today(), 30);

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot({ name: "Đảng bộ Khối" });
  const beneath = { rootId: root.id, parentId: root.id, kind: "base_party_org" };
  const hospital = await make.makeUnit({ ...beneath, name: "Đảng bộ B" });
  const company = await make.makeUnit({ ...beneath, name: "Đảng bộ C" });
  return { hospital, company, office: await makeActor(make, "office_staff", root) };
}

const asked = (fields: object) =>
  reorganisationInput.parse({ effectiveOn: DAY, requestKey: newId(), ...decision, ...fields });

const versionsOf = (unitId: string) =>
  database.owner
    .select()
    .from(orgUnitVersions)
    .where(eq(orgUnitVersions.unitId, unitId))
    .orderBy(asc(orgUnitVersions.validFrom));

/** The day of a plan comes. */
const arrive = (eventId: string) =>
  database.owner.execute(sql`update org_events set effective_on = ${DAY},
    plan = jsonb_set(plan, '{asked,effectiveOn}', to_jsonb(${DAY}::text)) where id = ${eventId}`);

describe("a plan", () => {
  test("waits for its day, is carried out once, in the name of whoever made it", async () => {
    const here = await makeOffice();
    const input = asked({ kind: "rename", unitId: here.company.id, name: "Đảng bộ D", effectiveOn: inTheFuture });
    expect(await recordReorganisation(here.office, input)).toMatchObject({ status: "pending" });
    expect(await versionsOf(here.company.id)).toHaveLength(1);
    expect(await carryOutDue()).toEqual({ done: 0, held: 0 });
    await arrive(input.requestKey);
    const runs = await Promise.all([carryOutDue(), carryOutDue()]);
    expect(runs.every((run) => run.held === 0)).toBe(true);
    expect((await versionsOf(here.company.id)).map((one) => one.name)).toEqual(["Đảng bộ C", "Đảng bộ D"]);
    expect(await carryOutDue()).toEqual({ done: 0, held: 0 });
    const entries = await database.owner
      .select({ actorId: auditEntries.actorId })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, input.requestKey), eq(auditEntries.action, "reorganisation.carry_out")));
    expect(entries).toEqual([{ actorId: here.office.accountId }]);
  });

  test("that can no longer be done stays, with its reason, and can be cancelled", async () => {
    const here = await makeOffice();
    const input = asked({ kind: "rename", unitId: here.company.id, name: "Đảng bộ D", effectiveOn: inTheFuture });
    const { eventId } = await recordReorganisation(here.office, input);
    const closing = asked({
      kind: "absorb",
      chosen: [here.company.id],
      intoId: here.hospital.id,
      effectiveOn: "2022-03-01",
    });
    await recordReorganisation(here.office, closing);
    await arrive(eventId);
    expect(await carryOutDue()).toEqual({ done: 0, held: 1 });
    expect(await getEvent(here.office, { eventId })).toMatchObject({
      status: "pending",
      problem: { messageKey: "reorganisations.errors.unitClosed" },
    });
    const { rows } = await listEvents(here.office, { status: "pending" });
    expect(rows).toMatchObject([{ eventId, hasProblem: true }]);
    await cancelReorganisation(here.office, { eventId, reason: "Không còn cần", requestKey: newId() });
    expect(await carryOutDue()).toEqual({ done: 0, held: 0 });
    const [event] = await database.owner.select().from(orgEvents).where(eq(orgEvents.id, eventId));
    expect(event).toMatchObject({ status: "cancelled", reason: "Không còn cần" });
  });
});
