import { readFileSync } from "node:fs";
import { readXlsx } from "hucre";
import { findFaults } from "./axe";
import { expect, test } from "./fixtures";
import { field, press, select, words } from "./office";
import { makeSmallOffice, QUARTER } from "./small-office";

const { reports } = words;
const { acceptMany, collections, grid } = reports;

test("the office accepts together what nothing speaks against, and sees why the rest has to be opened", async ({
  make,
  owner,
  signIn,
}) => {
  const office = await makeSmallOffice(make, owner);
  const reviewer = await signIn("office_staff", office.root);
  const writer = await signIn("secretary", office.college, "Lê Bí Thư");
  await writer.goto(`/reports/${office.draft.id}/check`);
  await press(writer, reports.check.submit);
  await press(writer.getByRole("alertdialog"), reports.check.submit);
  await expect(writer.getByText(reports.states.submitted).first()).toBeVisible();

  await reviewer.goto(`/reports?quarter=${QUARTER}`);
  await reviewer.getByRole("link", { name: reports.toAccept.replace("{count}", "2") }).click();
  const taken = reviewer.getByRole("region", { name: acceptMany.takenCaption, exact: true });
  const except = reviewer.getByRole("region", { name: acceptMany.exceptCaption });
  await expect(taken.or(except).first()).toBeVisible();
  expect(await findFaults(reviewer)).toEqual([]);
  // What was handed in before warnings were kept is never taken unseen.
  await expect(except.getByRole("row", { name: office.hospital.name })).toContainText(acceptMany.exceptions.unknown);
  await expect(taken.getByRole("row", { name: office.college.name })).toBeVisible();
  await press(reviewer, acceptMany.submit);
  await expect(reviewer.getByText("Vừa duyệt 1 báo cáo")).toBeVisible();
  await expect(except.getByRole("row", { name: office.hospital.name })).toBeVisible();
  await expect(taken).toHaveCount(0);

  await writer.reload();
  await expect(writer.getByText(reports.states.accepted).first()).toBeVisible();
  for (const role of ["secretary", "leader", "auditor"] as const) {
    const other = await signIn(role, role === "secretary" ? office.college : office.root);
    await other.goto(`/reports?quarter=${QUARTER}`);
    await expect(other.getByRole("link", { name: /^Duyệt nhiều báo cáo/ })).toHaveCount(0);
    expect((await other.goto(`/reports/accept?quarter=${QUARTER}`))?.status()).toBe(404);
  }
});

test("a unit's branches report to it from the quarter that the office sets, and its secretary reviews them", async ({
  make,
  owner,
  signIn,
}) => {
  const office = await makeSmallOffice(make, owner);
  const clerk = await signIn("office_staff", office.root);
  await clerk.goto("/reports/collections");
  const row = clerk.getByRole("row", { name: office.college.name });
  await expect(row).toContainText(collections.no);
  await press(row, collections.start);
  const dialog = clerk.getByRole("alertdialog");
  await select(dialog, collections.quarter).selectOption(QUARTER);
  await field(dialog, collections.source).fill("Công văn 12-CV/ĐU");
  expect(await findFaults(clerk)).toEqual([]);
  await press(dialog, collections.start);
  await expect(row).toContainText("Từ Quý I/2022");

  const branch = await signIn("secretary", office.branch, "Bí thư chi bộ");
  await branch.goto(`/reports?quarter=${QUARTER}`);
  await press(branch, reports.start.button);
  await expect(branch.getByRole("heading", { name: reports.editor.narratives })).toBeVisible();
  const path = new URL(branch.url()).pathname;
  await branch.goto(`${path}/check`);
  await press(branch, reports.check.submit);
  await press(branch.getByRole("alertdialog"), reports.check.submit);
  await expect(branch.getByText(reports.states.submitted).first()).toBeVisible();

  const secretary = await signIn("secretary", office.college, "Bí thư đảng bộ");
  await secretary.goto(`/reports?quarter=${QUARTER}`);
  await expect(secretary.getByRole("row", { name: office.branch.name })).toContainText(
    reports.list.branch.replace("{unit}", office.college.name),
  );
  await secretary.goto(path);
  await press(secretary, reports.review.accept);
  await press(secretary.getByRole("alertdialog"), reports.review.accept);
  await expect(secretary.getByText(reports.states.accepted).first()).toBeVisible();

  expect((await secretary.goto("/reports/collections"))?.status()).toBe(404);
  const neighbour = await signIn("secretary", office.hospital);
  expect((await neighbour.goto(path))?.status()).toBe(404);
});

test("a committee reads its units by quarters, narrows them down, and takes exactly those away as a file", async ({
  make,
  owner,
  signIn,
}) => {
  const office = await makeSmallOffice(make, owner);
  const leader = await signIn("leader", office.root);
  await leader.goto("/reports");
  await leader.getByRole("link", { name: reports.toGrid }).click();
  const table = leader.getByRole("region", { name: grid.caption });
  await expect(table.getByRole("row")).toHaveCount(4);
  await expect(table.getByRole("row", { name: office.company.name })).toContainText(reports.states.accepted);
  await expect(leader.getByRole("region", { name: grid.ratesCaption })).toContainText("(2/3)");
  expect(await findFaults(leader)).toEqual([]);
  await select(leader, grid.state).selectOption("submitted");
  await press(leader, grid.submit);
  await expect(table.getByRole("row")).toHaveCount(2);
  await expect(leader).toHaveURL(/state=submitted/);
  const [download] = await Promise.all([
    leader.waitForEvent("download"),
    leader.getByRole("link", { name: grid.export }).click(),
  ]);
  const [sheet] = (await readXlsx(readFileSync(await download.path()))).sheets;
  const names = sheet?.rows.map(([name]) => name) ?? [];
  expect(names).toContain(office.hospital.name);
  expect(names).not.toContain(office.company.name);
  await table.getByRole("row", { name: office.hospital.name }).getByRole("link").click();
  await expect(leader.getByRole("heading", { level: 1, name: office.hospital.name })).toBeVisible();

  const neighbour = await signIn("secretary", office.company);
  await neighbour.goto("/reports/grid");
  await expect(neighbour.getByRole("region", { name: grid.caption }).getByRole("row")).toHaveCount(2);
});
