import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { makeFactories } from "@/db/factories";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { indicators as indicatorRows } from "@/db/schema/forms";
import { listReportStatuses } from "@/features/reports/queries/list-report-statuses";
import { type Actor, ROLES, type Role } from "@/lib/actor";
import { newId } from "@/lib/id";
import { transact } from "@/server/transact";
import * as heads from "./commands/change-head";
import * as discarding from "./commands/discard-draft";
import * as exporting from "./commands/export-form";
import * as importing from "./commands/import-form";
import * as drafting from "./commands/make-draft";
import * as moving from "./commands/move-item";
import * as publishing from "./commands/publish-form";
import * as removing from "./commands/remove-item";
import * as chapters from "./commands/save-chapter";
import * as groups from "./commands/save-group";
import * as indicators from "./commands/save-indicator";
import * as rules from "./commands/save-rule";
import * as reading from "./queries/get-form";
import * as listing from "./queries/list-forms";
import { saveIndicatorInput } from "./schema";

const database = testDatabase();

async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id });
  return { make, root, unit, administrator: await makeActor(make, "administrator", root) };
}

let here: Awaited<ReturnType<typeof makeOffice>>;
let elsewhere: Awaited<ReturnType<typeof makeOffice>>;

beforeAll(async () => {
  here = await makeOffice();
  elsewhere = await makeOffice();
});

/** The first form, small enough to be read through. */
async function shippedId(actor: Actor): Promise<string> {
  const { forms } = await listing.listForms(actor);
  return forms.findLast(({ isShipped }) => isShipped)?.id ?? "";
}

async function makeDraft(actor: Actor): Promise<string> {
  const { id } = await drafting.makeDraft(actor, { requestKey: newId(), sourceId: await shippedId(actor) });
  return id;
}

const asked = (formId: string, over: Record<string, unknown> = {}) =>
  saveIndicatorInput.parse({
    formId,
    section: "strength",
    code: "kn_dv",
    nameVi: "Đoàn viên được kết nạp",
    nameEn: "Youth Union members admitted",
    unitVi: "người",
    unitEn: "people",
    kind: "flow",
    guidanceVi: "",
    guidanceEn: "",
    partOf: "KN",
    ...over,
  });

const rule = (formId: string, over = {}) => ({
  formId,
  seen: "",
  code: "R90",
  expression: "KN_DV <= KN",
  severity: "explain" as const,
  messageVi: "Số đoàn viên không vượt số kết nạp.",
  messageEn: "No more Youth Union members than admitted.",
  sourceDocument: "",
  isOn: true,
  ...over,
});

const modules = {
  ...drafting,
  ...heads,
  ...indicators,
  ...rules,
  ...groups,
  ...chapters,
  ...moving,
  ...removing,
  ...publishing,
  ...discarding,
  ...exporting,
  ...importing,
  ...listing,
  ...reading,
};

const asStranger = {
  listForms: (actor) => listing.listForms(actor),
  getForm: (actor, formId) => reading.getForm(actor, formId),
  makeDraft: (actor, sourceId) => drafting.makeDraft(actor, { requestKey: newId(), sourceId }),
  changeHead: (actor, formId) =>
    heads.changeHead(actor, { formId, seen: "", effectiveFrom: "2099-Q1", sourceDocument: "x" }),
  saveIndicator: (actor, formId) => indicators.saveIndicator(actor, asked(formId, { code: "KN_TR" })),
  saveRule: (actor, formId) => rules.saveRule(actor, rule(formId, { code: "R91", expression: "KN >= 0" })),
  saveGroup: (actor, formId) =>
    groups.saveGroup(actor, { formId, seen: "", code: "", titleVi: "Thử", titleEn: "Trial" }),
  saveChapter: (actor, formId) =>
    chapters.saveChapter(actor, {
      formId,
      seen: "",
      code: "",
      titleVi: "Thử",
      titleEn: "Trial",
      guidanceVi: "",
      guidanceEn: "",
      isRequired: false,
      answeredBy: [],
    }),
  moveItem: (actor, formId) => moving.moveItem(actor, { formId, part: "chapters", code: "ideology", before: "" }),
  removeItem: (actor, formId) => removing.removeItem(actor, { formId, part: "rules", code: "R1", seen: "x" }),
  publishForm: (actor, formId) => publishing.publishForm(actor, { formId, seen: "x" }),
  discardDraft: (actor, formId) => discarding.discardDraft(actor, { formId }),
  exportForm: (actor, formId) => exporting.exportForm(actor, { formId, format: "json" }),
  importForm: (actor) => importing.importForm(actor, { requestKey: newId(), file: Buffer.from("{}") }),
} satisfies Record<keyof typeof modules, (actor: Actor, formId: string) => Promise<unknown>>;

async function refusalOf(call: () => Promise<unknown>): Promise<unknown> {
  try {
    await call();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.split(":")[0] : error;
  }
}

test("another office's form does not exist", async () => {
  const formId = await makeDraft(here.administrator);
  for (const [name, call] of Object.entries(asStranger)) {
    if (name === "listForms" || name === "importForm") continue;
    expect([name, await refusalOf(() => call(elsewhere.administrator, formId))]).toEqual([name, "not_found"]);
  }
  const { forms } = await listing.listForms(elsewhere.administrator);
  expect(forms.some(({ id }) => id === formId)).toBe(false);
});

test("only an administrator of the whole office edits forms, and reads no report by it", async () => {
  const formId = await makeDraft(here.administrator);
  const others: readonly Role[] = ROLES.filter((role) => role !== "administrator");
  const actors = await Promise.all([
    ...others.map((role) => makeActor(here.make, role, here.root)),
    makeActor(here.make, "administrator", here.unit),
  ]);
  for (const actor of actors) {
    for (const [name, call] of Object.entries(asStranger)) {
      expect([name, await refusalOf(() => call(actor, formId))]).toEqual([name, "forbidden"]);
    }
  }
  await expect(listReportStatuses(here.administrator, "2022-Q1")).rejects.toThrow("forbidden");
});

const rename = (actor: Actor, id: string) =>
  transact(actor, async (tx) => {
    const rows = await tx
      .update(indicatorRows)
      .set({ nameVi: "Tên khác" })
      .where(sql`form_version_id = ${id} and code = 'KN'`)
      .returning({ code: indicatorRows.code });
    const audit = { action: "form.change", subjectType: "form", subjectId: id };
    return { value: rows.length, audit: [audit] };
  });

test("the database itself lets nobody else write a draft, and nobody at all what is published", async () => {
  const formId = await makeDraft(here.administrator);
  const office = await makeActor(here.make, "office_staff", here.root);
  expect(await rename(office, formId)).toBe(0);
  expect(await rename(elsewhere.administrator, formId)).toBe(0);
  expect(await rename(here.administrator, await shippedId(here.administrator))).toBe(0);
  expect(await rename(here.administrator, formId)).toBe(1);
});
