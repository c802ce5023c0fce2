import { eq, sql } from "drizzle-orm";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { periodReopenings, periods, reports, reportSnapshots } from "@/db/schema/reports";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { isAppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { acceptReport, reopenReport, returnReport } from "./commands/review-report";
import { saveEntries } from "./commands/save-entries";
import { startReport } from "./commands/start-report";
import { submitReport } from "./commands/submit-report";
import { BLANK_ENTRY } from "./rules/figures";

const database = testDatabase();
const QUARTER = "2022-Q1";
const ACTS = ["write", "submit", "return", "accept", "restate", "lock", "unlock", "reopen", "close"] as const;
type Act = (typeof ACTS)[number];

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, kind: "base_party_org" });
  await make.makePeriod(root.id, QUARTER, "2022-03-25");
  const actors = [
    await makeActor(make, "secretary", unit),
    await makeActor(make, "office_staff", root),
    await makeActor(make, "office_staff", root),
  ];
  const [secretary] = actors;
  if (!secretary) throw new Error("No secretary");
  const { id } = await startReport(secretary, { unitId: unit.id, quarter: QUARTER });
  return { root, actors, id };
}

type Office = Awaited<ReturnType<typeof makeOffice>>;

async function rowOf(id: string) {
  const [row] = await database.owner.select().from(reports).where(eq(reports.id, id));
  if (!row) throw new Error("No report");
  return row;
}

async function lockOf(id: string): Promise<{ isLocked: boolean; isReopened: boolean }> {
  const { rows } = await database.owner.execute<{ isLocked: boolean; isReopened: boolean }>(sql`
    select p.locked_at is not null and not live.exist as "isLocked", p.locked_at is not null and live.exist as "isReopened"
    from reports r join periods p on p.root_id = r.root_id and p.quarter = r.quarter
    cross join lateral (select exists (select from period_reopenings o where o.root_id = r.root_id and o.quarter = r.quarter
      and o.ended_at is null and o.until >= ${today()}::date) as exist) live where r.id = ${id}`);
  return rows[0] ?? { isLocked: false, isReopened: false };
}

async function attempt({ root, id }: Office, actor: Actor, act: Act, value: number): Promise<void> {
  const row = await rowOf(id);
  const seen = { reportId: id, version: row.version };
  const { rows } = await database.owner.execute<{ version: number }>(
    sql`select version from report_figures where report_id = ${id} and indicator = 'SHCD'`,
  );
  const figure = { indicator: "SHCD", baseVersion: rows[0]?.version ?? 0, ...BLANK_ENTRY, value };
  const ofRoot = eq(periods.rootId, root.id);
  const acts = {
    write: () => saveEntries(actor, { reportId: id, figures: [figure], narratives: [] }),
    submit: () => submitReport(actor, { reportId: id }),
    return: () => returnReport(actor, { ...seen, reason: "Thiếu" }),
    accept: () => acceptReport(actor, seen),
    restate: () => reopenReport(actor, { ...seen, reason: "Sai" }),
    lock: () => database.owner.update(periods).set({ lockedAt: new Date() }).where(ofRoot),
    unlock: () => database.owner.update(periods).set({ lockedAt: null }).where(ofRoot),
    reopen: () =>
      database.owner.insert(periodReopenings).values({
        id: newId(),
        rootId: root.id,
        quarter: QUARTER,
        unitId: root.id,
        reason: "Sai",
        until: today(),
        openedBy: actor.accountId,
      }),
    close: () =>
      database.owner.update(periodReopenings).set({ endedAt: new Date() }).where(eq(periodReopenings.rootId, root.id)),
  } as const satisfies Record<Act, () => PromiseLike<unknown>>;
  try {
    await acts[act]();
  } catch (error) {
    // Whatever is refused is refused with a sentence, never by the database alone.
    if (!isAppError(error)) throw error;
  }
}

async function figureOf(id: string) {
  const { rows } = await database.owner.execute(
    sql`select value, version from report_figures where report_id = ${id} and indicator = 'SHCD'`,
  );
  return rows[0] ?? null;
}

// A report's whole life, so that every run of the test has walked it.
const USUAL_TURNS: [Act, number, number][] = [
  ["write", 0, 1],
  ["submit", 0, 0],
  ["accept", 0, 0],
  ["accept", 1, 0],
  ["write", 0, 2],
  ["lock", 1, 0],
  ["restate", 1, 0],
  ["reopen", 1, 0],
  ["restate", 1, 0],
  ["write", 1, 3],
  ["close", 1, 0],
  ["submit", 0, 0],
  ["reopen", 1, 0],
  ["submit", 0, 0],
  ["accept", 1, 0],
  ["accept", 2, 0],
];

test("whatever several people try, nobody accepts their own, a locked quarter stays, and what counts was accepted", async () => {
  const turn = fc.tuple(fc.constantFrom(...ACTS), fc.nat(2), fc.nat(99));
  let [accepted, restated] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 5, maxLength: 25 }), async (turns) => {
      const office = await makeOffice();
      const { id, actors } = office;
      const writers = new Set<string>();
      let counting: number | null = null;
      for (const [act, who, value] of turns) {
        const actor = actors[who];
        if (!actor) continue;
        const [before, lock, figure] = [await rowOf(id), await lockOf(id), await figureOf(id)];
        await attempt(office, actor, act, value);
        const [after, figureAfter] = [await rowOf(id), await figureOf(id)];
        const isChanged = JSON.stringify([before, figure]) !== JSON.stringify([after, figureAfter]);
        if (lock.isLocked) expect([act, isChanged]).toEqual([act, false]);
        if (before.status === "accepted" && after.status !== "accepted") {
          expect(lock.isReopened).toBe(true);
          restated += 1;
        }
        if (act === "write" && isChanged) writers.add(actor.accountId);
        if (act === "submit" && after.version > before.version) writers.add(actor.accountId);
        if (after.status === "accepted") expect(writers).not.toContain(after.acceptedBy);
        if (act === "accept" && before.status === "submitted" && after.status === "accepted") {
          accepted += 1;
          const handedIn = await database.owner.select().from(reportSnapshots).where(eq(reportSnapshots.reportId, id));
          counting = Math.max(...handedIn.map(({ ordinal }) => ordinal));
        }
        expect(after.acceptedOrdinal).toBe(counting);
      }
    }),
    { numRuns: 25, examples: [[USUAL_TURNS]] },
  );
  expect(accepted).toBeGreaterThan(0);
  expect(restated).toBeGreaterThan(0);
}, 120_000);
