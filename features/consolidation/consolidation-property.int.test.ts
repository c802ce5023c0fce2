import * as fc from "fast-check";
import { expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { orgUnits, orgUnitVersions } from "@/db/schema/org-units";
import { reportCollections, reports, reportSnapshots } from "@/db/schema/reports";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { readAs } from "@/db/read";
import { newId } from "@/lib/id";
import { lastDay, type Quarter } from "@/lib/quarter";
import { formVersionRow } from "@/db/baseline/form";
import { readSums } from "./queries/read-sums";

const database = testDatabase();
const QUARTERS = ["2022-Q1", "2022-Q2", "2022-Q3"] as const satisfies readonly Quarter[];
const KINDS = ["base_party_org", "base_branch", "branch", "upper_level_org"] as const;
const REPORTING = new Set<string>(["base_party_org", "base_branch"]);
const HOLDING = new Set<string>(["base_party_org", "base_branch", "branch"]);
const DAYS = ["2022-02-15", "2022-05-20", "2022-08-01"] as const;

interface Version {
  readonly parent: number;
  readonly kind: string;
  readonly from: string;
  readonly to: string | null;
}

interface Report {
  readonly unit: number;
  readonly quarter: Quarter;
  readonly status: "draft" | "submitted" | "returned" | "accepted";
  /** The snapshots' figures, the first handing in first. */
  readonly snapshots: readonly (number | null)[];
  readonly acceptedOrdinal: number | null;
  readonly ratio: readonly [number, number] | null;
  readonly yes: number | null;
}

interface World {
  /** Versions of each unit; unit 0 is the root. */
  readonly units: readonly (readonly Version[])[];
  readonly reports: readonly Report[];
  readonly collecting: readonly number[];
  readonly node: number;
}

const unit = (index: number) =>
  fc.record({
    parent: fc.nat({ max: index - 1 }),
    kind: fc.constantFrom(...KINDS),
    // In the middle of a quarter: it moves to another parent (never beneath itself), or closes.
    change: fc.option(
      fc.record({
        day: fc.constantFrom(...DAYS),
        parent: fc.option(fc.nat({ max: index - 1 }), { nil: null }),
        kind: fc.constantFrom(...KINDS),
      }),
      { nil: null },
    ),
  });

const report = (units: number): fc.Arbitrary<Report> =>
  fc
    .record({
      unit: fc.integer({ min: 0, max: units }),
      quarter: fc.constantFrom(...QUARTERS),
      status: fc.constantFrom("draft" as const, "submitted" as const, "returned" as const, "accepted" as const),
      snapshots: fc.array(fc.option(fc.integer({ min: 0, max: 50 }), { nil: null }), { maxLength: 3 }),
      wasAccepted: fc.boolean(),
      ratio: fc.option(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 20 })), { nil: null }),
      yes: fc.option(fc.integer({ min: 0, max: 1 }), { nil: null }),
    })
    .map(({ wasAccepted, ...given }) => {
      const handedIn = given.status === "draft" ? [] : given.snapshots.length === 0 ? [7] : given.snapshots;
      const isAccepted = given.status === "accepted" || (wasAccepted && given.status !== "draft");
      return { ...given, snapshots: handedIn, acceptedOrdinal: isAccepted ? 1 : null };
    });

const world: fc.Arbitrary<World> = fc.integer({ min: 3, max: 9 }).chain((size) =>
  fc
    .record({
      drawn: fc.tuple(...Array.from({ length: size }, (_, index) => unit(index + 1))),
      drawnReports: fc.uniqueArray(report(size), {
        maxLength: 20,
        selector: ({ unit: one, quarter }) => `${one} ${quarter}`,
      }),
      collecting: fc.uniqueArray(fc.integer({ min: 1, max: size }), { maxLength: 2 }),
      node: fc.integer({ min: 0, max: size }),
    })
    .map(({ drawn, drawnReports, collecting, node }): World => {
      const root: Version[] = [{ parent: -1, kind: "upper_level_org", from: "2000-01-01", to: null }];
      const others = drawn.map(({ parent, kind, change }): Version[] => {
        const first = { parent, kind, from: "2000-01-01", to: change?.day ?? null };
        if (change === null || change.parent === null) return [first];
        return [first, { parent: change.parent, kind: change.kind, from: change.day, to: null }];
      });
      return { units: [root, ...others], reports: drawnReports, collecting, node };
    }),
);

const added = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** The plain recomputation: walks from each unit to its parents, one day, one report at a time. */
function recompute({ units, reports: filed, collecting, node }: World, quarter: Quarter, withSubmitted: boolean) {
  const day = lastDay(quarter);
  const at = (index: number) => units[index]?.find(({ from, to }) => from <= day && (to === null || day < to));
  // Beneath a parent that has closed, the path ends with it: the app lets no unit be left so, the database could be.
  const above = (index: number): number[] => {
    const version = at(index);
    if (!version || version.parent < 0) return [];
    return [version.parent, ...above(version.parent)];
  };
  const reporting = units.flatMap((_, index) => {
    const version = at(index);
    if (!version) return [];
    const isCollected = above(index).some((one) => collecting.includes(one)) && HOLDING.has(version.kind);
    return REPORTING.has(version.kind) || isCollected ? [index] : [];
  });
  const beneath = reporting.filter((index) => above(index).includes(node));
  const upper = beneath.filter((index) => !above(index).some((one) => beneath.includes(one)));
  const parts = upper.length > 0 ? upper : reporting.filter((index) => index === node);
  const counting = parts.map((part) => {
    const one = filed.find((report_) => report_.unit === part && report_.quarter === quarter);
    if (!one) return null;
    if (one.acceptedOrdinal !== null) return { report: one, ordinal: one.acceptedOrdinal };
    return withSubmitted && one.status === "submitted" ? { report: one, ordinal: one.snapshots.length } : null;
  });
  const here = counting.filter((one) => one !== null);
  const values = here.map(({ report: one, ordinal }) => one.snapshots[ordinal - 1] ?? null).filter((v) => v !== null);
  const ratios = here.flatMap(({ report: one }) => (one.ratio === null ? [] : [one.ratio]));
  const answers = here.flatMap(({ report: one }) => (one.yes === null ? [] : [one.yes]));
  return {
    asked: parts.length,
    counted: here.length,
    missing: parts.filter((_, index) => counting[index] === null).toSorted((a, b) => a - b),
    flow: values.length === 0 ? null : { answered: values.length, value: added(values) },
    ratio: ratios.length === 0 ? null : [added(ratios.map(([n]) => n)), added(ratios.map(([, d]) => d))],
    yes: answers.length === 0 ? null : [added(answers), answers.length],
  };
}

function contentOf({ ratio, yes }: Report, value: number | null) {
  const blank = { reported: null, computed: null, numerator: null, denominator: null, answer: null };
  return {
    figures: [
      { ...blank, code: "KN", kind: "flow", reported: value },
      { ...blank, code: "QT_PCT", kind: "ratio", numerator: ratio?.[0] ?? null, denominator: ratio?.[1] ?? null },
      { ...blank, code: "HOI", kind: "yes_no", reported: yes },
    ],
    narratives: [],
  };
}

async function build({ units, reports: filed, collecting }: World) {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const ids = [root.id, ...units.slice(1).map(() => newId())];
  const idOf = (index: number) => ids[index] ?? "";
  await database.owner.transaction(async (tx) => {
    for (const [index, versions] of units.entries()) {
      if (index === 0) continue;
      await tx.insert(orgUnits).values({ id: idOf(index), rootId: root.id });
      for (const { parent, kind, from, to } of versions) {
        const place = { id: newId(), rootId: root.id, unitId: idOf(index), parentId: idOf(parent) };
        const name = `Đơn vị ${index}`;
        await tx.insert(orgUnitVersions).values({ ...place, name, search: name, kind, validFrom: from, validTo: to });
      }
    }
    const by = { setBy: newId() };
    for (const index of collecting)
      await tx
        .insert(reportCollections)
        .values({ rootId: root.id, unitId: idOf(index), fromQuarter: "2021-Q1", toQuarter: null, ...by });
    for (const one of filed) {
      const id = newId();
      const { status, quarter, acceptedOrdinal } = one;
      await tx.insert(reports).values({
        id,
        rootId: root.id,
        unitId: idOf(one.unit),
        quarter,
        formVersionId: formVersionRow.id,
        status,
        acceptedOrdinal,
        createdBy: newId(),
        acceptedBy: status === "accepted" ? newId() : null,
      });
      for (const [index, value] of one.snapshots.entries()) {
        const place = { id: newId(), rootId: root.id, reportId: id, unitId: idOf(one.unit), ordinal: index + 1 };
        const content = contentOf(one, value);
        const rest = { formVersionId: formVersionRow.id, hash: "x", ledgerSeq: 0, byAccount: newId() };
        await tx.insert(reportSnapshots).values({ ...place, content, ...rest });
      }
    }
  });
  return { reader: await makeActor(make, "leader", root), idOf };
}

test("the sums equal a plain recomputation, on trees that change in the middle of a quarter", async () => {
  await fc.assert(
    fc.asyncProperty(world, fc.boolean(), async (drawn, withSubmitted) => {
      const { reader, idOf } = await build(drawn);
      const unitId = idOf(drawn.node);
      const found = await readAs(reader, (db) => readSums(db, { unitId, quarters: QUARTERS, withSubmitted }));
      for (const quarter of QUARTERS) {
        const of = (code: string) => found.sums.find((sum) => sum.quarter === quarter && sum.indicator === code);
        const counts = found.counts.filter((count) => count.quarter === quarter);
        const [flow, ratio, yes] = [of("KN"), of("QT_PCT"), of("HOI")];
        expect({
          asked: counts.reduce((sum, count) => sum + count.asked, 0),
          counted: counts.reduce((sum, count) => sum + count.counted, 0),
          missing: found.missing
            .filter((one) => one.quarter === quarter)
            .map((one) => Number(one.name.split(" ").at(-1)))
            .map((index) => (Number.isNaN(index) ? 0 : index))
            .toSorted((a, b) => a - b),
          flow: flow ? { answered: flow.answered, value: flow.value } : null,
          ratio: ratio ? [ratio.numerator, ratio.denominator] : null,
          yes: yes ? [yes.yes, yes.answered] : null,
        }).toEqual(recompute(drawn, quarter, withSubmitted));
      }
    }),
    { numRuns: 60 },
  );
}, 300_000);
