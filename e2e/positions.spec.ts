import { eq } from "drizzle-orm";
import { positions } from "@/db/schema/bodies";
import { members } from "@/db/schema/members";
import { newId } from "@/lib/id";
import { expect, test } from "./fixtures";
import { choose, field, fill, press, select, words } from "./office";

const { positions: said, decisions, errors } = words;

test("the secretary records who leads the branch, is warned and insists; the office ends it; the leader reads who held it when", async ({
  make,
  signIn,
}) => {
  const root = await make.makeRoot({ name: "Đảng bộ Khối Các cơ quan tỉnh" });
  const college = await make.makeUnit({
    rootId: root.id,
    parentId: root.id,
    name: "Đảng bộ Trường Cao đẳng Y tế",
    kind: "base_party_org",
  });
  const branch = await make.makeUnit({ rootId: root.id, parentId: college.id, name: "Chi bộ 6", kind: "branch" });
  const sibling = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ cơ sở Sở Y tế" });
  const clerk = await make.makeAccount({ rootId: root.id });
  const person = (fullName: string, over = {}) =>
    make.makeMember({ rootId: root.id, unitId: branch.id, recordedBy: clerk.id, fullName, ...over });
  const elder = await person("Đặng Thị Ưu");
  const younger = await person("Lê Văn Thức", { standing: "probationary" });
  const path = `/org-units/${branch.id}/positions`;

  const secretary = await signIn("secretary", college);
  await secretary.goto(`/org-units/${branch.id}`);
  const committee = secretary.getByRole("region", { name: said.committee });
  await expect(committee.getByText(said.nobody)).toBeVisible();
  await committee.getByRole("link", { name: said.record }).click();

  // A probationer holds no position, and what was typed stays.
  await choose(secretary, said.holder, younger.fullName);
  await select(secretary, said.position).selectOption({ label: "Chi ủy viên" });
  await fill(secretary, { [said.heldFrom]: "01/02/2022" });
  await press(secretary, said.record);
  await expect(secretary.getByRole("alert").first()).toContainText("đảng viên chính thức");
  await expect(field(secretary, said.heldFrom)).toHaveValue(/0?1\/0?2\/2022/);

  // A branch with one official member elects no committee: a warning, and the writer insists.
  await secretary.getByRole("combobox", { name: said.holder }).fill(elder.fullName);
  await secretary.getByRole("option", { name: elder.fullName }).first().click();
  await press(secretary, said.record);
  await expect(secretary.getByRole("alert").first()).toContainText("chi ủy");
  await secretary.getByRole("checkbox", { name: said.confirmAnyway }).check();
  await fill(secretary, {
    [decisions.issuingBody]: "Đảng ủy Trường Cao đẳng Y tế",
    [decisions.docNumber]: "12-QĐ/ĐU",
    [decisions.decidedOn]: "30/01/2022",
  });
  await press(secretary, said.record);
  await expect(secretary.getByText(`Đã ghi: ${elder.fullName}, Chi ủy viên.`)).toBeVisible();

  const office = await signIn("office_staff", root);
  await office.goto(path);
  await press(office, said.openTerm);
  const dialog = office.getByRole("dialog");
  await fill(dialog, { [said.termOrdinal]: "lần thứ IX", [said.years]: "2020", [said.termFrom]: "01/09/2020" });
  await press(dialog, said.openTerm);
  await expect(dialog.getByText(said.errors.years).first()).toBeVisible();
  await fill(dialog, { [said.years]: "2020-2025" });
  await press(dialog, said.openTerm);
  await expect(dialog).toBeHidden();
  await expect(office.getByRole("row", { name: /lần thứ IX/ })).toContainText("2020–2025");
  await office.getByRole("link", { name: `${said.open} Chi ủy viên, ${elder.fullName}` }).click();
  await fill(office, { [said.endsFrom]: "01/02/2022", [said.endReason]: "Nghỉ hưu" });
  await press(office, said.end);
  await expect(office.getByRole("alert").first()).toContainText("01/02/2022");
  await fill(office, { [said.endsFrom]: "01/03/2022" });
  await press(office, said.end);
  await expect(office.getByText(/thôi giữ chức vụ Chi ủy viên từ ngày 01\/3\/2022/)).toBeVisible();

  const leader = await signIn("leader", root);
  await leader.goto("/org-units/positions?on=2022-02-28");
  await expect(leader.getByRole("row", { name: /Chi ủy viên/ })).toContainText(elder.fullName);
  await leader.goto("/org-units/positions?on=2022-03-01");
  await expect(leader.getByText(said.nobody)).toBeVisible();
  await leader.goto(`/org-units/${branch.id}?on=2022-02-28`);
  await expect(leader.getByRole("region", { name: said.committee })).toContainText(elder.fullName);
  await leader.goto(`/members/${elder.id}`);
  await expect(leader.getByRole("region", { name: said.ofMember })).toContainText("Chi bộ 6");
  await expect(leader.getByRole("link", { name: said.record })).toHaveCount(0);
  expect((await leader.goto(`${path}/new`))?.status()).toBe(404);

  const stranger = await signIn("secretary", sibling);
  expect((await stranger.goto(path))?.status()).toBe(404);
  await expect(stranger.getByText(errors.notFoundTitle)).toBeVisible();
  expect((await stranger.goto(`${path}/new`))?.status()).toBe(404);
});

test("whoever has left the register and still holds a position is pointed out, and a slip is taken back", async ({
  make,
  signIn,
  owner,
}) => {
  const root = await make.makeRoot({ name: "Đảng bộ Khối Các cơ quan tỉnh" });
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ cơ sở Báo Lâm Đồng" });
  const clerk = await make.makeAccount({ rootId: root.id });
  const member = await make.makeMember({
    rootId: root.id,
    unitId: unit.id,
    recordedBy: clerk.id,
    fullName: "Võ Thị Ẩn",
  });
  await owner.insert(positions).values({
    id: newId(),
    rootId: root.id,
    unitId: unit.id,
    kind: "sole_branch_secretary",
    memberId: member.id,
    memberName: member.fullName,
    validFrom: "2020-09-01",
    recordedBy: clerk.id,
  });
  await owner.update(members).set({ standing: "left" }).where(eq(members.id, member.id));
  const page = await signIn("secretary", unit);
  await page.goto(`/org-units/${unit.id}`);
  await page.getByRole("link", { name: said.lookAt }).click();
  await press(page, said.annul);
  await field(page.getByRole("alertdialog"), said.annulReason).fill("Ghi nhầm người.");
  await press(page.getByRole("alertdialog"), said.annul);
  await expect(page.getByRole("heading", { level: 1, name: said.title })).toBeVisible();
  await expect(page.getByText(member.fullName)).toHaveCount(0);
});
