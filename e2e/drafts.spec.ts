import type { Locator, Page, Route } from "@playwright/test";
import { authSessions } from "@/db/schema/users";
import type { Factories } from "@/db/factories";
import { findFaults } from "./axe";
import { expect, test } from "./fixtures";
import { field, fill, press, words } from "./office";

test.use({ cutsConnection: true });

const { editor, saving, conflict, presence, remarks, attachments } = words.reports;
const QUARTER = "2022-Q1";

async function makeReport(make: Factories) {
  const root = await make.makeRoot();
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, kind: "base_party_org", name: "Đảng bộ Một" });
  await make.makePeriod(root.id, QUARTER, "2022-03-25");
  return { root, unit };
}

/** Starts the unit's report, or opens the one that is there. */
async function openReport(page: Page): Promise<string> {
  await page.goto(`/reports?quarter=${QUARTER}`);
  const start = page.getByRole("button", { name: words.reports.start.button });
  if (await start.isVisible()) await start.click();
  else await page.goto("/reports");
  await expect(page.getByRole("heading", { name: editor.narratives })).toBeVisible();
  return new URL(page.url()).pathname;
}

const chapters = (page: Page): Locator => page.locator('[id^="section-"]').getByRole("textbox");
const saved = (page: Page) => expect(page.getByText(/^Đã lưu \d\d:\d\d$/)).toBeVisible();

test("two people in one report: other fields arrive, the same field shows both texts and asks, by name", async ({
  make,
  signIn,
}) => {
  const { unit } = await makeReport(make);
  const [first, second] = [await signIn("secretary", unit, "Lê Bí Thư"), await signIn("secretary", unit, "Trần Phó")];
  const path = await openReport(first);
  await second.goto(path);
  await chapters(second).nth(0).focus();
  await expect(first.getByText(/Cùng mở báo cáo này:\s+Trần Phó/)).toBeVisible({ timeout: 20_000 });

  await chapters(second).nth(1).fill("Phần của phó bí thư");
  await saved(second);
  await expect(chapters(first).nth(1)).toHaveValue("Phần của phó bí thư", { timeout: 20_000 });
  await expect(first.getByText("Trần Phó vừa sửa").first()).toBeVisible();

  await first.context().setOffline(true);
  await chapters(first).nth(0).fill("Bí thư viết khi mất mạng");
  await expect(first.getByText(saving.offlineKept)).toBeVisible();
  await chapters(second).nth(0).fill("Phó bí thư viết trước");
  await saved(second);
  await first.context().setOffline(false);
  await expect(first.getByText(conflict.titleBy.replace("{name}", "Trần Phó"))).toBeVisible({ timeout: 20_000 });
  await expect(first.getByText("Phó bí thư viết trước", { exact: true })).toBeVisible();
  expect(await findFaults(first)).toEqual([]);
  await press(first, conflict.keepMine);
  await saved(first);
  await expect(chapters(second).nth(0)).toHaveValue("Bí thư viết khi mất mạng", { timeout: 20_000 });
});

test("what could not be sent survives a reload and an ended session, and no other account finds it", async ({
  make,
  signIn,
  owner,
}) => {
  const { unit } = await makeReport(make);
  const page = await signIn("secretary", unit, "Lê Bí Thư");
  const path = await openReport(page);
  await page.route("**/entries", (route) => route.abort());
  await chapters(page).nth(0).fill("Chưa gửi được");
  await expect(page.getByText(saving.offlineKept)).toBeVisible();
  await page.reload();
  await expect(chapters(page).nth(0)).toHaveValue("Chưa gửi được");
  await expect(page.getByText(presence.kept)).toBeVisible();
  expect(await readStore(page)).not.toContain("gửi");

  // The session ends by itself; a colleague signs in on the same computer.
  const colleague = await signIn("secretary", unit, "Trần Phó");
  const mine = await page.context().cookies();
  await page.unroute("**/entries");
  await page.context().clearCookies();
  await page.context().addCookies(await colleague.context().cookies());
  await page.goto(path);
  await expect(chapters(page).nth(0)).toHaveValue("");
  expect(await readStore(page)).not.toBe("[]");
  await page.context().clearCookies();
  await page.context().addCookies(mine);
  await page.goto(path);
  await expect(chapters(page).nth(0)).toHaveValue("Chưa gửi được");
  await saved(page);
  await expect.poll(() => readStore(page)).toBe("[]");
  expect(await owner.select().from(authSessions)).not.toEqual([]);
});

test("signing out leaves nothing on the computer", async ({ make, signIn }) => {
  const { unit } = await makeReport(make);
  const page = await signIn("secretary", unit, "Lê Bí Thư");
  await openReport(page);
  await page.route("**/entries", (route) => route.abort());
  await chapters(page).nth(0).fill("Chưa gửi được");
  await expect(page.getByText(saving.offlineKept)).toBeVisible();
  page.once("dialog", (dialog) => void dialog.accept());
  await page.locator("summary").filter({ hasText: "Lê Bí Thư" }).click();
  await press(page, words.frame.signOut);
  await expect(page.getByRole("heading", { name: words.signIn.title })).toBeVisible();
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});

test("what asks for the kept text only after signing out finds no store and makes none", async ({ make, signIn }) => {
  const { unit } = await makeReport(make);
  const page = await signIn("secretary", unit, "Lê Bí Thư");
  await openReport(page);
  await page.route("**/entries", (route) => route.abort());
  await chapters(page).nth(0).fill("Chưa gửi được");
  await expect(page.getByText(saving.offlineKept)).toBeVisible();
  // The page goes to deliver what is kept, and hears of its key too late.
  const held = new Promise<Route>((resolve) => void page.route("**/draft-key", resolve));
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  const asking = await held;
  const response = await asking.fetch();
  page.once("dialog", (dialog) => void dialog.accept());
  await page.locator("summary").filter({ hasText: "Lê Bí Thư" }).click();
  await press(page, words.frame.signOut);
  await expect(page.getByRole("heading", { name: words.signIn.title })).toBeVisible();
  const opened = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const open = indexedDB.open.bind(indexedDB);
        indexedDB.open = (...named) => {
          const request = open(...named);
          for (const end of ["success", "error"]) request.addEventListener(end, () => resolve());
          return request;
        };
      }),
  );
  await asking.fulfill({ response });
  await opened;
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});

test("both sides remark on a chapter, the office flags it, and the unit settles it; a leader only reads", async ({
  make,
  signIn,
}) => {
  const { root, unit } = await makeReport(make);
  const secretary = await signIn("secretary", unit, "Lê Bí Thư");
  const path = await openReport(secretary);
  const office = await signIn("office_staff", root, "Văn Thư");
  await office.goto(path);
  await office.getByRole("button", { name: /^Ý kiến về cả báo cáo/ }).click();
  await fill(office, { [remarks.body]: "Thiếu phần đánh giá." });
  await press(office, remarks.raise);
  await expect(office.getByRole("dialog").getByText("Thiếu phần đánh giá.")).toBeVisible();
  await secretary.reload();
  await expect(secretary.getByText("1 chỗ đánh dấu cần xử lý")).toBeVisible();
  await secretary
    .getByRole("button", { name: /^Ý kiến về cả báo cáo/ })
    .first()
    .click();
  await expect(secretary.getByRole("dialog").getByText("Thiếu phần đánh giá.")).toBeVisible();
  expect(await findFaults(secretary)).toEqual([]);
  await fill(secretary, { [remarks.body]: "Đã bổ sung." });
  await press(secretary, remarks.settle);
  await expect(secretary.getByRole("dialog").getByText("Đã bổ sung.")).toBeVisible();
  const leader = await signIn("leader", root);
  await leader.goto(path);
  await leader.getByRole("button", { name: /^Ý kiến về cả báo cáo/ }).click();
  await expect(leader.getByRole("dialog").getByText("Đã bổ sung.")).toBeVisible();
  await expect(field(leader, remarks.body)).toHaveCount(0);
});

test("a document is attached and taken off; what only has the name of one is refused", async ({ make, signIn }) => {
  const { root, unit } = await makeReport(make);
  const page = await signIn("secretary", unit);
  const path = await openReport(page);
  await expect(page.getByText(attachments.noSecrets)).toBeVisible();
  const choose = (name: string, text: string) =>
    page.getByLabel(attachments.choose).setInputFiles({ name, mimeType: "application/pdf", buffer: Buffer.from(text) });
  await choose("Giả.pdf", "<html>");
  await expect(page.getByText(attachments.errors.kind)).toBeVisible();
  await choose("Biên bản.pdf", "%PDF-1.7\n%%EOF\n");
  await expect(page.getByRole("link", { name: "Biên bản.pdf" })).toBeVisible();
  const office = await signIn("office_staff", root);
  await office.goto(path);
  const downloading = office.waitForEvent("download");
  await office.getByRole("link", { name: "Biên bản.pdf" }).click();
  expect((await downloading).suggestedFilename()).toBe("Biên bản.pdf");
  await press(page, attachments.removeOne.replace("{name}", "Biên bản.pdf"));
  await expect(page.getByText(attachments.removedOnes.replace("{count}", "1"))).toBeVisible();
});

/** All that the browser's own store holds, as text. */
function readStore(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const opening = indexedDB.open("so-ket-drafts");
    await new Promise((resolve) => opening.addEventListener("success", resolve));
    const database = opening.result;
    if (!database.objectStoreNames.contains("fields")) {
      database.close();
      return "[]";
    }
    const asking = database.transaction("fields").objectStore("fields").getAll();
    await new Promise((resolve) => asking.addEventListener("success", resolve));
    database.close();
    const kept: { place: string; data: ArrayBuffer }[] = asking.result;
    return JSON.stringify(kept.map(({ place, data }) => [place, new TextDecoder().decode(data)]));
  });
}
