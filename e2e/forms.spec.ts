import { readFileSync } from "node:fs";
import { expect, test } from "./fixtures";
import { choose, field, fill, press, select, words } from "./office";

const { forms } = words;
const NAME = "Quần chúng ưu tú được giới thiệu";

test("an administrator makes a version of the form, adds to it, looks at it and publishes it; the office's staff has no builder", async ({
  make,
  signIn,
}) => {
  const root = await make.makeRoot();
  await make.makeUnit({ rootId: root.id, parentId: root.id, kind: "base_party_org" });
  await make.makePeriod(root.id, "2098-Q4", "2098-12-25");
  const page = await signIn("administrator", root);
  await page.goto("/forms");
  await press(page, forms.makeDraft);
  await press(page.getByRole("alertdialog"), forms.makeDraft);
  await expect(page.getByText(forms.faults.sourceDocument)).toBeVisible();
  await expect(select(page, forms.effectiveFrom)).toHaveValue("2099-Q1");
  await field(page, forms.sourceDocument).fill("Hướng dẫn 12-HD/BTCTW");
  await press(page, forms.save);
  await expect(page.getByText(forms.readyTitle)).toBeVisible();

  const open = (part: "indicators" | "rules" | "groups") =>
    page
      .getByRole("navigation", { name: forms.tabs })
      .getByRole("link", { name: new RegExp(`^${forms.parts[part]}`) })
      .click();
  await open("indicators");
  await page.getByRole("link", { name: forms.add.indicators, exact: true }).click();
  await fill(page, { [forms.code]: "kn", [forms.nameVi]: NAME, [forms.nameEn]: "Outstanding people" });
  await fill(page, { [forms.unitVi]: "người", [forms.unitEn]: "people" });
  await press(page, forms.save);
  await expect(page.getByText(forms.errors.codeTaken).first()).toBeVisible();
  await expect(field(page, forms.nameVi)).toHaveValue(NAME);
  await field(page, forms.code).fill("qcut");
  await page.getByRole("checkbox", { name: "Chi bộ cơ sở" }).check();
  await press(page, forms.save);
  await expect(page.getByText(forms.savedTitle.replace("{name}", "QCUT"))).toBeVisible();
  const row = page.getByRole("row", { name: NAME });
  await expect(row).toContainText("QCUT");

  // By keyboard alone it moves up one place, and the keys stay with it.
  const up = row.getByRole("button", { name: forms.moveUp.replace("{name}", NAME) });
  const place = () => row.evaluate((element) => (element instanceof HTMLTableRowElement ? element.rowIndex : 0));
  const before = await place();
  await up.focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(place).toBe(before - 1);
  await expect(up).toBeFocused();

  await open("rules");
  await page.getByRole("link", { name: forms.add.rules, exact: true }).click();
  await field(page, forms.expression).fill("QCUT >= KN +");
  await fill(page, {
    [forms.messageVi]: "Số giới thiệu ít hơn số kết nạp.",
    [forms.messageEn]: "Fewer than admitted.",
  });
  await press(page, forms.save);
  // The field tells it as soon as it is left; the answer of the server comes with the summary.
  await expect(page.getByRole("alert").getByText(forms.language.syntax)).toBeVisible();
  await field(page, forms.expression).fill("QCUT >= ");
  await choose(page, forms.insertIndicator, "KN – Kết nạp đảng viên");
  await press(page, forms.insert);
  await expect(field(page, forms.expression)).toHaveValue("QCUT >= KN");
  await press(page, forms.save);
  await expect(page.getByText(forms.savedTitle.replace("{name}", "R1"))).toBeVisible();

  await page.getByRole("link", { name: forms.preview, exact: true }).click();
  await expect(page.getByRole("heading", { name: forms.previewTitle })).toBeVisible();
  await expect(page.getByRole("row", { name: NAME })).toHaveCount(0);
  await select(page, forms.previewKind).selectOption("base_branch");
  await press(page, forms.previewShow);
  await expect(page.getByRole("row", { name: NAME })).toBeVisible();
  await page.getByRole("navigation", { name: words.components.breadcrumbs }).getByRole("link").last().click();

  await press(page, forms.publish);
  await press(page.getByRole("alertdialog"), forms.publish);
  await expect(page.getByText(forms.states.to_come)).toBeVisible();
  await open("indicators");
  await expect(page.getByRole("row", { name: NAME })).toBeVisible();
  await expect(page.getByRole("link", { name: forms.edit, exact: true })).toHaveCount(0);

  const office = await signIn("office_staff", root);
  await office.goto("/tasks");
  const rail = office.getByRole("navigation", { name: words.frame.navigation });
  await expect(rail.getByRole("link", { name: words.navigation.rooms.targets })).toBeVisible();
  await expect(rail.getByRole("link", { name: words.navigation.rooms.forms })).toHaveCount(0);
  const answer = await office.goto(page.url());
  expect(answer?.status()).toBe(404);
});

test("a form goes out as a workbook and comes in again; what is no form is refused with its faults", async ({
  make,
  signIn,
}) => {
  const root = await make.makeRoot();
  const page = await signIn("administrator", root);
  await page.goto("/forms");
  await page.getByRole("table").getByRole("link").first().click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: forms.download.xlsx }).click();
  const path = await (await downloading).path();
  await page.goto("/forms");
  await press(page, forms.import);
  const dialog = page.getByRole("dialog");
  const choosing = dialog.getByLabel(forms.importFile);
  const bad = '{"format":"so-ket-form","formatVersion":1,"indicators":[{"code":"kn"}]}';
  await choosing.setInputFiles({ name: "mau.json", mimeType: "application/json", buffer: Buffer.from(bad) });
  // A refusal is an answer that the browser notes as an error of its own.
  const refused = page.waitForResponse((response) => response.status() === 422);
  await press(dialog, forms.importSend);
  await refused;
  await expect(dialog.getByText(forms.file.faults)).toBeVisible();
  await expect(dialog.getByRole("listitem").filter({ hasText: forms.errors.code })).toBeVisible();
  await choosing.setInputFiles({ name: "mau.xlsx", mimeType: "application/zip", buffer: readFileSync(path) });
  await press(dialog, forms.importSend);
  await expect(page.getByText(forms.states.draft, { exact: true })).toBeVisible();
});

test("the office sets a year's targets, a pasted column at a time", async ({ make, signIn }) => {
  const root = await make.makeRoot({ name: "Đảng bộ Khối" });
  for (const name of ["Chi bộ Một", "Chi bộ Hai"]) {
    await make.makeUnit({ rootId: root.id, parentId: root.id, kind: "base_branch", name });
  }
  const page = await signIn("office_staff", root);
  await page.goto("/forms/targets?year=2026&indicator=KN");
  const target = (name: string) =>
    page.getByRole("textbox", { name: forms.targets.targetOf.replace("{name}", name), exact: true });
  await target("Đảng bộ Khối").evaluate((input) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "1.200\r\n700\r\n500\r\n");
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await press(page, forms.targets.save);
  await expect(page.getByText("Đã lưu 3 chỉ tiêu.").first()).toBeVisible();
  await page.reload();
  await expect(target("Đảng bộ Khối")).toHaveValue("1.200");
  await target("Chi bộ Một").fill("-5");
  await press(page, forms.targets.save);
  await expect(target("Chi bộ Một")).toHaveAccessibleDescription(forms.targets.errors.number);
});
