import type { Page } from "@playwright/test";
import { newId } from "@/lib/id";
import { findFaults } from "./axe";
import { expect, test } from "./fixtures";
import { field, press, select, words } from "./office";

const { import: texts } = words.members;
const HEADINGS = "STT,Họ và tên *,Giới tính *,Ngày sinh *,Dân tộc *,Số thẻ đảng *,Ngày vào Đảng *,Ngày chính thức *";
const FILE_NAME = "Danh sách đảng viên.csv";

/** Letters only, so that a name is one: every run has people of its own. */
const letters = () =>
  newId()
    .replace(/[^a-f]/g, "")
    .slice(-8)
    .padStart(3, "a");

async function send(page: Page, lines: readonly string[], name = FILE_NAME): Promise<void> {
  const buffer = Buffer.from(`\ufeff${lines.join("\r\n")}`);
  await page.getByLabel(texts.file).setInputFiles({ name, mimeType: "text/csv", buffer });
  await press(page, texts.check);
}

test("a secretary brings in a list: it is checked, entered once, and known when it comes again", async ({
  make,
  signIn,
}) => {
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ cơ sở Báo Lâm Đồng" });
  const page = await signIn("secretary", unit);
  const [first, second] = [`Nguyễn Thị ${letters()}`, `Trần Văn ${letters()}`];
  const list = [
    HEADINGS,
    `1,${first},Nữ,19/05/1980,Kinh,79080001234,19/05/2010,19/05/2011`,
    `2,${second},Nam,02/09/1985,Kinh,,03/02/2012,03/02/2013`,
    "3,Lê An,?,1980,Kinh,,31/02/2010,",
  ];
  await page.goto("/members");
  await page.getByRole("link", { name: texts.title }).click();
  await press(page, texts.check);
  await expect(page.getByText(texts.fileMissing)).toBeVisible();
  await expect(page.getByLabel(texts.file)).toBeFocused();
  expect(await findFaults(page)).toEqual([]);

  await send(page, list);
  await expect(
    page.getByRole("heading", { level: 1, name: texts.checkedTitle.replace("{file}", FILE_NAME) }),
  ).toBeVisible();
  await expect(page.getByText(`Dân tộc * (${texts.dropped.ethnicity})`)).toBeVisible();
  const refused = page.getByRole("row", { name: /Lê An/ });
  for (const problem of [texts.problems.sex, texts.problems.incompleteDay, texts.problems.day]) {
    await expect(refused).toContainText(problem);
  }
  await expect(page.getByRole("row", { name: new RegExp(first) })).toContainText("079080001234");
  expect(await findFaults(page)).toEqual([]);
  await page
    .getByRole("navigation", { name: texts.rowsChoice })
    .getByRole("link", { name: texts.rowFilters.errors })
    .click();
  await expect(page.getByRole("row", { name: new RegExp(first) })).toBeHidden();
  await expect(refused).toBeVisible();

  await press(page, texts.apply.replace("{count}", "2"));
  await expect(page.getByText(texts.doneTitle.replace("{count}", "2"))).toBeVisible();
  await page.getByRole("link", { name: texts.openRegister }).click();
  await expect(page.getByRole("link", { name: second })).toBeVisible();
  await page.getByRole("link", { name: first }).click();
  await expect(page.getByRole("heading", { name: first })).toBeVisible();

  await page.goto("/members/import");
  await send(page, list);
  await expect(page.getByRole("row", { name: new RegExp(second) })).toContainText(texts.alreadyThere);
  await expect(page.getByText(texts.nothingToApply)).toBeVisible();
  await press(page, texts.cancel);
  await page.getByRole("alertdialog").getByRole("button", { name: texts.cancel }).click();
  await expect(page.getByText(texts.cancelledText)).toBeVisible();
});

test("headings that are not known are asked for, kept under a name, and used again", async ({ make, signIn }) => {
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ cơ sở Sở Y tế" });
  const page = await signIn("secretary", unit);
  const list = ["Ai,Phái,Hôm sinh,Hôm vào,Hôm xong", `Nguyễn Văn ${letters()},Nam,01/02/1980,03/02/2010,03/02/2011`];
  const { fields } = texts;
  await page.goto("/members/import");
  await send(page, list);
  await expect(page.getByRole("heading", { name: texts.mapTitle })).toBeFocused();
  await press(page, texts.check);
  await expect(page.getByText(texts.missing.fullName)).toBeVisible();
  const answers = {
    Ai: fields.fullName,
    "Hôm sinh": fields.birthDate,
    "Hôm vào": fields.admittedOn,
    "Hôm xong": fields.officialOn,
  };
  for (const [heading, label] of Object.entries(answers)) await select(page, heading).selectOption({ label });
  expect(await findFaults(page)).toEqual([]);
  await field(page, texts.saveMappingAs).fill("Danh sách của Sở");
  await press(page, texts.check);
  await expect(page.getByRole("button", { name: texts.apply.replace("{count}", "1") })).toBeVisible();

  await page.goto("/members/import");
  await send(page, list);
  await select(page, texts.useMapping).selectOption({ label: "Danh sách của Sở" });
  await expect(select(page, "Hôm vào")).toHaveValue("admittedOn");
  await page.goto("/members/import");
  expect(await findFaults(page)).toEqual([]);
  await press(page, texts.remove);
  await page.getByRole("alertdialog").getByRole("button", { name: texts.remove }).click();
  await expect(page.getByRole("heading", { name: texts.mappings })).toBeHidden();
});

test("a file of another kind is refused in words, and the form keeps what was chosen", async ({ make, signIn }) => {
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ cơ sở Đài Truyền hình" });
  const page = await signIn("secretary", unit);
  await page.goto("/members/import");
  const buffer = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(512)]);
  await page.getByLabel(texts.file).setInputFiles({ name: "cu.xls", mimeType: "application/vnd.ms-excel", buffer });
  await press(page, texts.check);
  await expect(page.getByText(words.spreadsheets.errors.oldExcel)).toBeVisible();
  await expect(page.getByLabel(texts.file)).toHaveValue(/cu\.xls$/);
  const template = await page.request.get("/api/members/import/template");
  await page
    .getByLabel(texts.file)
    .setInputFiles({ name: "mau.xlsx", mimeType: "application/octet-stream", buffer: await template.body() });
  await press(page, texts.check);
  await expect(page.getByText(texts.errors.noRows)).toBeVisible();
});

test("a leader is not offered the import, and its addresses do not exist for a leader or a stranger", async ({
  make,
  signIn,
}) => {
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ cơ sở Cục Thuế" });
  const page = await signIn("secretary", unit);
  await page.goto("/members/import");
  await send(page, [HEADINGS, `1,Nguyễn Văn ${letters()},Nam,01/02/1980,Kinh,,03/02/2010,03/02/2011`]);
  await expect(page).toHaveURL(/\/members\/import\/[0-9a-f-]{36}$/);
  const address = page.url();
  const stranger = await signIn("office_staff", await make.makeRoot({ name: "Đảng bộ Khối tỉnh bạn" }));
  const leader = await signIn("leader", root);
  for (const desk of [leader, stranger]) {
    await desk.goto(address);
    await expect(desk.getByRole("heading", { name: words.errors.notFoundTitle })).toBeVisible();
  }
  await leader.goto("/members");
  await expect(leader.getByRole("heading", { level: 1, name: words.members.title })).toBeVisible();
  await expect(leader.getByRole("link", { name: texts.title })).toBeHidden();
  await leader.goto("/members/import");
  await expect(leader.getByRole("heading", { name: words.errors.notFoundTitle })).toBeVisible();
});
