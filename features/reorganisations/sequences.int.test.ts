import { sql } from "drizzle-orm";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { addMonths } from "@/lib/dates";
import { isAppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { recordReorganisation } from "./commands/record-reorganisation";
import { undoReorganisation } from "./commands/undo-reorganisation";
import { EVENT_KINDS } from "./rules/events";
import { reorganisationInput } from "./schema";

const database = testDatabase();
const RUNS = 15;
const FIRST_DAY = "2020-01-01";
const DAYS = Array.from({ length: 24 }, (_one, months) => addMonths(FIRST_DAY, months));

const step = fc.record({
  kind: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...EVENT_KINDS) },
    { weight: 1, arbitrary: fc.constant("undo" as const) },
  ),
  units: fc.array(fc.nat(40), { minLength: 2, maxLength: 4 }),
  to: fc.nat(40),
  choice: fc.nat(3),
  // Every so often two events fall on one day.
  months: fc.constantFrom(0, 1, 1, 2),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const decision = { issuingBody: "Tỉnh ủy", docType: "QĐ", docNumber: "1-QĐ/TU", decidedOn: "2019-12-01" };

/** The form of a random event: often impossible, then it must change nothing. */
function formOf({ kind, units, to, choice }: Step, ids: readonly string[], day: string, mark: number) {
  const unit = (place: number) => ids[place % ids.length] ?? "";
  const named = (index: number) => ({
    name: `Chi bộ mới ${String(mark)}.${String(index)}`,
    kind: ["base_party_org", "branch", "base_branch"][(choice + index) % 3],
  });
  const chosen = [...new Set(units.slice(0, choice + 1).map(unit))];
  const [first = ""] = chosen;
  return {
    kind,
    ...decision,
    effectiveOn: day,
    requestKey: newId(),
    chosen,
    unitId: first,
    intoId: unit(to),
    parentId: unit(to),
    elsewhere: "Đảng bộ tỉnh bạn",
    destination: choice === 3 ? "outside" : "inside",
    original: choice % 2 === 0 ? "ends" : "stays",
    units: kind === "split" ? [named(0), named(1)] : [named(0)],
    defaultTo: kind === "split" ? choice % 2 : 0,
    targetIds: [unit(to)],
    childrenTo: unit(to),
    unitKind: ["base_party_org", "base_branch"][choice % 2],
    name: `Tên mới ${String(mark)}`,
  };
}

async function makeTree(parents: readonly number[]) {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const office = await makeActor(make, "office_staff", root);
  const ids = [root.id];
  for (const [index, parent] of parents.entries()) {
    const parentId = ids[parent % ids.length] ?? root.id;
    const name = `Đơn vị ${String(index)}`;
    const unit = await make.makeUnit({ rootId: root.id, parentId, name, kind: "base_party_org" });
    ids.push(unit.id);
    for (let person = 0; person <= index % 3; person += 1) {
      await make.makeMember({
        rootId: root.id,
        unitId: unit.id,
        recordedBy: office.accountId,
        openedOn: "2019-06-30",
        ...(person === 1 ? { standing: "probationary" } : {}),
      });
    }
  }
  return { root, office, ids };
}

async function snapshot(rootId: string) {
  const { rows } = await database.owner.execute<{ told: unknown }>(sql`
    select jsonb_build_object(
      'versions', (select jsonb_agg(to_jsonb(v) - 'recorded_at' order by v.id) from org_unit_versions v where v.root_id = ${rootId}),
      'paths', (select jsonb_agg(to_jsonb(p) order by p.ancestor_id, p.descendant_id, p.valid_from) from org_unit_paths p where p.root_id = ${rootId}),
      'members', (select jsonb_agg(to_jsonb(m) - 'version' order by m.id) from members m where m.root_id = ${rootId}),
      'counts', (select jsonb_agg(to_jsonb(c) order by c.unit_id, c.quarter, c.kind, c.side, c.counterpart_id) from change_counts c
        where c.root_id = ${rootId} and c.people <> 0),
      'strength', (select jsonb_agg(jsonb_build_object('u', s.unit_id, 'o', s.official, 'p', s.probationary) order by s.unit_id)
        from (select distinct on (unit_id) * from strength_closings where root_id = ${rootId} order by unit_id, quarter desc) s
        where s.official + s.probationary <> 0)) as told`);
  return rows[0]?.told;
}

/** What no sequence of events may bring about, each as the rows that show it. */
async function faults(rootId: string, days: readonly string[]) {
  const { rows } = await database.owner.execute(sql`
    with day as (select distinct unnest(${sql.param(days)}::date[]) as d), open as (
      select v.unit_id, v.parent_id, day.d from org_unit_versions v, day
      where v.root_id = ${rootId} and v.valid_from <= day.d and (v.valid_to is null or day.d < v.valid_to)
    ), chain as (
      select o.unit_id, o.d, count(p.ancestor_id) as ancestors, count(distinct p.ancestor_id) as once,
        bool_or(p.ancestor_id = ${rootId}) as reaches,
        coalesce((select count(*) from org_unit_paths a where a.descendant_id = o.parent_id
          and a.valid_from <= o.d and (a.valid_to is null or o.d < a.valid_to)), 0) as above
      from open o left join org_unit_paths p on p.descendant_id = o.unit_id and p.valid_from <= o.d and (p.valid_to is null or o.d < p.valid_to)
      group by o.unit_id, o.d, o.parent_id
    )
    select 'no single chain of parents' as fault, unit_id, d::text from chain
      where not reaches or ancestors <> once or ancestors <> above + 1
    union all
    select 'somebody in a closed unit', m.unit_id, null from members m where m.root_id = ${rootId} and m.standing <> 'left'
      and not exists (select 1 from org_unit_versions v where v.unit_id = m.unit_id and v.valid_to is null)
    union all
    select 'strength is not the members', u.id, null from org_units u
      where u.root_id = ${rootId} and (select count(*) from members m where m.unit_id = u.id and m.standing in ('official', 'probationary'))
        <> coalesce((select s.official + s.probationary from strength_closings s where s.unit_id = u.id order by s.quarter desc limit 1), 0)`);
  return rows;
}

async function attempt<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}

interface Done {
  readonly eventId: string;
  /** The office before it, null once something earlier has been undone. */
  before: unknown;
}

const undo = (office: Actor, eventId: string) =>
  undoReorganisation(office, { eventId, reason: "Thử hoàn tác", requestKey: newId() });

/** Undoes one of the events, which only the last has to allow; what is refused changes nothing. */
async function undoOne(office: Actor, rootId: string, done: Done[], place: number): Promise<void> {
  const event = done[place];
  if (event === undefined) return;
  const isLast = place === done.length - 1;
  const before = await snapshot(rootId);
  const undone =
    isLast && event.before !== null ? await undo(office, event.eventId) : await attempt(undo(office, event.eventId));
  expect(await faults(rootId, [...DAYS])).toEqual([]);
  if (undone === null) {
    expect(await snapshot(rootId)).toEqual(before);
    return;
  }
  if (isLast && event.before !== null) expect(await snapshot(rootId)).toEqual(event.before);
  done.splice(place, 1);
  for (const later of done.slice(place)) later.before = null;
}

async function play(office: Actor, rootId: string, ids: string[], steps: readonly Step[]) {
  const done: Done[] = [];
  const days = [FIRST_DAY];
  for (const [mark, one] of steps.entries()) {
    const day = addMonths(days.at(-1) ?? FIRST_DAY, one.months);
    const before = await snapshot(rootId);
    if (one.kind === "undo") {
      if (done.length > 0) await undoOne(office, rootId, done, one.to % done.length);
      continue;
    }
    const input = reorganisationInput.parse(formOf(one, ids, day, mark));
    const recorded = await attempt(recordReorganisation(office, input));
    if (recorded === null) {
      expect(await snapshot(rootId)).toEqual(before);
      continue;
    }
    done.push({ eventId: recorded.eventId, before });
    days.push(day);
    const { rows } = await database.owner.execute<{ id: string }>(
      sql`select id from org_units where root_id = ${rootId} order by id`,
    );
    ids.splice(0, ids.length, ...rows.map((row) => row.id));
  }
  return { done, days };
}

test("whatever happens to a tree, it stays one, keeps its members in open units, and every undoing restores it exactly", async () => {
  const happened = new Map<string, number>();
  const property = fc.asyncProperty(
    fc.array(fc.nat(20), { minLength: 4, maxLength: 8 }),
    fc.array(step, { minLength: 6, maxLength: 14 }),
    async (parents, steps) => {
      const { root, office, ids } = await makeTree(parents);
      const { done, days } = await play(office, root.id, ids, steps);
      expect(await faults(root.id, days)).toEqual([]);
      for (const { eventId, before } of done.toReversed()) {
        if (before === null && (await attempt(undo(office, eventId))) === null) break;
        if (before === null) continue;
        await undo(office, eventId);
        expect(await snapshot(root.id)).toEqual(before);
      }
      happened.set("done", (happened.get("done") ?? 0) + done.length);
    },
  );
  await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
  expect(happened.get("done")).toBeGreaterThan(RUNS);
}, 180_000);
