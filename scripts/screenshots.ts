import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import { Client } from "pg";
import type { Role } from "@/lib/actor";
import { makeDemo } from "./demo/make-demo";
import { findBrowser } from "./testing/browser";
import { findDemoActor, openSession } from "./testing/demo-office";
import { buildApp, startTestApp } from "./testing/test-app";

/** Takes the pictures of the README from the built app on a fresh demonstration office: `npm run screenshots`. */
const FOLDER = "docs/screenshots";
const LAPTOP = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };

interface Shot {
  readonly name: string;
  readonly role: Role;
  readonly open: (page: Page) => Promise<unknown>;
  readonly size?: typeof PHONE;
}

const SHOTS: readonly Shot[] = [
  { name: "overview", role: "leader", open: (page) => page.goto("/overview?quarter=2022-Q1") },
  { name: "overview-phone", role: "leader", open: (page) => page.goto("/overview?quarter=2022-Q1"), size: PHONE },
  { name: "members", role: "office_staff", open: (page) => page.goto("/members") },
  { name: "changes", role: "office_staff", open: (page) => page.goto("/changes/table?quarter=2021-Q4") },
  { name: "due", role: "office_staff", open: (page) => page.goto("/members/due") },
  { name: "letters", role: "office_staff", open: (page) => page.goto("/transfers") },
  { name: "tree", role: "office_staff", open: (page) => page.goto("/org-units") },
  { name: "reorganisation", role: "office_staff", open: openFirstEvent },
  { name: "reports", role: "office_staff", open: (page) => page.goto("/reports?quarter=2022-Q1") },
  { name: "report", role: "secretary", open: openFirstReport },
  { name: "audit-log", role: "auditor", open: (page) => page.goto("/audit-log") },
];

async function openFirstEvent(page: Page): Promise<void> {
  await page.goto("/org-units/events?kind=split");
  await page.locator("main a[href^='/org-units/events/']").first().click();
  await page.waitForURL(/events\/.+/);
}

async function openFirstReport(page: Page): Promise<void> {
  await page.goto("/reports");
  await page.locator("main table a").first().click();
  await page.waitForURL(/reports\/.+/);
  await page
    .getByRole("grid")
    .first()
    .evaluate((grid) => grid.scrollIntoView({ block: "center" }));
}

mkdirSync(FOLDER, { recursive: true });
await buildApp();
const app = await startTestApp("embedded");
const owner = new Client({ connectionString: app.env["DATABASE_OWNER_URL"] });
const browser = await chromium.launch({ executablePath: await findBrowser(), args: ["--no-sandbox", "--disable-gpu"] });
try {
  await owner.connect();
  const appUrl = app.env["DATABASE_URL"] ?? "";
  await makeDemo(app.env["DATABASE_OWNER_URL"] ?? "", { log: () => undefined, accountsFile: "/dev/null", appUrl });
  for (const { name, role, open, size = LAPTOP } of SHOTS) {
    const { accountId } = await findDemoActor(owner, role);
    const { cookie } = await openSession(owner, accountId, {
      baseUrl: app.baseUrl,
      secret: app.env["NEXTAUTH_SECRET"] ?? "",
    });
    const context = await browser.newContext({ baseURL: app.baseUrl, viewport: size, locale: "vi-VN" });
    const [cookieName = "", value = ""] = cookie.split("=");
    await context.addCookies([{ name: cookieName, value, url: app.baseUrl }]);
    const page = await context.newPage();
    await open(page);
    await page.evaluate(() => document.fonts.ready);
    const file = path.join(FOLDER, `${name}.png`);
    await page.screenshot({ path: file });
    console.log(`${file}: ${Math.round(readFileSync(file).length / 1024)} KB`);
    await context.close();
  }
} finally {
  await browser.close();
  await owner.end();
  await app.stop();
}
