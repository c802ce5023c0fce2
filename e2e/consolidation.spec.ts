import type { Page } from "@playwright/test";
import { findFaults } from "./axe";
import { expect, test } from "./fixtures";
import { press, words } from "./office";
import { makeSmallOffice, QUARTER } from "./small-office";

const { consolidation, documents } = words;

async function download(page: Page, path: string): Promise<Buffer> {
  const response = await page.request.get(path);
  expect(response.status()).toBe(200);
  return response.body();
}

test("a leader reads the totals and whose reports they do not hold, and opens a figure to its units", async ({
  make,
  owner,
  signIn,
}) => {
  const { root, hospital } = await makeSmallOffice(make, owner);
  const leader = await signIn("leader", root);
  await leader.goto(`/consolidation?quarter=${QUARTER}&submitted=1`);
  await expect(leader.getByRole("heading", { level: 1 })).toHaveText(consolidation.title);
  await leader.getByRole("group").locator("summary").first().click();
  expect(await findFaults(leader)).toEqual([]);
  await leader.goto(`/consolidation/figures/LOP_NT?quarter=${QUARTER}&submitted=1`);
  await expect(leader.getByRole("row", { name: new RegExp(hospital.name) })).toBeVisible();
  await expect(leader.getByRole("button", { name: consolidation.stated.keep })).toBeHidden();
  expect(await findFaults(leader)).toEqual([]);
});

test("the office states a figure, takes a quote with its source, and downloads Word and PDF", async ({
  make,
  owner,
  signIn,
}) => {
  const { root, submitted } = await makeSmallOffice(make, owner);
  const office = await signIn("office_staff", root);
  await office.goto(`/consolidation/chapters/results?quarter=${QUARTER}&submitted=1`);
  await office
    .getByRole("button", { name: new RegExp(consolidation.chapters.take) })
    .first()
    .click();
  await expect(office.getByRole("textbox", { name: consolidation.chapters.own })).toHaveValue(
    /hoàn thành kế hoạch quý/,
  );
  expect(submitted.body).toContain("hoàn thành kế hoạch quý");
  expect(await findFaults(office)).toEqual([]);

  await office.goto(`/consolidation/figures/LOP_NT?quarter=${QUARTER}&submitted=1`);
  await office.getByRole("textbox", { name: new RegExp(consolidation.stated.value) }).fill("153");
  await press(office, consolidation.stated.keep);
  await expect(office.getByText(consolidation.stated.explain)).toBeVisible();

  await office.goto(`/documents/review?quarter=${QUARTER}&submitted=1`);
  await expect(office.getByRole("link", { name: documents.downloadPdf })).toBeVisible();
  const query = `quarter=${QUARTER}&submitted=1`;
  expect((await download(office, `/api/documents/review?${query}`)).subarray(0, 2).toString()).toBe("PK");
  expect((await download(office, `/api/documents/review?${query}&format=pdf`)).subarray(0, 5).toString()).toBe("%PDF-");
  const receipt = await download(office, `/api/documents/receipts/${submitted.id}`);
  expect(receipt.subarray(0, 5).toString()).toBe("%PDF-");
  const form = await download(office, `/api/documents/forms?quarter=${QUARTER}`);
  expect(form.subarray(0, 5).toString()).toBe("%PDF-");
});

test("a secretary and another office find nothing of it", async ({ make, owner, signIn }) => {
  const { root, college } = await makeSmallOffice(make, owner);
  const address = `/consolidation?quarter=${QUARTER}&unit=${college.id}`;
  const secretary = await signIn("secretary", college);
  expect((await secretary.request.get(address)).status()).toBe(404);
  const stranger = await signIn("leader", await make.makeRoot());
  expect((await stranger.request.get(address)).status()).toBe(404);
  expect((await stranger.request.get(`/consolidation?quarter=${QUARTER}&unit=${root.id}`)).status()).toBe(404);
});
