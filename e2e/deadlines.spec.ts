import { eq } from "drizzle-orm";
import { periodReopenings } from "@/db/schema/reports";
import { addDays, today } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { findFaults } from "./axe";
import { expect, test } from "./fixtures";
import { choose, field, fill, press, words } from "./office";

const { deadlines, states } = words.periods;
const QUARTER = "2022-Q1";
const PERIOD = `/periods/${QUARTER}`;

test("a unit gets a later day and hears of it; nobody but the office gives one", async ({ make, signIn }) => {
  const root = await make.makeRoot({ name: "Đảng bộ Khối thử hạn nộp" });
  const unit = await make.makeUnit({
    rootId: root.id,
    parentId: root.id,
    name: "Đảng bộ Trường Cao đẳng",
    kind: "base_party_org",
  });
  const beside = await make.makeUnit({
    rootId: root.id,
    parentId: root.id,
    name: "Đảng bộ Bệnh viện",
    kind: "base_party_org",
  });
  await make.makePeriod(root.id, QUARTER, "2022-03-25");
  const office = await signIn("office_staff", root);
  const secretary = await signIn("secretary", unit);
  const neighbour = await signIn("secretary", beside);

  await office.goto("/periods");
  await office.getByRole("link", { name: "Quý I/2022" }).click();
  await press(office, deadlines.extend);
  const dialog = office.getByRole("dialog");
  await choose(dialog, deadlines.unit, unit.name);
  await fill(dialog, { [deadlines.extendedTo]: "20/03/2022", [deadlines.reason]: "Đơn vị vừa sáp nhập" });
  await press(dialog, deadlines.extend);
  await expect(field(dialog, deadlines.extendedTo)).toHaveAccessibleDescription(
    new RegExp(words.periods.errors.extension),
  );
  await expect(field(dialog, deadlines.reason)).toHaveValue("Đơn vị vừa sáp nhập");
  await fill(dialog, { [deadlines.extendedTo]: "31/03/2022" });
  await press(dialog, deadlines.extend);
  await expect(dialog).toBeHidden();
  const row = office.getByRole("row", { name: unit.name });
  await expect(row).toContainText("31/3/2022");
  await expect(row).toContainText("Đơn vị vừa sáp nhập");
  expect(await findFaults(office)).toEqual([]);

  await secretary.goto("/tasks");
  await secretary.getByRole("link", { name: /^Thông báo, 1 / }).click();
  await expect(secretary.getByRole("heading", { level: 1, name: words.notices.title })).toBeVisible();
  await expect(secretary.getByText("được gia hạn nộp báo cáo Quý I/2022 đến hết 31/3/2022").first()).toBeVisible();
  expect(await findFaults(secretary)).toEqual([]);
  await secretary.getByRole("button", { name: new RegExp(`^${words.notices.open}`) }).click();
  await expect(secretary).toHaveURL(/\/reports\?quarter=2022-Q1/);
  await expect(secretary.getByRole("link", { name: words.notices.title, exact: true })).toBeVisible();
  await neighbour.goto("/notices");
  await expect(neighbour.getByText(words.notices.emptyTitle)).toBeVisible();

  const far = await make.makeRoot({ name: "Đảng bộ Khối tỉnh bạn" });
  const stranger = await signIn("office_staff", far);
  for (const page of [secretary, neighbour, stranger, await signIn("leader", root)]) {
    expect((await page.goto(PERIOD))?.status()).toBe(404);
  }
});

test("a locked quarter opens again for one unit and locks itself after the last day", async ({
  make,
  owner,
  signIn,
}) => {
  const root = await make.makeRoot({ name: "Đảng bộ Khối thử khóa kỳ" });
  const unit = await make.makeUnit({
    rootId: root.id,
    parentId: root.id,
    name: "Đảng bộ Trường Cao đẳng",
    kind: "base_party_org",
  });
  await make.makePeriod(root.id, QUARTER, "2022-03-25");
  const office = await signIn("office_staff", root);
  const secretary = await signIn("secretary", unit);

  await office.goto(PERIOD);
  await press(office, deadlines.lock);
  const asked = office.getByRole("alertdialog");
  await expect(asked.getByRole("listitem")).toHaveText([unit.name]);
  await press(asked, deadlines.lock);
  await expect(asked).toBeHidden();
  await expect(office.getByText(states.locked, { exact: true })).toBeVisible();

  const until = addDays(today(), 7);
  await press(office, deadlines.reopen);
  const dialog = office.getByRole("dialog");
  await choose(dialog, deadlines.unit, unit.name);
  await fill(dialog, { [deadlines.until]: formatDay(until), [deadlines.reason]: "Đính chính số liệu" });
  await press(dialog, deadlines.reopen);
  await expect(dialog).toBeHidden();
  await expect(office.getByText(states.reopened.replace("{day}", formatDay(until)))).toBeVisible();
  await expect(office.getByRole("row", { name: unit.name })).toContainText(deadlines.inForce);

  await secretary.goto("/notices");
  await expect(secretary.getByText(`được mở lại cho ${unit.name}`).first()).toBeVisible();
  await press(secretary, words.notices.readAll);
  await expect(secretary.getByRole("link", { name: words.notices.title, exact: true })).toBeVisible();

  // Its last day was yesterday.
  await owner
    .update(periodReopenings)
    .set({ until: addDays(today(), -1) })
    .where(eq(periodReopenings.rootId, root.id));
  await office.reload();
  await expect(office.getByText(states.locked, { exact: true })).toBeVisible();
  await expect(office.getByRole("row", { name: unit.name })).toContainText(deadlines.endedByItself);
  await expect(office.getByRole("button", { name: deadlines.end, exact: true })).toBeHidden();
});
