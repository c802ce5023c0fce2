import { findFaults } from "./axe";
import type { Page } from "@playwright/test";
import { makeSmallOffice } from "./small-office";
import { expect, test } from "./fixtures";
import { field, fill, press, select, words } from "./office";

const { members, common } = words;
const { register } = members;

const table = (page: Page) => page.getByRole("table");
const names = async (page: Page) => table(page).getByRole("rowheader").allTextContents();

async function search(page: Page, text: string) {
  await page.getByRole("searchbox", { name: members.searchName }).fill(text);
  await press(page, common.filter);
  await expect(page).toHaveURL(/[?&]q=/);
}

test("office staff search, filter and sort the register, choose its columns, and open a member beside it", async ({
  make,
  owner,
  signIn,
}) => {
  const office = await makeSmallOffice(make, owner);
  const page = await signIn("office_staff", office.root);
  await page.goto("/members");
  await expect(page.getByText(members.found.replace("{count}", "60"), { exact: true })).toBeVisible();

  await search(page, "gioi");
  const found = await names(page);
  expect(found.length).toBeGreaterThan(0);
  expect(found.every((name) => name.endsWith("Giỏi"))).toBe(true);

  await page.goto("/members");
  await select(page, members.standing).selectOption({ label: members.standingFilters.probationary });
  await press(page, common.filter);
  await expect(page).toHaveURL(/standing=probationary/);
  await table(page).getByRole("link", { name: members.columns.unit }).click();
  await expect(page).toHaveURL(/sort=unit/);
  await expect(table(page).getByRole("columnheader", { name: members.columns.unit })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );

  await page.getByText(register.columns, { exact: true }).click();
  await page.getByRole("checkbox", { name: members.columns.seniority }).check();
  await press(page, register.showColumns);
  await expect(table(page).getByRole("columnheader", { name: members.columns.seniority })).toBeVisible();

  const first = table(page).getByRole("rowheader").first().getByRole("link");
  const name = (await first.textContent()) ?? "";
  await first.focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary", { name });
  await expect(panel).toBeVisible();
  await expect(panel.getByRole("heading", { name })).toBeFocused();
  await expect(page).toHaveURL(/[?&]open=/);
  expect(await findFaults(page)).toEqual([]);
  const address = page.url();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(table(page).getByRole("link", { name }).first()).toBeFocused();
  await page.goto(address);
  await page.getByRole("complementary", { name }).getByRole("link", { name: register.panel.openPage }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("a way of looking is kept under a name and opens the register; a file holds who was ticked", async ({
  make,
  owner,
  signIn,
}) => {
  const office = await makeSmallOffice(make, owner);
  const page = await signIn("secretary", office.college);
  await page.goto("/members?standing=probationary");
  await press(page, register.views.save);
  const dialog = page.getByRole("dialog");
  await field(dialog, register.views.name).fill("Dự bị của trường");
  await dialog.getByRole("checkbox", { name: register.views.opensWith }).check();
  await press(dialog, register.views.saveSubmit);
  await expect(dialog).toBeHidden();
  await page.goto("/members");
  await expect(page).toHaveURL(/standing=probationary/);
  await expect(page.getByRole("link", { name: "Dự bị của trường" })).toHaveAttribute("aria-current", "page");

  await page.getByRole("link", { name: register.views.all }).click();
  await expect(page).toHaveURL(/view=all/);
  const boxes = table(page).getByRole("checkbox");
  await boxes.nth(1).check();
  await boxes.nth(2).check();
  await expect(page.getByRole("radio", { name: register.bulk.picked.replace("{count}", "2") })).toBeChecked();
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, register.bulk.csv)]);
  const lines: string[] = [];
  for await (const chunk of await download.createReadStream()) lines.push(...String(chunk).trimEnd().split("\r\n"));
  expect(lines).toHaveLength(3);
  await expect(table(page).getByRole("rowheader").first()).toBeVisible();
  expect((await names(page)).length).toBeLessThan(60);
  expect((await page.goto(`/members?unit=${office.hospital.id}`))?.status()).toBe(404);
});

test("a secretary corrects a member's facts, with the reason, and a birth date by decision alone", async ({
  make,
  owner,
  signIn,
}) => {
  const office = await makeSmallOffice(make, owner);
  const page = await signIn("secretary", office.college);
  await page.goto(`/members/${office.member.id}`);
  await page.getByRole("link", { name: register.correct.link }).click();
  await fill(page, { [members.fullName]: "Nguyễn Thị Đã Sửa", [members.birthDate]: "20/05/1980" });
  await field(page, register.correct.reason).fill("Ghi sai khi mở sổ");
  await press(page, register.correct.submit);
  await expect(page.getByText(register.correct.errors.decision.birthDate).first()).toBeVisible();
  await expect(field(page, members.fullName)).toHaveValue("Nguyễn Thị Đã Sửa");
  await field(page, members.birthDate).fill("19/05/1980");
  await press(page, register.correct.submit);
  await expect(page.getByRole("heading", { level: 1, name: "Nguyễn Thị Đã Sửa" })).toBeVisible();
  await page.goto("/members");
  await search(page, "da sua");
  expect(await names(page)).toEqual(["Nguyễn Thị Đã Sửa"]);
});

test("the register of a past day holds those of that day, and says so", async ({ make, owner, signIn }) => {
  const office = await makeSmallOffice(make, owner);
  const page = await signIn("office_staff", office.root);
  await page.goto("/members?on=2021-12-31");
  await expect(page.getByText("31/12/2021").first()).toBeVisible();
  await expect(page.getByText(members.found.replace("{count}", "60"), { exact: true })).toBeVisible();
  await page.goto("/members?on=2021-12-30");
  await expect(page.getByText(members.noneFound)).toBeVisible();
});

test("a leader reads the register and writes nothing; whoever works elsewhere does not find it", async ({
  make,
  owner,
  signIn,
}) => {
  const office = await makeSmallOffice(make, owner);
  const leader = await signIn("leader", office.root);
  await leader.goto("/members");
  await expect(table(leader)).toBeVisible();
  await expect(leader.getByRole("checkbox")).toHaveCount(0);
  await expect(leader.getByRole("button", { name: register.bulk.recognise })).toBeHidden();
  for (const address of [`/members/${office.member.id}/edit`, `/members/recognise?pick=${office.member.id}`]) {
    expect((await leader.goto(address))?.status()).toBe(404);
  }
  expect((await leader.request.get("/api/exports/members?format=csv")).status()).toBe(404);

  const root = await make.makeRoot({ name: "Đảng bộ Khối khác" });
  const stranger = await signIn("office_staff", root);
  for (const address of [
    `/members?unit=${office.college.id}`,
    `/members?open=${office.member.id}`,
    `/members/${office.member.id}/edit`,
  ]) {
    expect((await stranger.goto(address))?.status()).toBe(404);
  }
});
