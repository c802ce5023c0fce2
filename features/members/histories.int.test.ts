import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { memberEvents, members } from "@/db/schema/members";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { newId } from "@/lib/id";
import { recordChange } from "./commands/record-change";
import { recordInternalTransfer } from "./commands/record-internal-transfer";
import { recordTransferIn } from "./commands/record-transfer-in";
import { recordTransferOut } from "./commands/record-transfer-out";
import { registerMember } from "./commands/register-member";
import { reverseChange } from "./commands/reverse-change";
import { getStrengthTable } from "./queries/get-strength-table";
import type { ChangeEvent } from "./rules/events";
import {
  recordChangeInput,
  recordInternalTransferInput,
  recordTransferInInput,
  recordTransferOutInput,
  registerMemberInput,
} from "./schema";

const database = testDatabase();

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ cơ sở Sở Tài chính" });
  const sibling = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ cơ sở Sở Y tế" });
  const office = await makeActor(make, "office_staff", root);
  const secretary = await makeActor(make, "secretary", unit);
  return { root, unit, sibling, office, secretary };
}

let here: Awaited<ReturnType<typeof makeOffice>>;
let count = 0;

beforeAll(async () => {
  here = await makeOffice();
});

const decision = () => ({
  issuingBody: "Ban Thường vụ Đảng ủy Khối",
  docType: "QĐ",
  docNumber: `${(count += 1)}-QĐ/ĐUK`,
  decidedOn: "2022-02-10",
});

const known = {
  sex: "male",
  birthDate: "1980-05-19",
  standing: "official",
  admissionDecidedOn: "2010-05-10",
  admittedOn: "2010-05-19",
  officialOn: "2011-05-19",
};

function person() {
  count += 1;
  return { ...known, fullName: `Lê Thử ${Array.from(String(count), (digit) => "abcdefghij"[Number(digit)]).join("")}` };
}

async function register(): Promise<string> {
  const input = { ...person(), unitId: here.unit.id, openedOn: "2021-12-31", requestKey: newId() };
  return (await registerMember(here.secretary, registerMemberInput.parse(input))).memberId;
}

function record(memberId: string, event: ChangeEvent, over: Record<string, unknown> = {}) {
  const kind = event === "discipline" ? "warning" : event === "strike_off" ? "strike_off_official" : event;
  return recordChange(
    here.secretary,
    recordChangeInput.parse({
      event,
      kind,
      memberId,
      effectiveOn: "2022-03-01",
      requestKey: newId(),
      ...decision(),
      ...over,
    }),
  );
}

async function rowOf(memberId: string) {
  const [row] = await database.owner.select().from(members).where(eq(members.id, memberId));
  if (row === undefined) throw new Error("no such member");
  return row;
}

describe("what happens to a member in the course of the years", () => {
  test("an exemption is shown while it lasts and counts nobody in or out", async () => {
    const before = await getStrengthTable(here.office, { unitId: here.unit.id, quarter: "2022-Q1" });
    const memberId = await register();
    await record(memberId, "exemption", { untilOn: "2022-12-31", note: "Tuổi cao" });
    expect(await rowOf(memberId)).toMatchObject({
      exemptSince: "2022-03-01",
      exemptUntil: "2022-12-31",
      standing: "official",
    });
    await expect(record(memberId, "exemption", { effectiveOn: "2022-04-01" })).rejects.toMatchObject({
      messageKey: "members.errors.already.exempt",
    });
    await record(memberId, "exemption_end", { effectiveOn: "2022-05-01" });
    expect(await rowOf(memberId)).toMatchObject({ exemptSince: null, exemptUntil: null });
    const after = await getStrengthTable(here.office, { unitId: here.unit.id, quarter: "2022-Q1" });
    expect(after.closing.total).toBe(before.closing.total + 1);
    expect(after.lines.find((line) => line.kind === "exemption")).toMatchObject({
      side: "neutral",
      line: "K2",
      people: 1,
    });
  });

  test.each([
    ["death", "G4"],
    ["strike_off", "G6"],
    ["expulsion", "G5"],
    ["withdrawal", "G8"],
    ["annulment", "G9"],
  ] as const)("%s takes one member off, on its own line", async (event, line) => {
    const memberId = await register();
    const { closing: before } = await getStrengthTable(here.office, { unitId: here.root.id, quarter: "2022-Q1" });
    await record(memberId, event);
    const table = await getStrengthTable(here.office, { unitId: here.root.id, quarter: "2022-Q1" });
    expect(table.closing.total).toBe(before.total - 1);
    expect(table.lines.map((one) => one.line)).toContain(line);
    expect((await rowOf(memberId)).standing).toBe("left");
  });

  test("somebody who transferred away comes back as the same person, with the history kept", async () => {
    const memberId = await register();
    const out = { kind: "transfer_out_outside", memberId, elsewhere: "Đảng bộ tỉnh Đắk Nông", requestKey: newId() };
    await recordTransferOut(
      here.secretary,
      recordTransferOutInput.parse({ ...out, ...decision(), effectiveOn: "2022-03-01" }),
    );
    await record(memberId, "transfer_in", {
      kind: "transfer_in_outside",
      unitId: here.unit.id,
      elsewhere: "Đảng bộ tỉnh Đắk Nông",
      effectiveOn: "2022-06-01",
    });
    expect(await rowOf(memberId)).toMatchObject({ standing: "official", unitId: here.unit.id });
  });

  test("re-admission waits its months and comes once only; restoration is continuous", async () => {
    const memberId = await register();
    await record(memberId, "expulsion");
    const again = { unitId: here.unit.id, effectiveOn: "2025-02-20", admittedOn: "2025-02-20" };
    await expect(record(memberId, "readmission", { ...again, decidedOn: "2025-02-10" })).rejects.toMatchObject({
      messageKey: "members.errors.readmittedEarly",
      params: { months: 36, date: "01/3/2025" },
    });
    const later = {
      unitId: here.unit.id,
      effectiveOn: "2025-04-01",
      admittedOn: "2025-04-10",
      decidedOn: "2025-04-01",
    };
    await record(memberId, "readmission", later);
    expect(await rowOf(memberId)).toMatchObject({
      standing: "probationary",
      admittedOn: "2025-04-10",
      officialOn: null,
    });
    await record(memberId, "withdrawal", { effectiveOn: "2025-06-01", decidedOn: "2025-06-01" });
    await expect(
      record(memberId, "readmission", { ...later, effectiveOn: "2026-01-01", decidedOn: "2026-01-01" }),
    ).rejects.toMatchObject({ messageKey: "members.errors.readmittedOnce" });
    await record(memberId, "restoration", { unitId: here.unit.id, effectiveOn: "2025-07-01", decidedOn: "2025-07-01" });
    expect((await rowOf(memberId)).standing).toBe("probationary");
  });

  test("a member away for a time is counted at home; a guest here is counted nowhere here", async () => {
    const memberId = await register();
    const { closing } = await getStrengthTable(here.office, { unitId: here.unit.id, quarter: "2022-Q1" });
    await record(memberId, "temporary_out", { elsewhere: "Học viện Chính trị khu vực III", untilOn: "2022-12-31" });
    const guest = recordTransferInInput.parse({
      ...person(),
      ...decision(),
      kind: "temporary_in",
      unitId: here.unit.id,
      elsewhere: "Đảng bộ tỉnh Khánh Hòa",
      effectiveOn: "2022-03-10",
      untilOn: "2022-09-10",
      requestKey: newId(),
    });
    const { memberId: guestId } = await recordTransferIn(here.secretary, guest);
    const table = await getStrengthTable(here.office, { unitId: here.unit.id, quarter: "2022-Q1" });
    expect(table.closing).toEqual(closing);
    expect(await rowOf(memberId)).toMatchObject({
      awayPlace: "Học viện Chính trị khu vực III",
      awayUntil: "2022-12-31",
    });
    expect((await rowOf(guestId)).standing).toBe("guest");
    await record(guestId, "temporary_leave", { effectiveOn: "2022-09-10" });
    expect((await rowOf(guestId)).standing).toBe("left");
  });

  test.each([
    ["too short", "2022-04-01", "members.errors.untilShort"],
    ["too long", "2025-03-01", "members.errors.untilLong"],
  ])(
    "an unusual time away (%s) is warned of, and recorded when the writer insists",
    async (_case, untilOn, messageKey) => {
      const memberId = await register();
      const away = { elsewhere: "Học viện", untilOn };
      await expect(record(memberId, "temporary_out", away)).rejects.toMatchObject({ messageKey });
      await record(memberId, "temporary_out", { ...away, confirm: "on" });
    },
  );

  test.each([
    ["no end", { untilOn: "", elsewhere: "Học viện" }, "untilOn"],
    ["no place", { untilOn: "2022-12-31", elsewhere: " " }, "elsewhere"],
    ["an end before the beginning", { untilOn: "2022-02-01", elsewhere: "Học viện" }, "untilOn"],
    ["no decision", { untilOn: "2022-12-31", elsewhere: "Học viện", docNumber: "" }, "docNumber"],
    ["a kind of another event", { kind: "death", untilOn: "2022-12-31", elsewhere: "Học viện" }, "kind"],
  ])("a temporary transfer with %s is refused beside its field", async (_case, over, field) => {
    const memberId = await register();
    await expect(record(memberId, "temporary_out", over)).rejects.toMatchObject({
      fieldErrors: { [field]: [expect.any(String)] },
    });
  });

  test("a warning kept for official members is not for others, and the strike-off tells the two apart", async () => {
    const memberId = await register();
    await expect(record(memberId, "strike_off", { kind: "strike_off_probationary" })).rejects.toMatchObject({
      fieldErrors: { kind: ["members.errors.kindFor.probationary"] },
    });
  });
});

describe("entries recorded late", () => {
  test("stand where their day puts them, in the unit the member was in then", async () => {
    const memberId = await register();
    const move = { memberId, toUnitId: here.sibling.id, effectiveOn: "2022-06-01", requestKey: newId() };
    await recordInternalTransfer(here.office, recordInternalTransferInput.parse({ ...move, ...decision() }));
    // The secretary no longer has this member; the office records what happened before.
    await expect(record(memberId, "discipline")).rejects.toMatchObject({ code: "not_found" });
    const late = recordChangeInput.parse({
      event: "discipline",
      kind: "warning",
      memberId,
      effectiveOn: "2022-03-01",
      requestKey: newId(),
      ...decision(),
    });
    const { entryId } = await recordChange(here.office, late);
    const [entry] = await database.owner.select().from(memberEvents).where(eq(memberEvents.id, entryId));
    expect(entry).toMatchObject({ fromUnitId: here.unit.id, toUnitId: here.unit.id });
    expect(await rowOf(memberId)).toMatchObject({ unitId: here.sibling.id });
  });

  test("are refused when a later entry would no longer fit, naming its day", async () => {
    const memberId = await register();
    await record(memberId, "exemption", { effectiveOn: "2022-06-01" });
    await expect(record(memberId, "death", { effectiveOn: "2022-05-01" })).rejects.toMatchObject({
      messageKey: "members.errors.laterEntry",
      params: { date: "01/6/2022" },
      fieldErrors: { effectiveOn: ["members.errors.laterEntry"] },
    });
  });

  test("an entry in the middle is reversed alone where what remains is possible, and not where it is not", async () => {
    const memberId = await register();
    const { entryId: exemption } = await record(memberId, "exemption", { effectiveOn: "2022-02-01" });
    const { entryId: punished } = await record(memberId, "discipline", { effectiveOn: "2022-03-01" });
    await record(memberId, "exemption_end", { effectiveOn: "2022-04-01" });
    await reverseChange(here.secretary, { entryId: punished, reason: "Ghi nhầm người", requestKey: newId() });
    await expect(
      reverseChange(here.secretary, { entryId: exemption, reason: "Ghi nhầm", requestKey: newId() }),
    ).rejects.toMatchObject({ messageKey: "members.errors.entryDepends", params: { date: "01/4/2022" } });
  });

  test("a closed unit takes nothing after its day, whoever writes", async () => {
    const make = makeFactories(database.owner);
    const closing = await make.makeUnit({
      rootId: here.root.id,
      parentId: here.root.id,
      name: "Chi bộ cơ sở sắp giải thể",
    });
    await database.owner.execute(
      sql`update org_unit_versions set valid_to = '2022-02-01' where unit_id = ${closing.id}`,
    );
    const input = { ...person(), unitId: closing.id, openedOn: "2022-02-01", requestKey: newId() };
    await expect(registerMember(here.office, registerMemberInput.parse(input))).rejects.toMatchObject({
      fieldErrors: { unitId: ["members.errors.unitClosed"] },
    });
  });
});

const exemption = (memberId: string) =>
  recordChangeInput.parse({
    event: "exemption",
    kind: "exemption",
    memberId,
    effectiveOn: "2022-03-01",
    requestKey: newId(),
    ...decision(),
  });

describe("a change of somebody", () => {
  test("is not for the secretary of another unit, who is told that there is nobody", async () => {
    const memberId = await register();
    const make = makeFactories(database.owner);
    const neighbour = await makeActor(make, "secretary", here.sibling);
    await expect(recordChange(neighbour, exemption(memberId))).rejects.toMatchObject({ code: "not_found" });
  });

  test.each(["leader", "auditor", "administrator"] as const)("is not for who only reads: %s", async (role) => {
    const memberId = await register();
    const reader = await makeActor(makeFactories(database.owner), role, here.root);
    await expect((async () => recordChange(reader, exemption(memberId)))()).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("sent twice is one entry, though the second finds the member exempt already", async () => {
    const input = exemption(await register());
    const both = await Promise.all([recordChange(here.secretary, input), recordChange(here.secretary, input)]);
    expect(new Set(both.map((one) => one.entryId)).size).toBe(1);
  });
});
