import * as fc from "fast-check";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { expect, test } from "vitest";
import { changeKindRows } from "@/db/baseline/changes";
import { makeFactories } from "@/db/factories";
import { memberEvents } from "@/db/schema/members";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { ruleOf } from "@/features/members/rules/events";
import type { Actor } from "@/lib/actor";
import { newId } from "@/lib/id";
import { getFigure } from "./queries/get-figure";
import { getOverview } from "./queries/get-overview";
import { listFigureRecords } from "./queries/list-figure-records";
import { type Figure, figureOfLine, HEADLINE_FIGURES } from "./rules/figures";

const database = testDatabase();
const QUARTER = "2022-Q1";

// The root, two organisations beneath it, two branches beneath the first, one beneath the second.
const PARENTS = [null, 0, 0, 1, 1, 2] as const;

const change = fc.record({
  kind: fc.constantFrom(...changeKindRows.filter(({ code }) => code !== "opening" && !code.startsWith("temporary_"))),
  at: fc.integer({ min: 0, max: 5 }),
  other: fc.integer({ min: 0, max: 5 }),
  isReversed: fc.boolean(),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** From where to where a change leads, by the index of the units; null is outside the register. */
function wayOf({ kind, at, other }: Change): { from: number | null; to: number | null } {
  const { moves } = ruleOf(kind.event);
  if (moves === "none") return { from: at, to: at };
  // Nobody is moved to the unit they are in.
  if (moves === "between") return { from: at, to: other === at ? (at + 1) % PARENTS.length : other };
  return moves === "out" ? { from: at, to: null } : { from: null, to: at };
}

function lies(unit: number | null, beneath: number): boolean {
  if (unit === null) return false;
  return unit === beneath || lies(PARENTS[unit] ?? null, beneath);
}

/** An independent count, straight from the list of changes. */
function expected(changes: readonly Change[], node: number) {
  const people = new Map<string, number>();
  const add = (...codes: (string | null | undefined)[]) => {
    for (const code of codes) if (code) people.set(code, (people.get(code) ?? 0) + 1);
  };
  for (const one of changes.filter(({ isReversed }) => !isReversed)) {
    const { from, to } = wayOf(one);
    const [leaves, comes] = [lies(from, node), lies(to, node)];
    if (from === to) {
      if (comes) add(one.kind.indicatorNeutral, `neutral ${one.kind.code}`);
    } else if (comes && !leaves) add(one.kind.indicatorIn, `in ${one.kind.code}`);
    else if (leaves && !comes) add(one.kind.indicatorOut, `out ${one.kind.code}`);
  }
  const of = (code: string) => people.get(code) ?? 0;
  const headline = {
    admission: of("KN"),
    "official-recognition": of("CT"),
    "transfer-out": of("CD"),
    "transfer-in": of("CDEN"),
    "net-transfer": of("CDEN") - of("CD"),
    badges: 0,
    awards: 0,
  };
  return { headline, of };
}

async function makeOffice(owner: NodePgDatabase, changes: readonly Change[]) {
  const make = makeFactories(owner);
  const root = await make.makeRoot();
  const units = [root.id];
  for (const parent of PARENTS.slice(1)) {
    const parentId = units[parent ?? 0] ?? root.id;
    units.push((await make.makeUnit({ rootId: root.id, parentId })).id);
  }
  const recorder = await make.makeAccount({ rootId: root.id });
  for (const one of changes) await record(owner, { change: one, units, rootId: root.id, recordedBy: recorder.id });
  return { units, leader: await makeActor(make, "leader", { id: root.id, rootId: root.id }) };
}

interface Recording {
  change: Change;
  units: readonly string[];
  rootId: string;
  recordedBy: string;
}

async function record(owner: NodePgDatabase, { change: one, units, rootId, recordedBy }: Recording) {
  const make = makeFactories(owner);
  const { from, to } = wayOf(one);
  const member = await make.makeMember({ rootId, unitId: units[one.at] ?? rootId, recordedBy, openedOn: "2021-06-30" });
  const entry = {
    rootId,
    memberId: member.id,
    memberName: member.fullName,
    kind: one.kind.code,
    effectiveOn: "2022-02-10",
    fromUnitId: from === null ? null : (units[from] ?? null),
    toUnitId: to === null ? null : (units[to] ?? null),
    standingBefore: from === null ? null : ("official" as const),
    standingAfter: to === null ? ("left" as const) : ("official" as const),
    recordedBy,
    recordedByName: "Người ghi",
  };
  const id = newId();
  await owner.insert(memberEvents).values({ ...entry, id });
  if (!one.isReversed) return;
  await owner.insert(memberEvents).values({ ...entry, id: newId(), sign: -1, reversesId: id, reason: "Ghi nhầm" });
}

/** Opens a figure at a unit, every part of it, and the records of each; answers how much the figure is. */
async function openWhole(actor: Actor, figure: Figure, unitId: string): Promise<number> {
  const byUnit = await getFigure(actor, { figure, unitId, quarter: QUARTER });
  const all = await listFigureRecords(actor, { figure, unitId, quarter: QUARTER });
  expect(all.total).toEqual({ plus: byUnit.total.plus, minus: byUnit.total.minus });
  for (const share of byUnit.shares) {
    const part = await listFigureRecords(actor, {
      figure,
      unitId: share.unitId,
      quarter: QUARTER,
      withinId: unitId,
      isOwn: share.isItself,
    });
    expect(part.total).toEqual({ plus: share.plus, minus: share.minus });
  }
  return byUnit.total.value;
}

test("for any history a figure equals its units, its records and an independent count, at every unit", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
      const { units, leader } = await makeOffice(database.owner, changes);
      for (const [node, unitId] of units.entries()) {
        const { headline, of } = expected(changes, node);
        const overview = await getOverview(leader, { unitId, quarter: QUARTER });
        expect(Object.fromEntries(overview.figures.map(({ figure, value }) => [figure, value]))).toEqual(headline);
        for (const figure of HEADLINE_FIGURES) expect(await openWhole(leader, figure, unitId)).toBe(headline[figure]);
        for (const line of overview.strength.lines) {
          expect(line.people).toBe(of(`${line.side} ${line.kind}`));
          expect(await openWhole(leader, figureOfLine(line), unitId)).toBe(line.people);
        }
      }
    }),
    { numRuns: 4 },
  );
});
