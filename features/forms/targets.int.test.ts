import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { type Actor, type Role, ROLES } from "@/lib/actor";
import { newId } from "@/lib/id";
import { changeHead } from "./commands/change-head";
import { makeDraft } from "./commands/make-draft";
import { publishForm } from "./commands/publish-form";
import { saveIndicator } from "./commands/save-indicator";
import * as commands from "./commands/set-targets";
import { getForm } from "./queries/get-form";
import * as queries from "./queries/get-target-table";
import { listForms } from "./queries/list-forms";
import { markOf } from "./rules/items";
import { saveIndicatorInput, setTargetsInput } from "./schema";

const database = testDatabase();
const YEAR = 2098;

/** An office whose form of the year sets a target for the members admitted. */
async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ A" });
  const neighbour = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ B" });
  await make.makePeriod(root.id, "2097-Q4", "2097-12-25");
  const administrator = await makeActor(make, "administrator", root);
  const { forms } = await listForms(administrator);
  const { id: formId } = await makeDraft(administrator, { requestKey: newId(), sourceId: forms[0]?.id ?? "" });
  const form = await getForm(administrator, formId);
  const admitted = form.content.indicators.find(({ code }) => code === "KN");
  await saveIndicator(
    administrator,
    saveIndicatorInput.parse({
      ...admitted,
      formId,
      seen: markOf(admitted),
      partOf: "",
      answeredBy: {},
      hasTarget: "on",
      isRequired: undefined,
      register: "ledger",
      ledger: "KN",
    }),
  );
  const seen = markOf({ effectiveFrom: form.effectiveFrom, sourceDocument: "" });
  await changeHead(administrator, { formId, seen, effectiveFrom: "2098-Q1", sourceDocument: "Hướng dẫn 7-HD/ĐUK" });
  await publishForm(administrator, { formId, seen: (await getForm(administrator, formId)).seen });
  return { make, root, unit, neighbour, administrator, office: await makeActor(make, "office_staff", root) };
}

const targets = (of: { unitId: string; version?: number; was?: string; value: string }[]) =>
  setTargetsInput.parse({
    year: YEAR,
    indicator: "KN",
    sourceDocument: "Kế hoạch 5-KH/ĐUK",
    targets: of.map((one) => ({ version: 0, was: "", ...one })),
  });

const tableOf = (actor: Actor) => queries.getTargetTable(actor, { year: YEAR, indicator: "KN" });

async function auditOf(rootId: string) {
  const { rows } = await database.owner.execute(
    sql`select action, unit_id, details from audit_entries where root_id = ${rootId} and action = 'target.set' order by at, id`,
  );
  return rows;
}

test("a target is set, changed and taken away, for the office and for its units, each in the log", async () => {
  const { root, unit, neighbour, office } = await makeOffice();
  expect(await tableOf(office)).toMatchObject({
    indicators: [{ code: "KN" }],
    indicator: { code: "KN" },
    units: [
      { unitId: root.id, isOffice: true, value: null, version: 0 },
      { unitId: unit.id, isOffice: false, value: null, version: 0 },
      { unitId: neighbour.id, value: null },
    ],
  });
  const first = targets([
    { unitId: root.id, value: "200" },
    { unitId: unit.id, value: "12" },
    { unitId: neighbour.id, value: "" },
  ]);
  expect(await commands.setTargets(office, first)).toEqual({ changed: 2 });
  // The same form sent twice changes nothing more.
  expect(await commands.setTargets(office, first)).toEqual({ changed: 0 });
  await commands.setTargets(office, targets([{ unitId: unit.id, version: 1, was: "12", value: "15" }]));
  await commands.setTargets(office, targets([{ unitId: root.id, version: 1, was: "200", value: "" }]));
  const after = await tableOf(office);
  expect(after.units.map(({ value, version }) => [value, version])).toEqual([
    [null, 0],
    [15, 2],
    [null, 0],
  ]);
  expect(after.sourceDocument).toBe("Kế hoạch 5-KH/ĐUK");
  expect(await auditOf(root.id)).toMatchObject([
    { unit_id: root.id, details: { after: { value: 200, year: YEAR, indicator: "KN" } } },
    { unit_id: unit.id, details: { after: { value: 12 } } },
    { unit_id: unit.id, details: { before: { value: 12 }, after: { value: 15 } } },
    { unit_id: root.id, details: { before: { value: 200 }, after: { value: null } } },
  ]);
});

test("what a colleague set meanwhile is not written over, and nothing of the rest is set either", async () => {
  const { unit, neighbour, office } = await makeOffice();
  await commands.setTargets(office, targets([{ unitId: unit.id, value: "10" }]));
  await expect(
    commands.setTargets(
      office,
      targets([
        { unitId: neighbour.id, value: "3" },
        { unitId: unit.id, value: "11" },
      ]),
    ),
  ).rejects.toMatchObject({ code: "conflict", fieldErrors: { "targets.1.value": ["forms.targets.errors.changed"] } });
  expect((await tableOf(office)).units.map(({ value }) => value)).toEqual([null, 10, null]);
  // A row that was only on the page is not in the way of the others.
  const untouched = { unitId: unit.id, version: 0, was: "", value: "" };
  await commands.setTargets(office, targets([{ unitId: neighbour.id, value: "3" }, untouched]));
  expect((await tableOf(office)).units.map(({ value }) => value)).toEqual([null, 10, 3]);
});

test("a target of more places than its indicator, or at one without targets, is refused", async () => {
  const { unit, office } = await makeOffice();
  await expect(commands.setTargets(office, targets([{ unitId: unit.id, value: "1.5" }]))).rejects.toMatchObject({
    fieldErrors: { "targets.0.value": ["forms.targets.errors.decimals"] },
  });
  const elsewhere = { ...targets([{ unitId: unit.id, value: "1" }]), indicator: "CT" };
  await expect(commands.setTargets(office, elsewhere)).rejects.toThrow("not_found");
  expect(
    setTargetsInput.safeParse({ ...elsewhere, targets: [{ unitId: unit.id, version: 0, was: "", value: "-1" }] })
      .success,
  ).toBe(false);
});

const asStranger = {
  getTargetTable: (actor) => queries.getTargetTable(actor, { year: YEAR }),
  setTargets: (actor, unitId) => commands.setTargets(actor, targets([{ unitId, value: "1" }])),
  // Of a transaction that is open already: row-level security stands in for the scope.
  readTargetIndicators: null,
  readTargets: null,
} satisfies Record<
  keyof typeof queries | keyof typeof commands,
  ((actor: Actor, unitId: string) => Promise<unknown>) | null
>;

test("only the office sets targets: other roles are refused, and another office's units do not exist", async () => {
  const [here, elsewhere] = [await makeOffice(), await makeOffice()];
  await expect(asStranger.setTargets(elsewhere.office, here.unit.id)).rejects.toThrow("not_found");
  const { units } = await tableOf(elsewhere.office);
  expect(units.some(({ unitId }) => unitId === here.unit.id)).toBe(false);
  const partly = await makeActor(here.make, "office_staff", here.unit);
  await expect(asStranger.setTargets(partly, here.neighbour.id)).rejects.toThrow("not_found");
  const others: readonly Role[] = ROLES.filter((role) => role !== "office_staff");
  for (const role of others) {
    const actor = await makeActor(here.make, role, here.root);
    const calls = [() => asStranger.getTargetTable(actor), () => asStranger.setTargets(actor, here.unit.id)];
    for (const call of calls) {
      await expect((async () => await call())()).rejects.toThrow("forbidden");
    }
  }
  expect(await auditOf(here.root.id)).toEqual([]);
});
