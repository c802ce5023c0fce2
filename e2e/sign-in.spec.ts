import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Page } from "@playwright/test";
import { accounts, authSessions } from "@/db/schema/users";
import { expect, test, type Unit } from "./fixtures";

const PASSWORD = "rừng cọ đồi chè đồng xanh";

async function createAccount(page: Page, unit: Unit, email: string): Promise<string> {
  await page.goto("/accounts/new");
  await page.getByRole("textbox", { name: /^Họ và tên/ }).fill("Trần Văn Thư");
  await page.getByRole("textbox", { name: /^Thư điện tử/ }).fill(email);
  await page.getByRole("radio", { name: /^Lãnh đạo đảng ủy/ }).check();
  await page.getByRole("combobox", { name: /^Tổ chức đảng được giao/ }).fill(unit.name);
  await page.getByRole("option", { name: unit.name }).click();
  await page.getByRole("button", { name: "Tạo tài khoản" }).click();
  return page.getByRole("textbox", { name: "Liên kết kích hoạt" }).inputValue();
}

async function activate(page: Page, link: string, password: string) {
  await page.goto(link);
  await page.getByLabel(/^Mật khẩu mới/).fill(password);
  await page.getByLabel(/^Nhập lại mật khẩu mới/).fill(password);
  await page.getByRole("button", { name: "Đặt mật khẩu" }).click();
}

async function typeSignIn(page: Page, email: string, password: string) {
  await page.getByRole("textbox", { name: "Thư điện tử" }).fill(email);
  await page.getByLabel("Mật khẩu").fill(password);
  await page.getByRole("button", { name: "Đăng nhập" }).click();
}

test("an administrator makes an account, its owner activates it once, signs in and out", async ({
  browser,
  make,
  signIn,
}) => {
  const office = await make.makeRoot({ name: `Đảng bộ ${randomUUID().slice(0, 8)}` });
  const email = `${randomUUID()}@vi-du.vn`;
  const link = await createAccount(await signIn("administrator", office), office, email);

  const page = await (await browser.newContext()).newPage();
  await activate(page, link, "Trần Văn Thư Trần Văn Thư");
  await expect(page.getByRole("alert").filter({ hasText: "khó đoán" })).toBeVisible();
  await activate(page, link, PASSWORD);
  await expect(page.getByText("Đã đặt mật khẩu")).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Liên kết không còn dùng được" })).toBeVisible();

  await page.goto("/sign-in?next=/account");
  await typeSignIn(page, email, "không phải mật khẩu này");
  await expect(page.getByRole("alert").filter({ hasText: "Chưa đăng nhập được" })).toBeVisible();
  await typeSignIn(page, email.toUpperCase(), PASSWORD);
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.getByRole("heading", { name: "Tài khoản của tôi" })).toBeVisible();
  const cookies = await page.context().cookies();
  expect(cookies.find(({ name }) => name.endsWith("session-token"))).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  await page.goto("/sign-in?next=//example.org");
  await expect(page).toHaveURL(/localhost:\d+\/(overview|$)/);

  await page.goto("/account");
  await page.getByRole("button", { name: "Đăng xuất khỏi mọi thiết bị" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Đăng xuất khỏi mọi thiết bị" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a session about to end is announced and kept; one that ended is opened again without losing what was typed", async ({
  make,
  owner,
  signIn,
}) => {
  const office = await make.makeRoot();
  const administrator = await signIn("administrator", office);
  const email = `${randomUUID()}@vi-du.vn`;
  const link = await createAccount(administrator, office, email);
  const page = await administrator.context().newPage();
  await page.context().clearCookies();
  await activate(page, link, PASSWORD);
  await expect(page.getByText("Đã đặt mật khẩu")).toBeVisible();
  await page.goto("/sign-in?next=/account");
  await typeSignIn(page, email, PASSWORD);
  await expect(page).toHaveURL(/\/account$/);

  const [account] = await owner.select().from(accounts).where(eq(accounts.email, email));
  const setSession = (values: Partial<typeof authSessions.$inferInsert>) =>
    owner
      .update(authSessions)
      .set(values)
      .where(eq(authSessions.accountId, account?.id ?? ""));
  const name = page.getByRole("textbox", { name: /^Họ và tên/ });
  await name.fill("Trần Văn Thư Ký");
  await setSession({ lastSeenAt: new Date(Date.now() - 26 * 60_000) });
  const look = () => page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await look();
  await page.getByRole("alertdialog").getByRole("button", { name: "Ở lại" }).click();
  await expect(page.getByRole("alertdialog")).toBeHidden();

  await setSession({ revokedAt: new Date() });
  await page.getByRole("button", { name: "Lưu thay đổi" }).click();
  const again = page.getByRole("alertdialog", { name: "Phiên làm việc đã kết thúc" });
  await again.getByLabel("Mật khẩu").fill(PASSWORD);
  await again.getByRole("button", { name: "Đăng nhập lại" }).click();
  await expect(again).toBeHidden();
  await expect(name).toHaveValue("Trần Văn Thư Ký");
  await page.getByRole("button", { name: "Lưu thay đổi" }).click();
  await expect(page.getByText("Đã lưu thay đổi")).toBeVisible();
});

test("who administers no accounts does not find the room", async ({ make, signIn }) => {
  const office = await make.makeRoot();
  const page = await signIn("secretary", office);
  for (const address of ["/accounts", "/accounts/new", "/audit-log"]) {
    expect((await page.goto(address))?.status()).toBe(404);
  }
});
