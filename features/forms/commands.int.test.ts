import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { fullFormVersionRow } from "@/db/baseline/form-2022";
import { makeFactories } from "@/db/factories";
import { readAs } from "@/db/read";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { readFormVersion, readIndicators } from "./queries/read-form";
import type { Actor } from "@/lib/actor";
import { newId } from "@/lib/id";
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
import { markOf } from "./rules/items";
import { type FormPart, saveIndicatorInput } from "./schema";

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

async function auditOf(rootId: string) {
  const { rows } = await database.owner.execute(
    sql`select action, subject_id, unit_id, details from audit_entries where root_id = ${rootId} order by at, id`,
  );
  return rows;
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

async function seenOf(actor: Actor, formId: string, part: FormPart, code: string): Promise<string> {
  const { content } = await reading.getForm(actor, formId);
  return markOf(content[part].find((one) => one.code === code));
}

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

async function setHead(actor: Actor, formId: string, sourceDocument = "Hướng dẫn 7-HD/ĐUK"): Promise<void> {
  const { effectiveFrom, sourceDocument: was } = await reading.getForm(actor, formId);
  const seen = markOf({ effectiveFrom, sourceDocument: was });
  await heads.changeHead(actor, { formId, seen, effectiveFrom, sourceDocument });
}

async function publish(actor: Actor, formId: string): Promise<void> {
  const { seen } = await reading.getForm(actor, formId);
  await publishing.publishForm(actor, { formId, seen });
}

test("a new version is a copy of the one in force, as of the first quarter not opened; the same form sent twice makes one", async () => {
  const { make, root, administrator } = await makeOffice();
  await make.makePeriod(root.id, "2098-Q4", "2098-12-25");
  const sourceId = fullFormVersionRow.id;
  const requestKey = newId();
  const twice = [
    await drafting.makeDraft(administrator, { requestKey, sourceId }),
    await drafting.makeDraft(administrator, { requestKey, sourceId }),
  ];
  expect(twice).toEqual([{ id: requestKey }, { id: requestKey }]);
  const { forms, earliest } = await listing.listForms(administrator);
  expect(earliest).toBe("2099-Q1");
  expect(forms).toMatchObject([
    { id: requestKey, state: "draft", version: 3, effectiveFrom: "2099-Q1", sourceDocument: "" },
    { id: sourceId, state: "in_force", version: 2, isShipped: true },
    { state: "replaced", version: 1, isShipped: true },
  ]);
  const [copy, shipped] = [
    await reading.getForm(administrator, requestKey),
    await reading.getForm(administrator, sourceId),
  ];
  expect(copy.content).toEqual(shipped.content);
  expect(copy.faults.map(({ key }) => key)).toEqual(["forms.faults.sourceDocument"]);
  expect(await auditOf(root.id)).toMatchObject([{ action: "form.draft", subject_id: requestKey, unit_id: root.id }]);
});

test("an indicator, a rule, a group and a chapter are added, changed, moved and taken out, each told in the log", async () => {
  const { root, administrator } = await makeOffice();
  const formId = await makeDraft(administrator);
  await indicators.saveIndicator(administrator, asked(formId));
  await indicators.saveIndicator(administrator, asked(formId));
  await rules.saveRule(administrator, rule(formId));
  await groups.saveGroup(administrator, { formId, seen: "", code: "", titleVi: "Dân vận", titleEn: "Mass work" });
  const chapter = { formId, seen: "", code: "", titleVi: "Dân vận", titleEn: "Mass work" };
  const rest = { guidanceVi: "Nêu kết quả chính.", guidanceEn: "", isRequired: true, answeredBy: ["base_branch"] };
  await chapters.saveChapter(administrator, { ...chapter, ...rest });
  const { content } = await reading.getForm(administrator, formId);
  expect(content.indicators.filter(({ code }) => code === "KN_DV")).toMatchObject([
    { partOf: "KN", section: "strength" },
  ]);
  expect(content.rules.at(-1)).toMatchObject({ code: "R90", isOn: true });
  expect(content.groups.at(-1)).toMatchObject({ code: "mass_work" });
  expect(content.chapters.at(-1)).toMatchObject({ code: "mass_work", answeredBy: ["base_branch"], isRequired: true });

  const seen = await seenOf(administrator, formId, "indicators", "KN_DV");
  await indicators.saveIndicator(administrator, asked(formId, { seen, section: "mass_work", isRequired: "on" }));
  await moving.moveItem(administrator, { formId, part: "groups", code: "mass_work", before: "strength" });
  const moved = (await reading.getForm(administrator, formId)).content;
  expect(moved.groups[0]?.code).toBe("mass_work");
  expect(moved.indicators[0]).toMatchObject({ code: "KN_DV", isRequired: true });

  await expect(
    removing.removeItem(administrator, {
      formId,
      part: "groups",
      code: "mass_work",
      seen: await seenOf(administrator, formId, "groups", "mass_work"),
    }),
  ).rejects.toThrow("forms.errors.groupInUse");
  await removing.removeItem(administrator, {
    formId,
    part: "indicators",
    code: "KN_DV",
    seen: await seenOf(administrator, formId, "indicators", "KN_DV"),
  });
  const broken = await reading.getForm(administrator, formId);
  expect(broken.faults).toContainEqual({
    part: "rules",
    code: "R90",
    field: "expression",
    key: "forms.language.unknownName",
    params: { at: 1 },
  });
  expect((await auditOf(root.id)).slice(-3)).toMatchObject([
    { action: "form.change", details: { before: { code: "KN_DV" }, after: { isRequired: true } } },
    { action: "form.change", details: { after: { code: "mass_work", ordinal: 1 } } },
    { action: "form.change", subject_id: formId, details: { before: { code: "KN_DV" } } },
  ]);
});

test("what cannot be reckoned or belongs nowhere is refused beside its field", async () => {
  const formId = await makeDraft(here.administrator);
  const refusal = (over: Record<string, unknown>) =>
    indicators.saveIndicator(here.administrator, asked(formId, over)).catch((error: unknown) => error);
  expect(await refusal({ section: "nowhere" })).toMatchObject({ fieldErrors: { section: ["forms.faults.group"] } });
  expect(await refusal({ partOf: "NONE" })).toMatchObject({ fieldErrors: { partOf: ["forms.faults.wholeGone"] } });
  expect(await refusal({ register: "formula", formula: "KN +" })).toMatchObject({
    code: "invalid",
    fieldErrors: { formula: ["forms.language.syntax"] },
  });
  expect(await refusal({ code: "KN" })).toMatchObject({
    code: "conflict",
    fieldErrors: { code: ["forms.errors.codeTaken"] },
  });
  await expect(rules.saveRule(here.administrator, rule(formId, { expression: "KN +" }))).rejects.toMatchObject({
    fieldErrors: { expression: ["forms.language.syntax"] },
  });
});

test("of two people at one indicator the second is told; what they wrote is not lost, nor is what the first wrote", async () => {
  const { make, root, administrator } = await makeOffice();
  const colleague = await makeActor(make, "administrator", root);
  const formId = await makeDraft(administrator);
  await indicators.saveIndicator(administrator, asked(formId));
  const seen = await seenOf(administrator, formId, "indicators", "KN_DV");
  await indicators.saveIndicator(colleague, asked(formId, { seen, nameVi: "Đoàn viên" }));
  await expect(
    indicators.saveIndicator(administrator, asked(formId, { seen, nameVi: "Đoàn viên ưu tú" })),
  ).rejects.toMatchObject({ code: "conflict", messageKey: "forms.errors.changed" });
  await indicators.saveIndicator(colleague, asked(formId, { seen, nameVi: "Đoàn viên" }));
  await expect(removing.removeItem(administrator, { formId, part: "indicators", code: "KN_DV", seen })).rejects.toThrow(
    "forms.errors.changed",
  );
  const { content } = await reading.getForm(administrator, formId);
  expect(content.indicators.find(({ code }) => code === "KN_DV")?.nameVi).toBe("Đoàn viên");
  const at = { formId, part: "chapters" as const };
  const [first, second] = content.chapters.map(({ code }) => code);
  await Promise.all([
    moving.moveItem(administrator, { ...at, code: first ?? "", before: "" }),
    moving.moveItem(colleague, { ...at, code: second ?? "", before: "" }),
  ]);
  const after = (await reading.getForm(administrator, formId)).content.chapters.map(({ code }) => code);
  expect(after.toSorted()).toEqual(content.chapters.map(({ code }) => code).toSorted());
});

test("a draft is published once, holds from its quarter on in its own office only, and never changes again", async () => {
  const { make, root, administrator } = await makeOffice();
  await make.makePeriod(root.id, "2098-Q4", "2098-12-25");
  const formId = await makeDraft(administrator);
  await expect(publish(administrator, formId)).rejects.toMatchObject({ messageKey: "forms.errors.hasFaults" });
  await indicators.saveIndicator(administrator, asked(formId, { code: "KN_MOI" }));
  const stale = (await reading.getForm(administrator, formId)).seen;
  await setHead(administrator, formId);
  await expect(publishing.publishForm(administrator, { formId, seen: stale })).rejects.toThrow("forms.errors.changed");
  await publish(administrator, formId);
  expect((await listing.listForms(administrator)).forms[0]).toMatchObject({ id: formId, state: "to_come" });

  const secretary = await makeActor(make, "secretary", root);
  const formOf = (rootId: string, quarter: "2098-Q4" | "2099-Q1") =>
    readAs(secretary, async (db) => {
      const { id } = await readFormVersion(db, rootId, quarter);
      return (await readIndicators(db, id)).map(({ code }) => code);
    });
  expect(await formOf(root.id, "2098-Q4")).not.toContain("KN_MOI");
  expect(await formOf(root.id, "2099-Q1")).toContain("KN_MOI");
  expect(await formOf(elsewhere.root.id, "2099-Q1")).not.toContain("KN_MOI");

  const seen = await seenOf(administrator, formId, "indicators", "KN");
  for (const write of [
    () => publish(administrator, formId),
    () => indicators.saveIndicator(administrator, asked(formId, { code: "KN_SV" })),
    () => removing.removeItem(administrator, { formId, part: "indicators", code: "KN", seen }),
    () => moving.moveItem(administrator, { formId, part: "chapters", code: "ideology", before: "" }),
    () => setHead(administrator, formId, "Hướng dẫn 8-HD/ĐUK"),
    () => discarding.discardDraft(administrator, { formId }),
  ]) {
    await expect(write()).rejects.toMatchObject({ code: "conflict", messageKey: "forms.errors.published" });
  }
  const shipped = await shippedId(administrator);
  await expect(indicators.saveIndicator(administrator, asked(shipped))).rejects.toThrow("forms.errors.published");
  expect((await auditOf(root.id)).at(-1)).toMatchObject({ action: "form.publish", subject_id: formId });
});

test("a version does not take effect in a quarter that is opened for reports", async () => {
  const { make, root, administrator } = await makeOffice();
  const formId = await makeDraft(administrator);
  await setHead(administrator, formId);
  const { effectiveFrom, sourceDocument } = await reading.getForm(administrator, formId);
  await make.makePeriod(root.id, effectiveFrom, "2099-12-25");
  const seen = markOf({ effectiveFrom, sourceDocument });
  await expect(
    heads.changeHead(administrator, { formId, seen, effectiveFrom, sourceDocument: "Hướng dẫn 9-HD/ĐUK" }),
  ).rejects.toMatchObject({ fieldErrors: { effectiveFrom: ["forms.faults.tooEarly"] } });
  await expect(publish(administrator, formId)).rejects.toThrow("forms.errors.hasFaults");
});

test("a draft is thrown away whole, and the log keeps what it asked", async () => {
  const { root, administrator } = await makeOffice();
  const formId = await makeDraft(administrator);
  await discarding.discardDraft(administrator, { formId });
  await expect(reading.getForm(administrator, formId)).rejects.toThrow("not_found");
  await expect(discarding.discardDraft(administrator, { formId })).rejects.toThrow("not_found");
  expect((await auditOf(root.id)).at(-1)).toMatchObject({
    action: "form.discard",
    details: { before: { content: { groups: [{ code: "strength" }, {}, {}, {}, {}] } } },
  });
});

test.each(["json", "xlsx"] as const)(
  "a form taken out as %s comes in again as the same draft, elsewhere too",
  async (format) => {
    const formId = await makeDraft(here.administrator);
    await indicators.saveIndicator(here.administrator, asked(formId, { guidanceVi: "Dòng một\nDòng hai" }));
    await rules.saveRule(here.administrator, rule(formId));
    const { fileName, body } = await exporting.exportForm(here.administrator, { formId, format });
    expect(fileName).toMatch(/^mau-bao-cao-quy-\d+\.(json|xlsx)$/);
    const file = Buffer.from(await new Response(body).arrayBuffer());
    const requestKey = newId();
    const taken = { requestKey, file };
    expect(await importing.importForm(elsewhere.administrator, taken)).toEqual({ status: "imported", id: requestKey });
    expect(await importing.importForm(elsewhere.administrator, taken)).toEqual({ status: "imported", id: requestKey });
    const [sent, received] = [
      await reading.getForm(here.administrator, formId),
      await reading.getForm(elsewhere.administrator, requestKey),
    ];
    expect(received.content).toEqual(sent.content);
    expect((await auditOf(here.root.id)).at(-1)).toMatchObject({
      action: "form.export",
      details: { after: { format } },
    });
    expect((await auditOf(elsewhere.root.id)).at(-1)).toMatchObject({ action: "form.import", subject_id: requestKey });
  },
);

const send = (text: string) =>
  importing.importForm(here.administrator, { requestKey: newId(), file: Buffer.from(text) });

test("a file that is no form is refused with everything that is wrong with it", async () => {
  await expect(send("no form at all")).rejects.toThrow("forms.file.unreadable");
  const refused = await send('{"format":"so-ket-form","formatVersion":1,"indicators":[{"code":"kn"}]}');
  expect(refused).toMatchObject({ status: "refused" });
  expect(refused.status === "refused" && refused.faults.length).toBeGreaterThan(5);
});
