import * as fc from "fast-check";
import { expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { memberEvents, members } from "@/db/schema/members";
import { orgUnits, orgUnitVersions } from "@/db/schema/org-units";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { addDays } from "@/lib/dates";
import { newId } from "@/lib/id";
import { lastDay, type Quarter } from "@/lib/quarter";
import { getStrengthTable } from "./queries/get-strength-table";
import { coverOf, isBalanced } from "./rules/strength";
import { eq, sql } from "drizzle-orm";

const database = testDatabase();
const START = "2024-01-01";
const DAYS = 540;
const QUARTERS: Quarter[] = ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2"];
const UNITS = 6;

interface Placed {
  unit: number;
  parent: number;
  /** Days after the start on which the unit changes its parent, and to which. */
  moves: { day: number; parent: number }[];
}

interface Fact {
  /** Days after the start. */
  readonly day: number;
  readonly person: number;
  readonly from: number | null;
  readonly to: number | null;
}

// Units 1 … lie beneath an earlier one, whatever the moves, so that no tree has a circle.
const beneath = (unit: number) => fc.integer({ min: 0, max: unit - 1 });
const placed = fc.tuple(
  ...Array.from({ length: UNITS - 1 }, (_, index) =>
    fc.record({
      unit: fc.constant(index + 1),
      parent: beneath(index + 1),
      moves: fc.array(fc.record({ day: fc.integer({ min: 1, max: DAYS - 1 }), parent: beneath(index + 1) }), {
        maxLength: 2,
      }),
    }),
  ),
);
const step = fc.record({
  person: fc.integer({ min: 0, max: 7 }),
  day: fc.integer({ min: 0, max: DAYS - 1 }),
  unit: fc.integer({ min: 0, max: UNITS - 1 }),
  leaves: fc.boolean(),
});

/** One person's steps in the order of their days, as entries that may follow one another. */
function factsOf(steps: readonly { person: number; day: number; unit: number; leaves: boolean }[]): Fact[] {
  const at = new Map<number, number | null>();
  const facts: Fact[] = [];
  for (const { person, day, unit, leaves } of steps.toSorted((a, b) => a.day - b.day)) {
    const from = at.get(person) ?? null;
    const to = from !== null && leaves ? null : unit;
    if (from === to) continue;
    facts.push({ day, person, from, to });
    at.set(person, to);
  }
  return facts;
}

/** Whether a unit lay beneath another on a day, walked from version to version. */
function lay(places: readonly Placed[], unit: number, top: number, day: number): boolean {
  for (let at = unit; ;) {
    if (at === top) return true;
    const place = places[at - 1];
    if (place === undefined) return false;
    const moved = place.moves.toSorted((a, b) => a.day - b.day).findLast((move) => move.day <= day);
    at = moved?.parent ?? place.parent;
  }
}

function strengthOn(places: readonly Placed[], facts: readonly Fact[], top: number, day: number): number {
  const at = new Map<number, number | null>();
  for (const fact of facts) if (fact.day <= day) at.set(fact.person, fact.to);
  return [...at.values()].filter((unit) => unit !== null && lay(places, unit, top, day)).length;
}

async function build(places: readonly Placed[], facts: readonly Fact[]) {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const ids = [root.id, ...places.map(() => newId())];
  const idOf = (unit: number | null) => (unit === null ? null : (ids[unit] ?? null));
  for (const place of places) {
    const unitId = idOf(place.unit) ?? "";
    await database.owner.insert(orgUnits).values({ id: unitId, rootId: root.id });
    const days = [...new Map(place.moves.toSorted((a, b) => a.day - b.day).map((move) => [move.day, move])).values()];
    const versions = [{ day: -2000, parent: place.parent }, ...days];
    for (const [index, version] of versions.entries()) {
      const next = versions[index + 1];
      await database.owner.insert(orgUnitVersions).values({
        id: newId(),
        rootId: root.id,
        unitId,
        parentId: idOf(version.parent),
        name: `Đơn vị ${place.unit}`,
        search: "don vi",
        kind: "base_party_org",
        validFrom: addDays(START, version.day),
        validTo: next === undefined ? null : addDays(START, next.day),
      });
    }
  }
  const auditor = await makeActor(make, "auditor", root);
  const persons = new Map([...new Set(facts.map((fact) => fact.person))].map((person) => [person, newId()]));
  for (const id of persons.values()) {
    await database.owner.insert(members).values({
      id,
      rootId: root.id,
      unitId: root.id,
      standing: "official",
      fullName: "Người Thử",
      search: "nguoi thu",
      sortKey: "x",
      sex: "male",
      birthDate: "1980-01-01",
      admissionDecidedOn: "2010-01-01",
      admittedOn: "2010-01-01",
      createdBy: auditor.accountId,
    });
  }
  return { root, ids, idOf, auditor, persons };
}

type Built = Awaited<ReturnType<typeof build>>;

async function record({ root, idOf, auditor, persons }: Built, fact: Fact) {
  const { from, to, person, day } = fact;
  await database.owner.insert(memberEvents).values({
    id: newId(),
    rootId: root.id,
    memberId: persons.get(person) ?? "",
    memberName: "Người Thử",
    kind: to === null ? "transfer_out_province" : from === null ? "transfer_in_outside" : "transfer_internal",
    effectiveOn: addDays(START, day),
    fromUnitId: idOf(from),
    toUnitId: idOf(to),
    standingBefore: from === null ? null : "official",
    standingAfter: to === null ? "left" : "official",
    recordedBy: auditor.accountId,
    recordedByName: auditor.name,
  });
}

function dayNumber(day: string): number {
  return Math.round((Date.parse(day) - Date.parse(START)) / 86_400_000);
}

test("on a tree that changes in mid-quarter every table balances, and opens and closes with a recomputation by days", async () => {
  let sawTreeLine = false;
  await fc.assert(
    fc.asyncProperty(placed, fc.array(step, { minLength: 4, maxLength: 24 }), async (places, steps) => {
      const facts = factsOf(steps);
      const built = await build(places, facts);
      for (const fact of facts) await record(built, fact);
      for (const [top, unitId] of built.ids.entries()) {
        for (const quarter of QUARTERS) {
          for (const isCumulative of [false, true]) {
            const table = await getStrengthTable(built.auditor, { unitId, quarter, isCumulative });
            const { from, to } = coverOf({ quarter, isCumulative });
            expect(table.opening.total).toBe(strengthOn(places, facts, top, dayNumber(from) - 1));
            expect(table.closing.total).toBe(strengthOn(places, facts, top, dayNumber(to)));
            expect(isBalanced(table)).toBe(true);
            sawTreeLine ||= table.lines.some((line) => line.kind === "tree");
          }
          const onDay = addDays(coverOf({ quarter }).from, 40);
          const part = await getStrengthTable(built.auditor, { unitId, quarter, onDay });
          expect(part.closing.total).toBe(strengthOn(places, facts, top, dayNumber(onDay)));
          expect(isBalanced(part)).toBe(true);
          // By today's tree a table balances as well, on counters alone.
          expect(isBalanced(await getStrengthTable(built.auditor, { unitId, quarter, tree: "now" }))).toBe(true);
        }
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
  expect(sawTreeLine).toBe(true);
}, 240_000);

test("what was known at an instant never changes when later entries and reorganisations arrive", async () => {
  await fc.assert(
    fc.asyncProperty(placed, fc.array(step, { minLength: 6, maxLength: 20 }), async (places, steps) => {
      const facts = factsOf(steps);
      const still = places.map((place) => ({ ...place, moves: [] }));
      const built = await build(still, facts);
      const half = Math.ceil(facts.length / 2);
      for (const fact of facts.slice(0, half)) await record(built, fact);
      const known = await instant();
      const seen = await allTables(built, known);
      // As known now is what the tables say without a word about it.
      expect(seen).toEqual(await allTables(built, null));
      for (const fact of facts.slice(half)) await record(built, fact);
      for (const place of places) await reorganise(built, place);
      expect(await allTables(built, known)).toEqual(seen);
    }),
    { numRuns: 10, endOnFailure: true },
  );
}, 240_000);

async function instant(): Promise<string> {
  const { rows } = await database.owner.execute<{ at: string }>(sql`select clock_timestamp()::text as at`);
  return rows[0]?.at ?? "";
}

async function allTables({ ids, auditor }: Built, known: string | null) {
  const tables = [];
  for (const unitId of ids) {
    for (const quarter of QUARTERS) tables.push(await getStrengthTable(auditor, { unitId, quarter, known }));
  }
  return tables;
}

async function reorganise({ root, ids, idOf }: Built, place: Placed) {
  const unitId = ids[place.unit] ?? "";
  for (const move of place.moves.toSorted((a, b) => a.day - b.day)) {
    const day = addDays(START, move.day);
    const [open] = await database.owner
      .select()
      .from(orgUnitVersions)
      .where(eq(orgUnitVersions.unitId, unitId))
      .orderBy(sql`valid_from desc`)
      .limit(1);
    if (open === undefined || day <= open.validFrom) continue;
    await database.owner.update(orgUnitVersions).set({ validTo: day }).where(eq(orgUnitVersions.id, open.id));
    await database.owner.insert(orgUnitVersions).values({
      id: newId(),
      rootId: root.id,
      unitId,
      parentId: idOf(move.parent),
      name: open.name,
      search: open.search,
      kind: open.kind,
      validFrom: day,
    });
  }
}

test("the bloc of 2025: handed over on 13 February, its members leave one total and enter three others on lines of their own", async () => {
  const places: Placed[] = [
    { unit: 1, parent: 0, moves: [] },
    { unit: 2, parent: 0, moves: [] },
    { unit: 3, parent: 1, moves: [{ day: dayNumber("2025-02-13"), parent: 2 }] },
  ];
  const facts: Fact[] = [0, 1, 2].map((person) => ({ day: 3, person, from: null, to: 3 }));
  const built = await build(places, facts);
  for (const fact of facts) await record(built, fact);
  const [, bloc = "", receiver = ""] = built.ids;
  const quarter: Quarter = "2025-Q1";
  expect(await getStrengthTable(built.auditor, { unitId: bloc, quarter })).toMatchObject({
    opening: { total: 3 },
    closing: { total: 0 },
    lines: [{ kind: "tree", side: "out", line: "G10", people: 3 }],
  });
  expect(await getStrengthTable(built.auditor, { unitId: receiver, quarter })).toMatchObject({
    opening: { total: 0 },
    closing: { total: 3 },
    lines: [{ kind: "tree", side: "in", line: "T8", people: 3 }],
  });
  expect((await getStrengthTable(built.auditor, { unitId: built.root.id, quarter })).lines).toEqual([]);
  // 2024 stays as it was, by its own tree; by today's the receiver had them all along.
  const before: Quarter = "2024-Q4";
  expect((await getStrengthTable(built.auditor, { unitId: bloc, quarter: before })).closing.total).toBe(3);
  const now = await getStrengthTable(built.auditor, { unitId: receiver, quarter: before, tree: "now" });
  expect(now.closing.total).toBe(3);
  expect(lastDay(before)).toBe("2024-12-31");
});
