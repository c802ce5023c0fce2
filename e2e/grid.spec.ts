import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { formVersionRow } from "@/db/baseline/form";
import type { Factories } from "@/db/factories";
import { reports, reportSnapshots } from "@/db/schema/reports";
import { newId } from "@/lib/id";
import { eq } from "drizzle-orm";
import { findFaults } from "./axe";
import { expect, test } from "./fixtures";
import { field, press, words } from "./office";

const { editor } = words.reports;
const grid = words.components.grid;
const CLASSES = "Lớp bồi dưỡng nhận thức về Đảng";
const ATTENDANTS = "Học viên lớp bồi dưỡng nhận thức về Đảng";
const NEW_CLASSES = "Lớp bồi dưỡng đảng viên mới";
const NEW_ATTENDANTS = "Học viên lớp bồi dưỡng đảng viên mới";
const DISSEMINATED = "Đảng viên được quán triệt nghị quyết";
const ADMITTED = "Kết nạp đảng viên";

async function makeUnit(make: Factories) {
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, kind: "base_party_org", name: "Đảng bộ Một" });
  await make.makePeriod(root.id, "2022-Q1", "2022-03-25");
  return unit;
}

async function openReport(page: Page): Promise<void> {
  await page.goto("/reports");
  await press(page, words.reports.start.button);
  await expect(page.getByRole("grid", { name: editor.figures })).toBeVisible();
}

const figure = (page: Page, name: string) => field(page, editor.value.replace("{name}", name));
const remark = (page: Page, name: string) => field(page, `${name}: ${editor.remark}`);
const news = (page: Page, text: string) => expect(page.locator("output", { hasText: text })).toBeVisible();
const saved = (page: Page) => expect(page.getByText(/^Đã lưu \d\d:\d\d$/)).toBeVisible();

/** What a spreadsheet on the same computer would have put there when the keys for pasting are pressed. */
async function pasteFrom(page: Page, kinds: Record<string, string>): Promise<void> {
  await page.evaluate((held) => {
    const clipboardData = new DataTransfer();
    for (const [kind, text] of Object.entries(held)) clipboardData.setData(kind, text);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, kinds);
}

function readFixture(name: string): Promise<string> {
  return readFile(new URL(`fixtures/${name}`, import.meta.url), "utf8");
}

async function keys(page: Page, ...pressed: string[]): Promise<void> {
  for (const key of pressed) await page.keyboard.press(key);
}

async function texts(page: Page, names: readonly string[]): Promise<string[]> {
  return Promise.all(names.map((name) => figure(page, name).inputValue()));
}

test("a report's figures are written by keyboard alone, and undone and done again", async ({ make, signIn }) => {
  const page = await signIn("secretary", await makeUnit(make));
  await openReport(page);
  await figure(page, CLASSES).focus();
  await page.keyboard.type("3");
  await keys(page, "ArrowDown");
  await expect(figure(page, ATTENDANTS)).toBeFocused();
  await page.keyboard.type("hơn 500");
  await keys(page, "Enter");
  await expect(figure(page, ATTENDANTS)).toHaveValue("500");
  await expect(remark(page, ATTENDANTS)).toHaveValue("hơn 500");
  await news(page, "Đã ghi số 500");
  await expect(figure(page, NEW_CLASSES)).toBeFocused();

  // Escape brings back what stood there; what cannot be read stays as typed and is told beside it.
  await page.keyboard.type("12");
  await keys(page, "Escape");
  await expect(figure(page, NEW_CLASSES)).toHaveValue("");
  await page.keyboard.type("vài");
  await keys(page, "Tab");
  await expect(remark(page, NEW_CLASSES)).toBeFocused();
  await expect(figure(page, NEW_CLASSES)).toHaveValue("vài");
  await expect(figure(page, NEW_CLASSES)).toHaveAccessibleDescription(editor.notANumber);
  await keys(page, "Shift+Tab", "Delete");
  await expect(figure(page, NEW_CLASSES)).toHaveValue("");

  // F2 goes into the text, Shift draws a range, Ctrl+D fills it.
  await figure(page, CLASSES).focus();
  await keys(page, "F2", "Home");
  await page.keyboard.type("1");
  await keys(page, "Enter");
  await expect(figure(page, CLASSES)).toHaveValue("13");
  await keys(page, "ArrowUp", "Shift+ArrowDown", "Shift+ArrowDown", "Control+d");
  const rows = [CLASSES, ATTENDANTS, NEW_CLASSES];
  expect(await texts(page, rows)).toEqual(["13", "13", "13"]);
  await keys(page, "Control+z", "Control+z");
  expect(await texts(page, rows)).toEqual(["3", "500", ""]);
  await keys(page, "Control+y", "Control+Shift+z");
  expect(await texts(page, rows)).toEqual(["13", "13", "13"]);
  await keys(page, "Control+z");

  // A ratio's two figures and their share; Home and End; Escape and Tab lead out.
  await field(page, `${DISSEMINATED}: ${editor.numerator}`).focus();
  await page.keyboard.type("90");
  await keys(page, "ArrowRight");
  await page.keyboard.type("120");
  await keys(page, "Tab");
  await expect(page.getByText("75,00%")).toBeVisible();
  await keys(page, "Control+Home");
  await expect(page.getByRole("rowheader", { name: /^Đảng viên đầu kỳ/ })).toBeFocused();
  await saved(page);
  await keys(page, "Escape", "Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("[role=grid]") === null)).toBe(true);

  await page.reload();
  expect(await texts(page, rows)).toEqual(["13", "500", ""]);
  await expect(field(page, `${DISSEMINATED}: ${editor.denominator}`)).toHaveValue("120");
  expect(await findFaults(page)).toEqual([]);
});

test("a report's figures are written by mouse: the first box of all too, and a second press goes into the text", async ({
  make,
  signIn,
}) => {
  const page = await signIn("secretary", await makeUnit(make));
  await openReport(page);
  // Where the grid stands from the beginning.
  const begun = page.getByRole("grid", { name: editor.figures }).locator("[data-active] input");
  const first = field(page, (await begun.getAttribute("aria-label")) ?? "");
  await first.click();
  await expect(first).toBeFocused();
  await page.keyboard.type("75");
  await figure(page, CLASSES).click();
  await expect(first).toHaveValue("75");
  await page.keyboard.type("21");
  await figure(page, ATTENDANTS).click();
  await figure(page, CLASSES).click();
  await figure(page, CLASSES).click();
  await keys(page, "Home");
  await page.keyboard.type("3");
  await figure(page, ATTENDANTS).click();
  await expect(figure(page, CLASSES)).toHaveValue("321");
  await figure(page, CLASSES).hover();
  await page.mouse.down();
  await figure(page, NEW_CLASSES).hover();
  await page.mouse.up();
  await keys(page, "Control+d");
  expect(await texts(page, [CLASSES, ATTENDANTS, NEW_CLASSES])).toEqual(["321", "321", "321"]);
  await saved(page);
});

test("a block from LibreOffice Calc is shown before it lands, lands as one step, and is found again", async ({
  make,
  signIn,
}) => {
  const page = await signIn("secretary", await makeUnit(make));
  await openReport(page);
  const [html, plain] = [await readFixture("calc-block.html"), await readFixture("calc-block.txt")];
  const rows = [CLASSES, ATTENDANTS, NEW_CLASSES, NEW_ATTENDANTS];
  const dialog = page.getByRole("dialog", { name: grid.paste.title });

  await figure(page, CLASSES).focus();
  await pasteFrom(page, { "text/html": html, "text/plain": plain });
  await expect(dialog.getByRole("row", { name: new RegExp(`^${CLASSES} .*1\\.234$`) })).toBeVisible();
  await expect(dialog.getByRole("row", { name: /nhiều\s+lắm "thật"/ })).toContainText(editor.notANumber);
  expect(await findFaults(page)).toEqual([]);
  await press(dialog, grid.paste.cancel);
  await expect(figure(page, CLASSES)).toBeFocused();
  expect(await texts(page, rows)).toEqual(["", "", "", ""]);

  await pasteFrom(page, { "text/plain": plain });
  await press(dialog, grid.paste.take.replace("{count}", "3"));
  await expect(figure(page, CLASSES)).toBeFocused();
  expect(await texts(page, rows)).toEqual(["1.234", "500", "", "7"]);
  await expect(remark(page, ATTENDANTS)).toHaveValue("hơn 500");
  await keys(page, "Control+z");
  expect(await texts(page, rows)).toEqual(["", "", "", ""]);
  await keys(page, "Control+y");
  await saved(page);

  // What is copied out of the grid is what a spreadsheet reads.
  await figure(page, CLASSES).focus();
  await keys(page, "Shift+ArrowDown");
  const copied = await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    const event = new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
    return [clipboardData.getData("text/plain"), clipboardData.getData("text/html")];
  });
  expect(copied[0]).toBe("1.234\n500\n");
  expect(copied[1]).toContain('x:num="1234"');

  await keys(page, "Control+f");
  const search = field(page, grid.findWords);
  await expect(search).toBeFocused();
  await page.keyboard.type("hoc vien lop boi duong dang vien moi");
  await expect(page.getByText(grid.matches.replace("{here}/{count}", "1/1"))).toBeVisible();
  await keys(page, "Escape");
  await expect(page.getByRole("rowheader", { name: new RegExp(`^${NEW_ATTENDANTS}`) })).toBeFocused();
});

test("a figure other than the register's asks for its reason beside it", async ({ make, signIn }) => {
  const page = await signIn("secretary", await makeUnit(make));
  await openReport(page);
  await expect(figure(page, ADMITTED)).toHaveValue("0");
  await expect(figure(page, ADMITTED)).toHaveAccessibleDescription(editor.origins.register);
  const reason = field(page, `${ADMITTED}: ${editor.reason}`);
  await expect(reason).toBeHidden();
  await figure(page, ADMITTED).fill("2");
  await reason.fill("Hai quyết định chưa ghi sổ.");
  await figure(page, ADMITTED).press("Delete");
  await expect(figure(page, ADMITTED)).toHaveValue("0");
  await expect(reason).toBeHidden();
});

test("from the second quarter on a flow may be entered from the year's beginning", async ({ make, signIn, owner }) => {
  const unit = await makeUnit(make);
  const clerk = await make.makeAccount({ rootId: unit.rootId });
  await make.makePeriod(unit.rootId, "2022-Q2", "2022-06-25");
  const id = newId();
  const shared = { rootId: unit.rootId, unitId: unit.id, formVersionId: formVersionRow.id };
  await owner.insert(reports).values({ ...shared, id, quarter: "2022-Q1", createdBy: clerk.id });
  const blank = { computed: null, numerator: null, denominator: null, remark: null, reason: null };
  const told = { code: "LOP_NT_HV", name: ATTENDANTS, measure: "người", kind: "flow", reported: 40, ...blank };
  const register = { opening: 0, increases: 0, decreases: 0, official: 0, probationary: 0, closing: 0 };
  const content = {
    unit: { id: unit.id, name: unit.name },
    quarter: "2022-Q1",
    form: { code: formVersionRow.code, version: formVersionRow.version },
    figures: [told],
    narratives: [],
    register,
    ledgerSeq: 0,
    submittedBy: { id: clerk.id, name: clerk.fullName },
  };
  const snapshot = { id: newId(), reportId: id, ordinal: 1, content, hash: "0".repeat(64), ledgerSeq: 0 };
  await owner.insert(reportSnapshots).values({ ...shared, ...snapshot, byAccount: clerk.id });
  const submitted = { status: "submitted", version: 2, submittedAt: new Date(), submittedBy: clerk.id } as const;
  await owner.update(reports).set(submitted).where(eq(reports.id, id));

  const page = await signIn("secretary", unit);
  await page.goto("/reports?quarter=2022-Q2");
  await press(page, words.reports.start.button);
  const row: Locator = page.getByRole("row", { name: new RegExp(`^${ATTENDANTS}`) });
  await expect(row.getByRole("gridcell", { name: "40", exact: true })).toBeVisible();
  await page.getByText(editor.byYear, { exact: true }).click();
  const sum = field(page, editor.cumulativeOf.replace("{name}", ATTENDANTS));
  await sum.fill("39");
  await sum.press("Enter");
  await expect(sum).toHaveAccessibleDescription(editor.belowEarlier.replace("{earlier}", "40"));
  await expect(sum).toHaveValue("39");
  await sum.fill("65");
  await expect(row.getByRole("gridcell", { name: "25", exact: true })).toBeVisible();
  await sum.press("Enter");
  await saved(page);
  await page.reload();
  await expect(sum).toHaveValue("65");
  await page.getByText(editor.byQuarter, { exact: true }).click();
  await expect(figure(page, ATTENDANTS)).toHaveValue("25");
});
