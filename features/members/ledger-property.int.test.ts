import { sql } from "drizzle-orm";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { memberEvents, members } from "@/db/schema/members";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { newId } from "@/lib/id";
import { lastDay, nextQuarter, type Quarter, quarterOf } from "@/lib/quarter";
import { getStrengthTable } from "./queries/get-strength-table";
import { isBalanced } from "./rules/strength";

const database = testDatabase();
const HISTORIES = 12;
const FIRST_QUARTER: Quarter = "2020-Q1";
const QUARTERS = 8;

/** One thing that is tried; what cannot be done at that point is passed over. */
type Step =
  | {
      readonly do: "enter";
      readonly kind: "admission" | "opening" | "transfer_in_outside";
      readonly unit: number;
      readonly quarter: number;
    }
  | { readonly do: "recognise" | "leave" | "reverse"; readonly member: number; readonly wait: number }
  | { readonly do: "move"; readonly member: number; readonly unit: number; readonly wait: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("enter" as const),
      kind: fc.constantFrom("admission" as const, "opening" as const, "transfer_in_outside" as const),
      unit: fc.nat(30),
      quarter: fc.nat(QUARTERS - 1),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom("recognise" as const, "leave" as const, "reverse" as const),
      member: fc.nat(30),
      wait: fc.nat(3),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("move" as const), member: fc.nat(30), unit: fc.nat(30), wait: fc.nat(3) }),
  },
);

/** A tree as the parent of each unit after the first, none deeper than four beneath the root. */
const tree = fc.array(fc.nat(50), { minLength: 2, maxLength: 9 });

/** A history with every kind of change: what is drawn at random need not recognise anybody. */
const EVERY_KIND: Step[] = [
  { do: "enter", kind: "admission", unit: 0, quarter: 0 },
  { do: "enter", kind: "opening", unit: 1, quarter: 1 },
  { do: "enter", kind: "transfer_in_outside", unit: 0, quarter: 2 },
  { do: "recognise", member: 0, wait: 1 },
  { do: "move", member: 1, unit: 0, wait: 1 },
  { do: "leave", member: 2, wait: 1 },
  { do: "reverse", member: 2, wait: 0 },
];

type Row = typeof memberEvents.$inferInsert & { id: string };

interface Person {
  readonly id: string;
  readonly entries: Row[];
}

const quarters = Array.from({ length: QUARTERS - 1 }).reduce<Quarter[]>(
  (list) => [...list, nextQuarter(list.at(-1) ?? FIRST_QUARTER)],
  [FIRST_QUARTER],
);

async function growTree(parents: readonly number[]) {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const units = [{ id: root.id, parent: -1, depth: 0 }];
  for (const wanted of parents) {
    const shallow = units.map((unit, index) => ({ ...unit, index })).filter((unit) => unit.depth < 4);
    const parent = shallow[wanted % shallow.length] ?? { id: root.id, index: 0, depth: 0 };
    const { id } = await make.makeUnit({ rootId: root.id, parentId: parent.id });
    units.push({ id, parent: parent.index, depth: parent.depth + 1 });
  }
  const recorder = await makeActor(make, "office_staff", root);
  return { make, root, units, recorder };
}

type Grown = Awaited<ReturnType<typeof growTree>>;

/** The history as rows of the ledger, each possible after those before it; late entries fall into quarters long past. */
function writeHistory(grown: Grown, steps: readonly Step[]): Person[] {
  const persons: Person[] = [];
  const unitAt = (index: number) => grown.units[1 + (index % (grown.units.length - 1))]?.id ?? "";
  for (const one of steps) {
    if (one.do === "enter")
      persons.push(newPerson(grown, one.kind, unitAt(one.unit), quarters[one.quarter] ?? FIRST_QUARTER));
    else {
      const person = persons[one.member % Math.max(persons.length, 1)];
      const next = person && nextEntry(grown, person, one, one.do === "move" ? unitAt(one.unit) : "");
      if (next) person?.entries.push(next);
    }
  }
  return persons;
}

function baseOf({ root, recorder }: Grown, memberId: string) {
  const recordedBy = recorder.accountId;
  return { id: newId(), rootId: root.id, memberId, memberName: "Người Thử", recordedBy, recordedByName: recorder.name };
}

function newPerson(grown: Grown, kind: string, toUnitId: string, quarter: Quarter): Person {
  const id = newId();
  const standingAfter = kind === "admission" ? ("probationary" as const) : ("official" as const);
  return { id, entries: [{ ...baseOf(grown, id), kind, toUnitId, standingAfter, effectiveOn: lastDay(quarter) }] };
}

function standing(person: Person): Row | undefined {
  const reversed = new Set(person.entries.map((entry) => entry.reversesId));
  return person.entries.findLast((entry) => (entry.sign ?? 1) === 1 && !reversed.has(entry.id));
}

function nextEntry(grown: Grown, person: Person, one: Exclude<Step, { do: "enter" }>, toUnit: string): Row | null {
  const last = standing(person);
  if (last === undefined) return null;
  const base = baseOf(grown, person.id);
  if (one.do === "reverse") {
    return { ...last, ...base, sign: -1, reversesId: last.id, reason: "Ghi nhầm" };
  }
  const unit = last.toUnitId ?? null;
  if (last.standingAfter === "left" || unit === null) return null;
  const start = quarters.indexOf(quarterOf(last.effectiveOn));
  const effectiveOn = lastDay(quarters[Math.min(start + one.wait, QUARTERS - 1)] ?? FIRST_QUARTER);
  const from = { ...base, fromUnitId: unit, standingBefore: last.standingAfter, effectiveOn };
  if (one.do === "leave") return { ...from, kind: "transfer_out_province", standingAfter: "left" };
  if (one.do === "move") {
    return toUnit === unit
      ? null
      : { ...from, kind: "transfer_internal", toUnitId: toUnit, standingAfter: last.standingAfter };
  }
  return last.standingAfter === "probationary"
    ? { ...from, kind: "official_recognition", toUnitId: unit, standingAfter: "official" }
    : null;
}

async function record(grown: Grown, persons: readonly Person[]) {
  const unitId = grown.units[1]?.id ?? grown.root.id;
  for (const person of persons) {
    await database.owner.insert(members).values({
      id: person.id,
      rootId: grown.root.id,
      unitId,
      standing: "official",
      fullName: "Người Thử",
      search: "nguoi thu",
      sortKey: "x",
      sex: "male",
      birthDate: "1980-01-01",
      admissionDecidedOn: "2010-01-01",
      admittedOn: "2010-01-01",
      createdBy: grown.recorder.accountId,
    });
    for (const entry of person.entries) await database.owner.insert(memberEvents).values(entry);
  }
}

/** Strength and changes of every subtree and quarter, recomputed from persons one by one: no counter, no trigger. */
function recompute(grown: Grown, persons: readonly Person[], top: number, quarter: Quarter) {
  const beneath = new Set(grown.units.filter((_, index) => isBeneath(grown, index, top)).map((unit) => unit.id));
  const holds = (unit: string | null | undefined) => unit != null && beneath.has(unit);
  const strength = { official: 0, probationary: 0 };
  let increases = 0;
  let decreases = 0;
  for (const { entries } of persons) {
    const reversed = new Set(entries.map((entry) => entry.reversesId));
    const live = entries.filter((entry) => (entry.sign ?? 1) === 1 && !reversed.has(entry.id));
    const until = live.filter((entry) => quarterOf(entry.effectiveOn) <= quarter);
    const last = until.at(-1);
    const now = last?.standingAfter ?? "left";
    if (last && now !== "left" && now !== "guest" && holds(last.toUnitId)) strength[now] += 1;
    for (const entry of live.filter((one) => quarterOf(one.effectiveOn) === quarter)) {
      if (holds(entry.toUnitId) && !holds(entry.fromUnitId)) increases += 1;
      if (holds(entry.fromUnitId) && !holds(entry.toUnitId)) decreases += 1;
    }
  }
  return { ...strength, increases, decreases };
}

function isBeneath({ units }: Grown, index: number, top: number): boolean {
  for (let at = index; at >= 0; at = units[at]?.parent ?? -1) if (at === top) return true;
  return false;
}

test("for any history over any tree the counters equal a recomputation, and every table balances", async () => {
  const seen: string[] = [];
  await fc.assert(
    fc.asyncProperty(tree, fc.array(step, { minLength: 10, maxLength: 45 }), async (parents, steps) => {
      const grown = await growTree(parents);
      const persons = writeHistory(grown, steps);
      seen.push(...persons.flatMap((person) => person.entries.map((entry) => `${entry.kind} ${entry.sign ?? 1}`)));
      await record(grown, persons);
      for (const top of grown.units.keys()) {
        for (const quarter of quarters) {
          const unitId = grown.units[top]?.id ?? "";
          const table = await getStrengthTable(grown.recorder, { unitId, quarter });
          const expected = recompute(grown, persons, top, quarter);
          expect({ ...table.closing, increases: table.increases, decreases: table.decreases }).toEqual({
            ...expected,
            total: expected.official + expected.probationary,
          });
          expect(isBalanced(table)).toBe(true);
        }
      }
    }),
    { numRuns: HISTORIES, endOnFailure: true, examples: [[[0, 0, 1], EVERY_KIND]] },
  );
  const kinds = [
    "opening",
    "admission",
    "official_recognition",
    "transfer_in_outside",
    "transfer_out_province",
    "transfer_internal",
  ];
  expect(seen).toEqual(expect.arrayContaining(kinds.map((kind) => `${kind} 1`)));
  expect(seen.some((entry) => entry.endsWith("-1"))).toBe(true);
}, 240_000);

test("nobody is counted twice: over all units the closings sum to the people who are members", async () => {
  const grown = await growTree([0, 0, 1, 1, 2]);
  const steps: Step[] = [0, 1, 2, 3].flatMap((unit) => [
    { do: "enter", kind: "admission", unit, quarter: unit },
    { do: "move", member: unit, unit: unit + 1, wait: 1 },
    { do: "reverse", member: unit, wait: 0 },
    { do: "leave", member: unit % 2, wait: 2 },
  ]);
  const persons = writeHistory(grown, steps);
  await record(grown, persons);
  const { rows } = await database.owner.execute<{ people: number }>(sql`
    select coalesce(sum(last.official + last.probationary), 0)::int as people from org_units u cross join lateral (
      select official, probationary from strength_closings where unit_id = u.id order by quarter desc limit 1) last
    where u.root_id = ${grown.root.id}`);
  expect(rows[0]?.people).toBe(
    persons.filter((person) => !["left", undefined].includes(standing(person)?.standingAfter)).length,
  );
});
