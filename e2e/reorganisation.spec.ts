import type { Factories } from "@/db/factories";
import { findFaults } from "./axe";
import { expect, test } from "./fixtures";
import { makeLetter } from "./made-letter";
import { choose, field, fill, press, select, words } from "./office";

const { decisions, orgUnits, reorganisations } = words;
const { fields, preview, destination, newUnits, assignment } = reorganisations;

async function makeBloc(make: Factories, mark: string) {
  const root = await make.makeRoot({ name: `Đảng bộ tỉnh ${mark}` });
  const clerk = await make.makeAccount({ rootId: root.id, fullName: "Nguyễn Văn Thư" });
  const upper = (name: string) =>
    make.makeUnit({ rootId: root.id, parentId: root.id, name: `${name} ${mark}`, kind: "upper_level_org" });
  const [bloc, receiver] = [await upper("Đảng bộ Khối"), await upper("Đảng bộ UBND tỉnh")];
  const base = (name: string) =>
    make.makeUnit({ rootId: root.id, parentId: bloc.id, name: `${name} ${mark}`, kind: "base_party_org" });
  const [tax, health] = [await base("Đảng bộ Cục Thuế"), await base("Đảng bộ Sở Y tế")];
  const member = (unitId: string, fullName: string) =>
    make.makeMember({ rootId: root.id, unitId, recordedBy: clerk.id, fullName });
  const [an, binh] = [await member(tax.id, "Trần Thị An"), await member(tax.id, "Lê Văn Bình")];
  await member(health.id, "Phạm Thị Chi");
  return { root, bloc, receiver, tax, health, an, binh };
}

const decide = (number: string) => ({
  [decisions.issuingBody]: "Tỉnh ủy",
  [decisions.docNumber]: number,
  [decisions.decidedOn]: "10/02/2025",
});

test("the office hands organisations over to another committee, ends the bloc, and undoes it", async ({
  make,
  signIn,
}) => {
  test.setTimeout(120_000);
  const { root, bloc, receiver, tax, health } = await makeBloc(make, "A");
  const office = await signIn("office_staff", root);
  await office.goto("/org-units");
  await office.getByRole("link", { name: orgUnits.reorganise }).click();
  await office.getByRole("link", { name: reorganisations.kinds.hand_over.means }).click();
  for (const unit of [tax, health]) await office.getByRole("checkbox", { name: unit.name }).check();
  await choose(office, destination.parent, receiver.name);
  await fill(office, { ...decide("1533-QĐ/TU"), [fields.effectiveOn]: "13/02/2025" });
  await press(office, preview.show);
  const shown = office.getByRole("table", { name: preview.unitsTable.replace("{day}", "13/02/2025") });
  await expect(shown.getByRole("row", { name: new RegExp(`^${bloc.name}`) })).toContainText(/3\s*0/);
  await expect(shown.getByRole("row", { name: new RegExp(`^${receiver.name}`) })).toContainText(/0\s*3/);
  // What was looked at is what is recorded: after a change it has to be looked at again.
  await fill(office, { [fields.note]: "Theo Đề án 01" });
  await expect(office.getByText(preview.stale)).toBeVisible();
  await press(office, preview.again);
  await press(office, preview.record);
  await expect(office.getByText(reorganisations.recordedNow)).toBeVisible();

  await office.goto(`/org-units/reorganise/end-operation?unit=${bloc.id}`);
  await fill(office, { ...decide("1533-QĐ/TU"), [fields.effectiveOn]: "13/02/2025" });
  await press(office, preview.show);
  await press(office, preview.record);
  await expect(office.getByText(reorganisations.recordedNow)).toBeVisible();
  await office.goto(`/org-units?q=${encodeURIComponent("khoi a")}`);
  const closed = office.getByRole("table", { name: reorganisations.closed.table });
  await expect(closed.getByRole("row", { name: new RegExp(`^${bloc.name}`) })).toContainText("13/02/2025");
  await office.goto("/org-units?on=2024-12-31");
  await expect(office.getByRole("row", { name: new RegExp(`^Cấp 2: ${bloc.name}`) })).toContainText("3");

  await office.goto("/org-units/events");
  await office.getByRole("link", { name: reorganisations.kinds.hand_over.name }).click();
  await press(office, reorganisations.undo);
  const dialog = office.getByRole("alertdialog");
  await field(dialog, fields.reason).fill("Thử hoàn tác");
  await press(dialog, reorganisations.undo);
  await expect(dialog.getByText(/đã kết thúc/)).toBeVisible();
});

test("a unit is split, each member to their own; a plan for a day to come is cancelled", async ({ make, signIn }) => {
  test.setTimeout(120_000);
  const { root, tax, binh } = await makeBloc(make, "B");
  const office = await signIn("office_staff", root);
  await office.goto(`/org-units/reorganise/split?unit=${tax.id}`);
  for (const [index, name] of ["Đảng bộ Thuế 1", "Đảng bộ Thuế 2"].entries()) {
    const number = String(index + 1);
    await fill(office, { [newUnits.nameNumber.replace("{number}", number)]: name });
    await select(office, newUnits.kindNumber.replace("{number}", number)).selectOption({ label: "Đảng bộ cơ sở" });
  }
  await office.getByText(assignment.oneByOne.replace("{count}", "0")).click();
  await office
    .getByRole("combobox", { name: assignment.target.replace("{name}", binh.fullName) })
    .selectOption("Đảng bộ Thuế 2");
  await fill(office, { ...decide("20-QĐ/ĐUK"), [fields.effectiveOn]: "01/03/2025" });
  await press(office, preview.show);
  const moves = office.getByRole("table", { name: preview.movesTable });
  await expect(moves.getByRole("row")).toHaveCount(3);
  await press(office, preview.record);
  await expect(office.getByText(reorganisations.recordedNow)).toBeVisible();
  await office.goto(`/members?q=${encodeURIComponent("le van binh")}`);
  await expect(office.getByRole("row", { name: binh.fullName })).toContainText("Đảng bộ Thuế 2");

  const year = String(new Date().getFullYear() + 1);
  await office.goto(`/org-units/reorganise/establish?unit=${root.id}`);
  await fill(office, {
    [newUnits.nameNumber.replace("{number}", "1")]: "Đoàn Khối",
    [fields.effectiveOn]: `01/01/${year}`,
  });
  await select(office, newUnits.kindNumber.replace("{number}", "1")).selectOption({ label: "Đoàn thể" });
  await office.getByRole("radio", { name: reorganisations.basis.none }).check();
  await press(office, preview.show);
  await press(office, preview.plan);
  await expect(office.getByText(reorganisations.plannedNow)).toBeVisible();
  await press(office, reorganisations.cancel);
  const dialog = office.getByRole("alertdialog");
  await field(dialog, fields.reason).fill("Hoãn lại");
  await press(dialog, reorganisations.cancel);
  await expect(office.getByText("Hoãn lại")).toBeVisible();
});

test("a merger says what becomes of open letters, and the letter then says so itself", async ({
  make,
  owner,
  signIn,
}) => {
  const { root, tax, health, an } = await makeBloc(make, "D");
  const clerk = await make.makeAccount({ rootId: root.id, fullName: "Nguyễn Văn Thư" });
  const library = { rootId: root.id, parentId: root.id, name: "Đảng bộ Thư viện D", kind: "base_party_org" };
  await makeLetter(owner, an, [tax, await make.makeUnit(library)], clerk);
  const office = await signIn("office_staff", root);
  await office.goto("/org-units/reorganise/absorb");
  await office.getByRole("checkbox", { name: tax.name }).check();
  await choose(office, fields.intoId, health.name);
  await fill(office, { ...decide("30-QĐ/ĐUK"), [fields.effectiveOn]: "01/03/2025" });
  await press(office, preview.show);
  const { caption, outcomes } = reorganisations.letters;
  const settled = office.getByRole("table", { name: caption.replace("{count}", "1") });
  await expect(settled.getByRole("row", { name: an.fullName })).toContainText(outcomes.reissued.split("{")[0] ?? "");
  expect(await findFaults(office)).toEqual([]);
  await press(office, preview.record);
  await expect(office.getByText(reorganisations.recordedNow)).toBeVisible();
  await office.getByRole("link", { name: an.fullName }).click();
  await expect(office.getByText(/Theo việc sáp nhập từ ngày 01\/3\/2025/)).toBeVisible();
});

test("an earlier event that a later one stands against leads to it, and can be recorded once that is undone", async ({
  make,
  signIn,
}) => {
  test.setTimeout(120_000);
  const { root, tax, health } = await makeBloc(make, "E");
  const library = { rootId: root.id, parentId: root.id, name: "Đảng bộ Thư viện E", kind: "base_party_org" };
  const { name: into } = await make.makeUnit(library);
  const office = await signIn("office_staff", root);
  await office.goto("/org-units/reorganise/hand-over");
  await office.getByRole("checkbox", { name: health.name }).check();
  await choose(office, destination.parent, tax.name);
  await fill(office, { ...decide("40-QĐ/ĐUK"), [fields.effectiveOn]: "01/05/2025" });
  await press(office, preview.show);
  await press(office, preview.record);
  await expect(office.getByText(reorganisations.recordedNow)).toBeVisible();
  const later = new URL(office.url()).pathname;

  await office.goto("/org-units/reorganise/absorb");
  await office.getByRole("checkbox", { name: new RegExp(`^${tax.name}`) }).check();
  await choose(office, fields.intoId, into);
  await fill(office, { ...decide("41-QĐ/ĐUK"), [fields.effectiveOn]: "01/03/2025" });
  await press(office, preview.show);
  await expect(office.getByText(/về sau còn có mặt trong việc chuyển giao từ ngày 01\/5\/2025/).first()).toBeVisible();
  const opening = office.waitForEvent("popup");
  await office.getByRole("link", { name: preview.openLaterEvent }).click();
  const other = await opening;
  await expect(other).toHaveURL(later);
  await press(other, reorganisations.undo);
  const asked = other.getByRole("alertdialog");
  await field(asked, fields.reason).fill("Ghi trước việc sáp nhập");
  await press(asked, reorganisations.undo);
  await expect(other.getByText("Ghi trước việc sáp nhập")).toBeVisible();

  // What was typed is still there.
  await press(office, preview.show);
  await press(office, preview.record);
  await expect(office.getByText(reorganisations.recordedNow)).toBeVisible();
});

test("secretaries, leaders and strangers reorganise nothing", async ({ make, signIn }) => {
  const { root, tax } = await makeBloc(make, "C");
  const stranger = await signIn("office_staff", await make.makeRoot({ name: "Đảng bộ tỉnh bạn" }));
  for (const page of [await signIn("secretary", tax), await signIn("leader", root)]) {
    for (const address of ["/org-units/reorganise", "/org-units/reorganise/rename", "/org-units/events"]) {
      expect([address, (await page.request.get(address)).status()]).toEqual([address, 404]);
    }
  }
  const theirs = `/org-units/reorganise/split?unit=${tax.id}`;
  expect((await stranger.request.get(theirs)).status()).toBe(404);
});
