import type { Page } from "@playwright/test";
import { findFaults } from "./axe";
import { expect, test } from "./fixtures";
import { field, press, words } from "./office";

const { merges, members } = words;
const dialog = (page: Page) => page.getByRole("dialog").or(page.getByRole("alertdialog"));

test("the office merges two records of one person, sees both histories, and takes the merge back", async ({
  make,
  signIn,
}) => {
  const root = await make.makeRoot();
  const unit = (name: string) => make.makeUnit({ rootId: root.id, parentId: root.id, name });
  const [one, two] = [await unit("Chi bộ cơ sở Báo Lâm Đồng"), await unit("Chi bộ cơ sở Sở Y tế")];
  const clerk = await make.makeAccount({ rootId: root.id });
  const shared = { rootId: root.id, recordedBy: clerk.id };
  const kept = await make.makeMember({ ...shared, unitId: one.id, fullName: "Trần Thị Hòa" });
  const other = await make.makeMember({ ...shared, unitId: two.id, fullName: "Trần Thị Hoà" });

  const office = await signIn("office_staff", root, "Trần Thị Văn Phòng");
  await office.goto("/members");
  await office.getByRole("link", { name: merges.link }).click();
  await expect(office.getByRole("row").filter({ hasText: "Trần Thị Hòa" })).toContainText("1980");
  expect(await findFaults(office)).toEqual([]);
  await office.getByRole("link", { name: merges.compare }).click();
  await office.getByRole("radio", { name: one.name }).check();
  await field(office, merges.reason).fill("Cùng một người, ghi ở hai chi bộ.");
  await press(office, merges.merge);
  await expect(office).toHaveURL(`/members/${kept.id}`);
  await expect(
    office.getByRole("heading", { name: merges.otherTitle.replace("{name}", other.fullName) }),
  ).toBeVisible();
  await expect(office.getByRole("listitem").filter({ hasText: "Loại hồ sơ ghi trùng" })).toBeVisible();

  // One person is counted, and found, once.
  await office.goto("/members?q=tran+thi+hoa");
  await expect(office.getByRole("link", { name: /Trần Thị H/ })).toHaveCount(1);
  await office.goto(`/members/${other.id}`);
  await expect(office.getByText(merges.intoTitle)).toBeVisible();

  await office.goto(`/members/${kept.id}`);
  await press(office, merges.undo);
  await field(dialog(office), merges.reason).fill("Hai người khác nhau.");
  await press(dialog(office), merges.undo);
  await expect(office.getByRole("heading", { name: merges.otherTitle.replace("{name}", other.fullName) })).toBeHidden();
  await office.goto(`/members/${other.id}`);
  await expect(office.getByText(members.standings.official, { exact: true })).toBeVisible();

  // The secretary of one of the units has nothing to compare: the other record is not there for them.
  const secretary = await signIn("secretary", one);
  expect((await secretary.request.get(`/members/duplicates/${kept.id}/${other.id}`)).status()).toBe(404);
  await secretary.goto("/members/duplicates");
  await expect(secretary.getByText(merges.emptyTitle)).toBeVisible();
});

test("two people of one name are told apart and not offered again, until the mark is taken off", async ({
  make,
  signIn,
}) => {
  const { apart } = merges;
  const root = await make.makeRoot();
  const unit = (name: string) => make.makeUnit({ rootId: root.id, parentId: root.id, name });
  const [one, two] = [await unit("Chi bộ cơ sở Báo Lâm Đồng"), await unit("Chi bộ cơ sở Sở Y tế")];
  const clerk = await make.makeAccount({ rootId: root.id });
  const shared = { rootId: root.id, recordedBy: clerk.id };
  const first = await make.makeMember({ ...shared, unitId: one.id, fullName: "Lê Văn Bình" });
  const second = await make.makeMember({ ...shared, unitId: two.id, fullName: "Lê Văn Bình" });
  const office = await signIn("office_staff", root, "Trần Thị Văn Phòng");
  await office.goto("/members/duplicates");
  await office.getByRole("link", { name: merges.compare }).click();
  await press(office, apart.tell);
  await press(dialog(office), apart.tell);
  await expect(office.getByText(merges.emptyTitle)).toBeVisible();
  const marked = office.getByRole("table", { name: apart.table });
  await expect(marked.getByRole("row").nth(1)).toContainText("Trần Thị Văn Phòng");
  expect(await findFaults(office)).toEqual([]);

  await office.goto(`/members/duplicates/${second.id}/${first.id}`);
  await expect(office.getByText(apart.told, { exact: true })).toBeVisible();
  await expect(office.getByRole("button", { name: merges.merge })).toHaveCount(0);
  await press(office, apart.undo);
  await press(dialog(office), apart.undo);
  await expect(office.getByRole("button", { name: merges.merge })).toBeVisible();
  await office.goto("/members/duplicates");
  await expect(office.getByRole("link", { name: merges.compare })).toHaveCount(1);
});
