import type { Page } from "@playwright/test";
import { addDays, today } from "@/lib/dates";
import { findFaults } from "./axe";
import { expect, test, type Unit } from "./fixtures";
import type { Factories } from "@/db/factories";
import { makeLetter } from "./made-letter";
import { choose, field, fill, press, typed, words } from "./office";

const { transfers, members, decisions, changes } = words;
const dialog = (page: Page) => page.getByRole("dialog").or(page.getByRole("alertdialog"));

async function makeUnits(make: Factories) {
  const root = await make.makeRoot();
  const unit = (name: string) => make.makeUnit({ rootId: root.id, parentId: root.id, name });
  const [here, there, third] = [
    await unit("Chi bộ cơ sở Báo Lâm Đồng"),
    await unit("Chi bộ cơ sở Sở Y tế"),
    await unit("Chi bộ cơ sở Thư viện tỉnh"),
  ];
  const clerk = await make.makeAccount({ rootId: root.id });
  const member = (fullName: string) =>
    make.makeMember({ rootId: root.id, unitId: here.id, recordedBy: clerk.id, fullName });
  return { root, here, there, third, clerk, member };
}

async function issue(page: Page, name: string, to: Unit, number: string): Promise<string> {
  await page.goto("/transfers");
  await page.getByRole("link", { name: transfers.newTitle }).click();
  await choose(page, transfers.member, name);
  await choose(page, transfers.toUnit, to.name);
  await fill(page, { [transfers.letterNo]: number, [decisions.issuingBody]: "Ban Thường vụ Đảng ủy Khối" });
  await fill(page, { [decisions.docNumber]: `${number}-QĐ/ĐUK`, [decisions.decidedOn]: typed(today()) });
  await press(page, transfers.issue);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(transfers.letterTitle.replace("{number}", number));
  return new URL(page.url()).pathname;
}

test("a letter is refused with its reason, another is accepted, and the member changes hands at that instant", async ({
  make,
  signIn,
}) => {
  const { here, there, third, member } = await makeUnits(make);
  const { id: memberId, fullName } = await member("Nguyễn Thị Chuyển");
  const sender = await signIn("secretary", here, "Trần Văn Gửi");
  const receiver = await signIn("secretary", there, "Lê Thị Nhận");

  const refused = await issue(sender, fullName, there, "01-GGT");
  await expect(sender.getByText(/Còn 30 ngày làm việc/).first()).toBeVisible();
  await expect(sender.getByRole("button", { name: transfers.accept })).toBeHidden();

  // It waits for the receiver, who may not open the member yet.
  await receiver.goto("/tasks");
  await expect(receiver.getByRole("heading", { name: transfers.waitingTitle })).toBeVisible();
  await receiver.goto("/transfers");
  await receiver.getByRole("link", { name: fullName }).click();
  expect((await receiver.request.get(`/members/${memberId}`)).status()).toBe(404);
  expect(await findFaults(receiver)).toEqual([]);
  await press(receiver, transfers.refuse);
  await press(dialog(receiver), transfers.refuse);
  await expect(dialog(receiver).getByText(words.errors.required).first()).toBeVisible();
  await field(dialog(receiver), transfers.reason).fill("Đang chờ kết luận kiểm tra.");
  await press(dialog(receiver), transfers.refuse);
  await expect(receiver.getByText(/Nơi đến từ chối tiếp nhận/)).toBeVisible();

  await sender.goto(refused);
  await expect(sender.getByText("Lý do: Đang chờ kết luận kiểm tra.")).toBeVisible();
  const accepted = await issue(sender, fullName, there, "02-GGT");
  await sender.goto("/transfers/new");
  await choose(sender, transfers.member, fullName);
  await choose(sender, transfers.toUnit, third.name);
  await fill(sender, { [transfers.letterNo]: "03-GGT", [decisions.issuingBody]: "Ban Thường vụ" });
  await fill(sender, { [decisions.docNumber]: "9-QĐ/ĐUK", [decisions.decidedOn]: typed(today()) });
  await press(sender, transfers.issue);
  await expect(sender.getByText(/chưa được trả lời/).first()).toBeVisible();

  await receiver.goto(accepted);
  await press(receiver, transfers.accept);
  await expect(receiver.getByText(/Đã tiếp nhận từ ngày/)).toBeVisible();
  await receiver.goto(`/members/${memberId}`);
  await expect(receiver.getByRole("link", { name: there.name })).toBeVisible();
  await expect(receiver.getByRole("listitem").filter({ hasText: "Ghi vào sổ khi mở sổ" })).toBeVisible();

  // The old unit keeps its own part of the past, to read only.
  await sender.goto(`/members/${memberId}`);
  await expect(sender.getByText(members.former.badge)).toBeVisible();
  await expect(sender.getByText(/không còn ở đơn vị \(đến: Chi bộ cơ sở Sở Y tế\)/)).toBeVisible();
  await expect(sender.getByRole("button", { name: changes.reverse })).toBeHidden();
  expect(await findFaults(sender)).toEqual([]);

  const stranger = await signIn("secretary", third, "Đỗ Văn Lạ");
  for (const path of [refused, accepted, `/members/${memberId}`]) {
    expect((await stranger.request.get(path)).status()).toBe(404);
  }
  await stranger.goto("/transfers");
  await expect(stranger.getByText(transfers.empty.waiting.title)).toBeVisible();
});

test("a letter that ran out is taken only after confirming, and can be closed by its sender", async ({
  make,
  owner,
  signIn,
}) => {
  const { here, there, clerk, member } = await makeUnits(make);
  const late = { issuedOn: addDays(today(), -90), presentBy: addDays(today(), -40) };
  const [taken, closed] = [await member("Lê Văn Muộn"), await member("Võ Thị Hết Hạn")];
  const first = await makeLetter(owner, taken, [here, there], clerk, late);
  const second = await makeLetter(owner, closed, [here, there], clerk, late);
  const receiver = await signIn("secretary", there);
  await receiver.goto(`/transfers/${first.id}`);
  await expect(receiver.getByText(/Quá hạn \d+ ngày làm việc/).first()).toBeVisible();
  await press(receiver, transfers.accept);
  await receiver.getByRole("checkbox", { name: transfers.confirmAnyway }).check();
  await press(receiver, transfers.accept);
  await expect(receiver.getByText(/Đã tiếp nhận từ ngày/)).toBeVisible();

  const sender = await signIn("secretary", here);
  await sender.goto(`/transfers/${second.id}`);
  await press(sender, transfers.lapse.button);
  await field(dialog(sender), transfers.reason).fill("Đồng chí không nộp giấy.");
  await press(dialog(sender), transfers.lapse.button);
  await expect(sender.getByText(/Nơi đi đóng giấy hết hạn/)).toBeVisible();
});

test("who reads only sees a letter and can do nothing about it", async ({ make, owner, signIn }) => {
  const { root, here, there, clerk, member } = await makeUnits(make);
  const letter = await makeLetter(owner, await member("Phạm Thị Xem"), [here, there], clerk);
  const leader = await signIn("leader", root);
  await leader.goto(`/transfers/${letter.id}`);
  await expect(leader.getByText("Phạm Thị Xem").first()).toBeVisible();
  for (const name of [transfers.accept, transfers.refuse, transfers.withdraw.button]) {
    await expect(leader.getByRole("button", { name })).toBeHidden();
  }
  expect((await leader.request.get("/transfers/new")).status()).toBe(404);
});
