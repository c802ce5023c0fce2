import { desc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { auditEntries } from "@/db/schema/audit-log";
import { positions } from "@/db/schema/bodies";
import { decisions, terms } from "@/db/schema/decisions";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { newId } from "@/lib/id";
import { fold } from "@/lib/vietnamese";
import { closeTerm } from "./commands/close-term";
import { openTerm } from "./commands/open-term";
import { recordPosition } from "./commands/record-position";
import { listTerms } from "./queries/list-terms";
import { closeTermInput, openTermInput, recordPositionInput } from "./schema";

const database = testDatabase();

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot({ name: "Đảng bộ Khối" });
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, kind: "base_party_org" });
  return { make, root, unit, office: await makeActor(make, "office_staff", root) };
}

let here: Awaited<ReturnType<typeof makeOffice>>;

beforeAll(async () => {
  here = await makeOffice();
});

const person = (unitId: string) =>
  here.make.makeMember({ rootId: here.root.id, unitId, recordedBy: here.office.accountId });

const plan = (unitId: string, memberId: string, over = {}) =>
  recordPositionInput.parse({
    unitId,
    memberId,
    kind: "committee_member",
    validFrom: "2022-01-01",
    requestKey: newId(),
    ...over,
  });
const term = (unitId: string, over = {}) =>
  openTermInput.parse({
    unitId,
    ordinal: `Lần thứ ${newId().slice(-6)}`,
    years: "2020 - 2025",
    validFrom: "2020-09-01",
    requestKey: newId(),
    ...over,
  });
const close = (termId: string, over = {}) =>
  closeTermInput.parse({ termId, validTo: "2022-03-01", requestKey: newId(), ...over });

async function positionOf(id: string) {
  const [row] = await database.owner.select().from(positions).where(eq(positions.id, id));
  return row;
}

async function lastAudit(subjectId: string) {
  const [entry] = await database.owner
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.subjectId, subjectId))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id));
  return entry;
}

describe("terms", () => {
  test("follow each other without sharing a day, each with an ordinal of its own", async () => {
    const unit = await here.make.makeUnit({ rootId: here.root.id, parentId: here.root.id, kind: "base_party_org" });
    const input = term(unit.id, { ordinal: "XIII", validFrom: "2015-01-01" });
    await Promise.all([openTerm(here.office, input), openTerm(here.office, input)]);
    const [listed] = await listTerms(here.office, { unitId: unit.id });
    expect(listed).toMatchObject({ ordinal: "XIII", years: "2020–2025", validTo: null, openPositions: 0 });
    await expect(openTerm(here.office, term(unit.id, { ordinal: "XIV" }))).rejects.toMatchObject({
      fieldErrors: { validFrom: ["positions.errors.termOpen"] },
    });
    await closeTerm(here.office, close(input.requestKey, { validTo: "2020-01-01" }));
    await closeTerm(here.office, close(input.requestKey, { validTo: "2020-01-01" }));
    await expect(closeTerm(here.office, close(input.requestKey))).rejects.toMatchObject({
      fieldErrors: { validTo: ["positions.errors.termClosed"] },
    });
    await expect(openTerm(here.office, term(unit.id, { validFrom: "2019-12-31" }))).rejects.toMatchObject({
      fieldErrors: { validFrom: ["positions.errors.termOverlaps"] },
    });
    await expect(openTerm(here.office, term(unit.id, { ordinal: "XIII" }))).rejects.toMatchObject({
      fieldErrors: { ordinal: ["positions.errors.ordinalTaken"] },
    });
    await openTerm(here.office, term(unit.id, { ordinal: "XIV", validFrom: "2020-01-01" }));
    expect(await lastAudit(input.requestKey)).toMatchObject({ action: "term.close" });
  });

  test("ending one may end the positions of it that are still held", async () => {
    const unit = await here.make.makeUnit({ rootId: here.root.id, parentId: here.root.id, kind: "base_party_org" });
    const { termId } = await openTerm(here.office, term(unit.id));
    const [one, two] = [await person(unit.id), await person(unit.id)];
    const kept = await recordPosition(here.office, plan(unit.id, one.id, { termId }));
    const other = await recordPosition(here.office, plan(unit.id, two.id, { validFrom: "2021-01-01" }));
    const closed = await closeTerm(here.office, close(termId, { endsPositions: "on" }));
    expect(closed.positions).toBe(1);
    expect([(await positionOf(kept.positionId))?.validTo, (await positionOf(other.positionId))?.validTo]).toEqual([
      "2022-03-01",
      null,
    ]);
    const late = plan(unit.id, two.id, { termId, kind: "deputy_secretary", validFrom: "2022-03-01" });
    await expect(recordPosition(here.office, late)).rejects.toMatchObject({
      fieldErrors: { termId: ["positions.errors.outsideTerm"] },
    });
  });

  test("registered late, leave a decision its term, find it again, and keep its number from being used twice", async () => {
    const { office, root, unit } = here;
    const by = async (docNumber: string, decidedOn: string) => {
      const decision = { issuingBody: "Ban Thường vụ Đảng ủy Khối", docNumber, decidedOn };
      const { positionId } = await recordPosition(office, plan(unit.id, (await person(unit.id)).id, decision));
      return (await positionOf(positionId))?.decisionId;
    };
    const before = await by("12-QĐ/ĐUK", "2021-05-05");
    await openTerm(office, term(root.id, { ordinal: "VIII" }));
    expect(await by("12-QĐ/ĐUK", "2021-05-05")).toBe(before);
    const [stored] = await database.owner
      .select()
      .from(decisions)
      .where(eq(decisions.id, before ?? ""));
    expect(stored?.term).toBe("");
    await expect(by("12-QĐ/ĐUK", "2021-06-06")).rejects.toMatchObject({ messageKey: "errors.decisionOtherDate" });
    const [eighth] = await database.owner.select().from(terms).where(eq(terms.unitId, root.id));
    await closeTerm(office, close(eighth?.id ?? ""));
    await openTerm(office, term(root.id, { ordinal: "IX", validFrom: "2022-03-01" }));
    const next = await by("12-QĐ/ĐUK", "2022-03-02");
    expect(next).not.toBe(before);
    const rows = await database.owner
      .select({ term: decisions.term })
      .from(decisions)
      .where(eq(decisions.docNumberFold, fold("12-QĐ/ĐUK")));
    expect(rows.map((row) => row.term).toSorted()).toEqual(expect.arrayContaining(["", "IX"]));
  });
});
