import { expect, type Page } from "@playwright/test";
import { test } from "./fixtures";
import { choose, enter, enterTo, pick, select, tabTo, type } from "./keys";
import { field, select as list, words } from "./office";

const DECISION = { body: "Ban Thường vụ Đảng ủy Khối", number: "101-QĐ/ĐUK", day: "10/02/2022" };

const link = (page: Page, name: string | RegExp) =>
  page.getByRole("link", typeof name === "string" ? { name, exact: true } : { name }).first();
const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", typeof name === "string" ? { name, exact: true } : { name });
const dialog = (page: Page) => page.getByRole("dialog").or(page.getByRole("alertdialog"));
const room = (page: Page, name: keyof typeof words.navigation.rooms) =>
  page
    .getByRole("navigation", { name: words.frame.navigation })
    .getByRole("link", { name: words.navigation.rooms[name] });

async function confirm(page: Page, label: string) {
  await enter(page, dialog(page).getByRole("button", { name: label, exact: true }));
  await expect(dialog(page)).toBeHidden();
}

async function typePerson(page: Page, name: string, born: string) {
  const { members } = words;
  await type(page, field(page, members.fullName), name);
  await pick(page, page.getByRole("radiogroup", { name: members.sex }), members.sexes.female);
  await type(page, field(page, members.birthDate), born);
}

async function typeDecision(page: Page, number: string) {
  const { decisions } = words;
  await type(page, field(page, decisions.issuingBody), DECISION.body);
  await type(page, field(page, decisions.docNumber), number);
  await type(page, field(page, decisions.decidedOn), DECISION.day);
}

async function submitReport(page: Page, text: string) {
  const { reports } = words;
  await type(page, field(page, "Kết quả nổi bật"), text);
  await expect(page.getByText(/^Đã lưu \d/).first()).toBeVisible();
  await enterTo(page, button(page, reports.editor.toCheck), /^Kiểm tra và nộp/);
  await enter(page, button(page, reports.check.submit));
  await confirm(page, reports.check.submit);
  await expect(page.getByText(reports.read.receipt.replace(" {number}", "")).first()).toBeVisible();
}

test("the quarter's work is done from the first screen to the last by keyboard alone", async ({ make, signIn }) => {
  test.setTimeout(300_000);
  const root = await make.makeRoot({ name: "Đảng bộ Khối Các cơ quan tỉnh" });
  const unit = { rootId: root.id, parentId: root.id, kind: "base_party_org" };
  const base = await make.makeUnit({ ...unit, name: "Đảng bộ Cục Thuế tỉnh" });
  const clerk = await make.makeAccount({ rootId: root.id });
  const known = { rootId: root.id, unitId: base.id, recordedBy: clerk.id };
  await make.makeMember({ ...known, fullName: "Phạm Thị Đã Có" });
  await make.makePeriod(root.id, "2022-Q1", "2022-03-25");
  const { members, changes, reports, awards, exports, auditLog, tasks, overview } = words;

  const secretary = await signIn("secretary", base);
  await secretary.goto("/");
  await secretary.keyboard.press("Tab");
  await expect(link(secretary, words.frame.skip)).toBeFocused();
  await secretary.keyboard.press("Enter");
  await expect(secretary.getByRole("main")).toBeFocused();

  // A member who was one already, entered by mistake and reversed.
  await enterTo(secretary, room(secretary, "members"), members.title);
  await enterTo(secretary, link(secretary, members.newTitle), members.newTitle);
  await typePerson(secretary, "Trần Thị Ghi Nhầm", "19/05/1980");
  const standing = secretary.getByRole("radiogroup", { name: members.standing });
  await pick(secretary, standing, members.standings.official);
  await type(secretary, field(secretary, members.admissionDecidedOn), "10/05/2010");
  await type(secretary, field(secretary, members.admittedOn), "19/05/2010");
  await type(secretary, field(secretary, members.officialOn), "19/05/2011");
  await choose(secretary, list(secretary, members.unit), base.name);
  await type(secretary, field(secretary, members.openedOn), "31/12/2021");
  await enter(secretary, button(secretary, members.registerAndNext));
  await expect(secretary.getByText(changes.saved.replace("{name}", "Trần Thị Ghi Nhầm")).first()).toBeVisible();
  await enterTo(secretary, link(secretary, changes.openMember), "Trần Thị Ghi Nhầm");
  await enter(secretary, button(secretary, changes.reverse));
  await type(secretary, dialog(secretary).getByRole("textbox"), "Người này đã có trong sổ.");
  await confirm(secretary, changes.reverseConfirm);
  await expect(secretary.getByText(members.voidText)).toBeVisible();

  // An admission.
  await enterTo(secretary, room(secretary, "changes"), changes.title);
  await enterTo(secretary, link(secretary, changes.newTitle), changes.newTitle);
  await enterTo(secretary, link(secretary, changes.forms.admission.title), changes.forms.admission.title);
  await typePerson(secretary, "Lê Thị Mới Vào", "02/09/1996");
  await choose(secretary, list(secretary, changes.receivingUnit), base.name);
  await typeDecision(secretary, DECISION.number);
  await type(secretary, field(secretary, members.admittedOn), "25/02/2022");
  await enter(secretary, button(secretary, changes.record));
  await expect(secretary.getByText(changes.saved.replace("{name}", "Lê Thị Mới Vào")).first()).toBeVisible();

  // The report: handed in, returned, handed in again, accepted.
  await enter(secretary, room(secretary, "reports"));
  await enterTo(secretary, button(secretary, reports.start.button), base.name);
  const classes = "Lớp bồi dưỡng nhận thức về Đảng";
  await type(secretary, field(secretary, reports.editor.value.replace("{name}", classes)), "2");
  await submitReport(secretary, "Hoàn thành kế hoạch quý.");

  const office = await signIn("office_staff", root);
  await office.goto("/");
  await enterTo(office, link(office, new RegExp(tasks.actions.review)), base.name);
  await enter(office, button(office, reports.review.return));
  await type(office, dialog(office).getByRole("textbox"), "Đề nghị bổ sung số liệu học viên.");
  await confirm(office, reports.review.return);
  await expect(office.getByText(reports.returned)).toBeVisible();

  await enter(secretary, room(secretary, "reports"));
  await expect(secretary.getByText(reports.editor.returnedTitle)).toBeVisible();
  await submitReport(secretary, "Hoàn thành kế hoạch quý, vượt hai chỉ tiêu.");

  await enter(office, room(office, "reports"));
  await enterTo(office, link(office, base.name), base.name);
  await enter(office, button(office, reports.review.accept));
  await confirm(office, reports.review.accept);
  await expect(office.getByText(reports.accepted)).toBeVisible();

  // An award with one recipient.
  await enterTo(office, room(office, "awards"), awards.title);
  await enterTo(office, link(office, awards.new.title), awards.new.title);
  await typeDecision(office, "531-QĐ/TU");
  await type(office, field(office, awards.form.ground), "Hoàn thành xuất sắc nhiệm vụ");
  await select(office, list(office, awards.form.formNumber.replace("{number}", "1")), "Bằng khen");
  await choose(office, list(office, awards.form.recipientNumber.replace("{number}", "1")), "Phạm Thị Đã Có");
  await enterTo(office, button(office, awards.form.submit), awards.detail.title.replace("{number}", "531-QĐ/TU"));

  // The leader opens a figure to its records.
  const leader = await signIn("leader", root);
  await leader.goto("/");
  const { short, name } = overview.figures.admission;
  await enterTo(leader, leader.getByRole("link", { name: `1 ${short}` }), new RegExp(`^${name}`));
  await enterTo(
    leader,
    leader.getByRole("main").getByRole("link", { name: /^1/ }).first(),
    new RegExp(`^${name}.*từng`),
  );
  await expect(leader.getByRole("row", { name: /Lê Thị Mới Vào/ })).toBeVisible();

  // The auditor takes the ledger home and finds that the log knows it.
  const auditor = await signIn("auditor", root);
  await auditor.goto("/");
  await enterTo(auditor, room(auditor, "exports"), exports.title);
  const file = exports.form.downloadOf.replace("{format}", "XLSX").replace("{kind}", exports.kinds.ledger.name);
  await tabTo(auditor, button(auditor, file));
  const downloading = auditor.waitForEvent("download");
  await auditor.keyboard.press("Enter");
  expect((await downloading).suggestedFilename()).toMatch(/\.xlsx$/);
  await enterTo(auditor, room(auditor, "auditLog"), auditLog.title);
  const entry = auditor.getByRole("row", { name: new RegExp(auditLog.actions.export.start) }).getByRole("link");
  await enterTo(auditor, entry.first(), auditLog.actions.export.start);
});
