import { sql } from "drizzle-orm";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { memberEvents, members } from "@/db/schema/members";
import { orgUnitVersions } from "@/db/schema/org-units";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { recordChange } from "@/features/members/commands/record-change";
import { recordInternalTransfer } from "@/features/members/commands/record-internal-transfer";
import { recordTransferOut } from "@/features/members/commands/record-transfer-out";
import { registerMember } from "@/features/members/commands/register-member";
import { reverseChange } from "@/features/members/commands/reverse-change";
import { getStrengthTable } from "@/features/members/queries/get-strength-table";
import { isBalanced } from "@/features/members/rules/strength";
import {
  recordChangeInput,
  recordInternalTransferInput,
  recordTransferOutInput,
  registerMemberInput,
} from "@/features/members/schema";
import type { Actor } from "@/lib/actor";
import { addDays } from "@/lib/dates";
import { isAppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { lastDay, type Quarter } from "@/lib/quarter";
import { eq } from "drizzle-orm";
import { recordReorganisation } from "./commands/record-reorganisation";
import { undoReorganisation } from "./commands/undo-reorganisation";
import { reorganisationInput } from "./schema";

const database = testDatabase();
const START = "2023-01-01";
const QUARTERS: Quarter[] = ["2022-Q4", "2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4", "2024-Q1"];
const DAYS = 450;

const step = fc.record({
  do: fc.constantFrom(
    "enter",
    "enter",
    "move",
    "leave",
    "exempt",
    "die",
    "reverse",
    "hand_over",
    "absorb",
    "undo" as const,
  ),
  day: fc.integer({ min: 0, max: DAYS }),
  one: fc.nat(30),
  other: fc.nat(30),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

interface Office {
  readonly rootId: string;
  readonly units: string[];
  readonly writers: readonly Actor[];
  readonly people: string[];
  readonly entries: string[];
  readonly events: string[];
}

async function makeOffice(): Promise<Office> {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const units: string[] = [];
  for (const parent of [null, null, 0, 0, 1]) {
    const parentId = parent === null ? root.id : (units[parent] ?? root.id);
    const name = `Đảng bộ cơ sở ${"ABCDE"[units.length] ?? ""}`;
    units.push((await make.makeUnit({ rootId: root.id, parentId, name, kind: "base_party_org" })).id);
  }
  const writers = [await makeActor(make, "office_staff", root), await makeActor(make, "office_staff", root)];
  return { rootId: root.id, units, writers, people: [], entries: [], events: [] };
}

let count = 0;
const decision = () => ({
  issuingBody: "Ban Thường vụ",
  docType: "QĐ",
  docNumber: `${String((count += 1))}-QĐ/ĐUK`,
  decidedOn: "2022-12-01",
});
const letters = (value: number) => Array.from(String(value), (digit) => "abcdefghij"[Number(digit)]).join("");

/** Does one step as a writer; what the rules refuse changes nothing. */
async function run(office: Office, { do: what, day, one, other }: Step, actor: Actor): Promise<void> {
  const unit = (place: number) => office.units[place % office.units.length] ?? "";
  const memberId = office.people[one % Math.max(office.people.length, 1)] ?? newId();
  const base = { requestKey: newId(), effectiveOn: addDays(START, day), ...decision() };
  const note = async (work: Promise<{ entryId: string }>) => office.entries.push((await work).entryId);
  switch (what) {
    case "enter": {
      const person = {
        fullName: `Người Thử ${letters((count += 1))}`,
        sex: "male",
        birthDate: "1980-01-01",
        standing: one % 3 === 0 ? "probationary" : "official",
        admissionDecidedOn: "2010-01-01",
        admittedOn: "2010-01-05",
        officialOn: one % 3 === 0 ? "" : "2011-01-05",
      };
      const input = { ...person, unitId: unit(other), openedOn: base.effectiveOn, requestKey: base.requestKey };
      const done = await registerMember(actor, registerMemberInput.parse(input));
      office.people.push(done.memberId);
      office.entries.push(done.entryId);
      return;
    }
    case "move":
      await note(
        recordInternalTransfer(actor, recordInternalTransferInput.parse({ ...base, memberId, toUnitId: unit(other) })),
      );
      return;
    case "leave": {
      const out = { ...base, memberId, kind: "transfer_out_province", elsewhere: "Đảng bộ huyện bạn" };
      await note(recordTransferOut(actor, recordTransferOutInput.parse(out)));
      return;
    }
    case "exempt":
      await note(
        recordChange(actor, recordChangeInput.parse({ ...base, memberId, event: "exemption", kind: "exemption" })),
      );
      return;
    case "die":
      await note(recordChange(actor, recordChangeInput.parse({ ...base, memberId, event: "death", kind: "death" })));
      return;
    case "reverse": {
      const entryId = office.entries[one % Math.max(office.entries.length, 1)] ?? newId();
      await note(reverseChange(actor, { entryId, reason: "Ghi nhầm", requestKey: base.requestKey }));
      return;
    }
    case "hand_over":
    case "absorb": {
      const form = {
        ...base,
        kind: what,
        chosen: [unit(one)],
        intoId: unit(other),
        destination: "inside",
        parentId: other % 4 === 0 ? office.rootId : unit(other),
      };
      office.events.push((await recordReorganisation(actor, reorganisationInput.parse(form))).eventId);
      return;
    }
    case "undo": {
      const eventId = office.events[one % Math.max(office.events.length, 1)] ?? newId();
      await undoReorganisation(actor, { eventId, reason: "Làm lại", requestKey: base.requestKey });
    }
  }
}

type Entry = typeof memberEvents.$inferSelect;
type Version = typeof orgUnitVersions.$inferSelect;

/** The first oracle: people one by one, units version by version, a walk up the tree for each. */
function recompute(entries: readonly Entry[], versions: readonly Version[], top: string, day: string): number {
  const reversed = new Set(entries.map((entry) => entry.reversesId));
  const live = entries
    .filter((entry) => entry.sign === 1 && !reversed.has(entry.id) && entry.effectiveOn <= day)
    .toSorted((a, b) => a.effectiveOn.localeCompare(b.effectiveOn) || a.seq - b.seq);
  const last = new Map(live.map((entry) => [entry.memberId, entry]));
  const parentOf = (unit: string) =>
    versions.find((one) => one.unitId === unit && one.validFrom <= day && (one.validTo === null || day < one.validTo));
  const lies = (unit: string | null): boolean => {
    for (let at = unit; at !== null; at = parentOf(at)?.parentId ?? null) {
      if (parentOf(at) === undefined) return false;
      if (at === top) return true;
    }
    return false;
  };
  return [...last.values()].filter(
    (entry) => ["official", "probationary"].includes(entry.standingAfter) && lies(entry.toUnitId ?? entry.fromUnitId),
  ).length;
}

/** The second oracle: one statement over entries and versions, without counters, paths or functions of the app. */
async function askDatabase(top: string, day: string): Promise<number> {
  const { rows } = await database.owner.execute<{ people: number }>(sql`
    with recursive tree as (
      select v.unit_id from org_unit_versions v where v.unit_id = ${top} and daterange(v.valid_from, v.valid_to) @> ${day}::date
      union select v.unit_id from org_unit_versions v join tree t on v.parent_id = t.unit_id
        where daterange(v.valid_from, v.valid_to) @> ${day}::date)
    select coalesce(sum(e.sign * (case when e.to_unit_id in (select unit_id from tree) and e.standing_after in ('official', 'probationary') then 1 else 0 end
      - case when e.from_unit_id in (select unit_id from tree) and e.standing_before in ('official', 'probationary') then 1 else 0 end)), 0)::int as people
    from member_events e where e.effective_on <= ${day}::date`);
  return rows[0]?.people ?? 0;
}

async function checkAll({ rootId, units, writers }: Office) {
  const [reader] = writers;
  if (reader === undefined) throw new Error("nobody reads");
  const entries = await database.owner.select().from(memberEvents).where(eq(memberEvents.rootId, rootId));
  const versions = await database.owner.select().from(orgUnitVersions).where(eq(orgUnitVersions.rootId, rootId));
  for (const unitId of [rootId, ...units]) {
    for (const quarter of QUARTERS) {
      const table = await getStrengthTable(reader, { unitId, quarter });
      const expected = recompute(entries, versions, unitId, lastDay(quarter));
      const asked = await askDatabase(unitId, lastDay(quarter));
      const told = { quarter, table: table.closing.total, database: asked, isBalanced: isBalanced(table) };
      expect(told).toEqual({ quarter, table: expected, database: expected, isBalanced: true });
    }
  }
  // The register says of everybody what the ledger does.
  const register = await database.owner.select().from(members).where(eq(members.rootId, rootId));
  const current = register.filter(({ standing }) => standing === "official" || standing === "probationary");
  const { rows } = await database.owner.execute<{ people: number }>(sql`
    select coalesce(sum(e.sign * ((e.standing_after in ('official', 'probationary'))::int
      - coalesce((e.standing_before in ('official', 'probationary'))::int, 0))), 0)::int as people
    from member_events e where e.root_id = ${rootId}`);
  expect(current).toHaveLength(rows[0]?.people ?? 0);
}

async function tablesKnown({ rootId, units, writers }: Office, known: string) {
  const [reader] = writers;
  if (reader === undefined) throw new Error("nobody reads");
  const tables = [];
  for (const unitId of [rootId, ...units]) {
    for (const quarter of QUARTERS) tables.push(await getStrengthTable(reader, { unitId, quarter, known }));
  }
  return tables;
}

async function instant(): Promise<string> {
  const { rows } = await database.owner.execute<{ at: string }>(sql`select clock_timestamp()::text as at`);
  return rows[0]?.at ?? "";
}

test("whatever several users record at once, every table balances, no entry is lost, and what was known stays", async () => {
  const done = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 8, maxLength: 14 }),
      async (batches) => {
        const office = await makeOffice();
        let seen: { known: string; tables: unknown } | null = null;
        for (const [index, batch] of batches.entries()) {
          // The steps of one batch run at the same time, as two people in one office.
          await Promise.all(
            batch.map(async (one, place) => {
              const actor = office.writers[place % office.writers.length];
              if (actor === undefined) return;
              try {
                await run(office, one, actor);
                done.add(one.do);
              } catch (error) {
                if (!isAppError(error)) throw error;
              }
            }),
          );
          if (index !== Math.floor(batches.length / 2)) continue;
          const known = await instant();
          seen = { known, tables: await tablesKnown(office, known) };
        }
        await checkAll(office);
        const { rows } = await database.owner.execute(
          sql`select e.id from member_events e where e.id = any (${sql.param(office.entries)}::uuid[])`,
        );
        expect(rows).toHaveLength(new Set(office.entries).size);
        if (seen !== null) expect(await tablesKnown(office, seen.known)).toEqual(seen.tables);
      },
    ),
    { numRuns: 12, endOnFailure: true },
  );
  // Whatever chance brought, most of what can be done was done.
  expect(done.size).toBeGreaterThanOrEqual(5);
}, 300_000);
