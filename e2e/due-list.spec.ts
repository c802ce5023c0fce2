import { addDays, addMonths, today } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { expect, test } from "./fixtures";
import { field, fill, press, words } from "./office";

const { due } = words.members;
const { calendar } = words;

test("what is due leads straight to where it is done, and to nobody of another unit", async ({ make, signIn }) => {
  const root = await make.makeRoot();
  const beneath = { rootId: root.id, parentId: root.id };
  const branch = await make.makeUnit({ ...beneath, name: "Chi bộ cơ sở Sở Tài chính" });
  const sibling = await make.makeUnit({ ...beneath, name: "Chi bộ cơ sở Sở Y tế" });
  const clerk = await make.makeAccount({ rootId: root.id });
  const admittedOn = addMonths(addDays(today(), -3), -12);
  await make.makeMember({
    rootId: root.id,
    unitId: branch.id,
    recordedBy: clerk.id,
    fullName: "Nguyễn Thị Dự Bị",
    standing: "probationary",
    admissionDecidedOn: admittedOn,
    admittedOn,
  });

  const page = await signIn("secretary", branch);
  await page.goto("/tasks");
  await expect(page.getByText("Nguyễn Thị Dự Bị").first()).toBeVisible();
  await page.goto("/members/due");
  const line = page.getByRole("listitem").filter({ hasText: "Nguyễn Thị Dự Bị" });
  await expect(line).toContainText(formatDay(addDays(today(), -3)));
  await line.getByRole("link", { name: due.do.recognition }).click();
  await expect(page).toHaveURL(/\/changes\/new\/official-recognition\?member=/);
  await expect(page.getByRole("combobox")).toHaveValue(/Nguyễn Thị Dự Bị/);

  const leader = await signIn("leader", root);
  await leader.goto("/members/due");
  const read = leader.getByRole("listitem").filter({ hasText: "Nguyễn Thị Dự Bị" });
  await expect(read.getByRole("link", { name: due.do.open })).toBeVisible();
  await expect(read.getByRole("link", { name: due.do.recognition })).toBeHidden();

  const stranger = await signIn("secretary", sibling);
  await stranger.goto("/members/due");
  await expect(stranger.getByText(due.emptyTitle)).toBeVisible();
});

test("the administrator keeps the calendar, others read it", async ({ make, signIn }) => {
  const root = await make.makeRoot();
  const page = await signIn("administrator", root);
  await page.goto("/calendar?year=2030");
  await press(page, calendar.add);
  const dialog = page.getByRole("dialog");
  await field(dialog, calendar.day).fill("08/6/2030");
  await fill(dialog, { [calendar.name]: "Nghỉ bù", [calendar.sourceDocument]: "Thông báo 5-TB/TU" });
  await press(dialog, calendar.add);
  await expect(dialog.getByText(calendar.errors.alreadyFree).first()).toBeVisible();
  await expect(field(dialog, calendar.name)).toHaveValue("Nghỉ bù");
  await field(dialog, calendar.day).fill("10/6/2030");
  await press(dialog, calendar.add);
  await expect(dialog).toBeHidden();
  const day = page.getByRole("row", { name: "10/6/2030" });
  await expect(day).toContainText("Thông báo 5-TB/TU");

  const secretary = await signIn("secretary", root);
  await secretary.goto("/calendar?year=2030");
  await expect(secretary.getByRole("row", { name: "10/6/2030" })).toContainText("Nghỉ bù");
  await expect(secretary.getByRole("button", { name: calendar.add })).toBeHidden();

  await day.getByRole("button", { name: calendar.remove }).click();
  const question = page.getByRole("alertdialog");
  await field(question, calendar.reason).fill("Ghi nhầm");
  await press(question, calendar.remove);
  await expect(question).toBeHidden();
  await expect(page.getByRole("row", { name: "10/6/2030" })).toBeHidden();
});
