import type { Page } from "@playwright/test";
import { activationLinks } from "@/db/schema/users";
import { newActivationToken } from "@/lib/activation-token";
import type { Role } from "@/lib/actor";
import { findFaults, findOverflow } from "./axe";
import { expect, test, watchForFaults } from "./fixtures";
import { field, press, words } from "./office";
import { routesOf } from "./routes";
import { makeSmallOffice, QUARTER, type SmallOffice } from "./small-office";

test.describe.configure({ mode: "parallel" });
// Hundreds of pages are opened: a trace of them all would cost more time than they do.
test.use({ trace: "off" });

type Visitor = Role | "stranger";
type Screen = readonly [route: string, address: (place: Place) => string];

interface Place extends SmallOffice {
  readonly accountId: string;
  readonly token: string;
}

/** Every page of the app, as opened by those who use it. */
const SCREENS: Record<Visitor, readonly Screen[]> = {
  stranger: [
    ["/sign-in", () => "/sign-in?ended=signed-out"],
    ["/activate/[token]", ({ token }) => `/activate/${token}`],
    ["/activate/[token]", () => "/activate/used-up"],
  ],
  secretary: [
    ["/", () => "/"],
    ["/tasks", () => "/tasks"],
    ["/reports/[id]", ({ draft }) => `/reports/${draft.id}`],
    ["/reports/[id]/check", ({ draft }) => `/reports/${draft.id}/check`],
    ["/members", () => "/members"],
    ["/members", () => "/members?q=không+ai+cả"],
    ["/members/[memberId]", ({ probationer }) => `/members/${probationer.id}`],
    ["/members/new", () => "/members/new"],
    ["/changes", () => "/changes"],
    ["/changes/table", () => `/changes/table?quarter=${QUARTER}`],
    ["/changes/new", () => "/changes/new"],
    ...["admission", "official-recognition", "transfer-out", "transfer-in", "internal-transfer"].map(
      (kind) => ["/changes/new/[kind]", () => `/changes/new/${kind}`] as const,
    ),
    ["/account", () => "/account"],
  ],
  office_staff: [
    ["/tasks", () => "/tasks"],
    ["/reports", () => `/reports?quarter=${QUARTER}`],
    ["/reports", () => "/reports?quarter=2021-Q4&status=missing"],
    ["/reports/[id]", ({ submitted }) => `/reports/${submitted.id}`],
    ["/reports/[id]", ({ accepted }) => `/reports/${accepted.id}`],
    ["/reports/[id]", ({ draft }) => `/reports/${draft.id}?mode=edit`],
    ["/members", () => "/members"],
    ["/awards/new", () => "/awards/new"],
    ["/awards/[id]", ({ award }) => `/awards/${award.id}`],
    ["/org-units", () => "/org-units"],
    ["/org-units/new", ({ college }) => `/org-units/new?parent=${college.id}`],
    ["/org-units/[unitId]", ({ college }) => `/org-units/${college.id}`],
    ["/org-units/[unitId]/edit", ({ root }) => `/org-units/${root.id}/edit`],
    ["/periods", () => "/periods"],
    ["/documents/review", () => `/documents/review?quarter=${QUARTER}`],
  ],
  leader: [
    ["/overview", () => `/overview?quarter=${QUARTER}`],
    ["/overview", ({ branch }) => `/overview?quarter=2019-Q1&unit=${branch.id}`],
    ["/overview/figures/[figure]", () => `/overview/figures/official-recognition?quarter=${QUARTER}`],
    ["/overview/figures/[figure]", () => `/overview/figures/admission?quarter=${QUARTER}`],
    ["/overview/figures/[figure]/records", () => `/overview/figures/official-recognition/records?quarter=${QUARTER}`],
    ["/overview/figures/[figure]/records", () => `/overview/figures/awards/records?quarter=${QUARTER}`],
    ["/awards", () => `/awards?quarter=${QUARTER}`],
    ["/awards", () => "/awards?view=decisions"],
    ["/members/[memberId]", ({ member }) => `/members/${member.id}`],
    ["/reports/[id]", ({ accepted }) => `/reports/${accepted.id}`],
  ],
  auditor: [
    ["/exports", () => "/exports"],
    ["/audit-log", () => "/audit-log"],
    ["/audit-log/[entryId]", () => "/audit-log"],
    ["/changes", () => `/changes?quarter=${QUARTER}`],
  ],
  administrator: [
    ["/accounts", () => "/accounts"],
    ["/accounts/new", () => "/accounts/new"],
    ["/accounts/[accountId]", ({ accountId }) => `/accounts/${accountId}`],
    ["/org-units", () => "/org-units"],
    ["/", () => "/no-such-page"],
  ],
};

const LOOKS = [
  ["vi", "light"],
  ["vi", "dark"],
  ["en", "light"],
  ["en", "dark"],
] as const;
// The last is a laptop's window at 200 %.
const WINDOWS = [
  { width: 390, height: 844 },
  { width: 683, height: 384 },
  { width: 1366, height: 768 },
] as const;

test("no page of the app is left out of the round", () => {
  const visited = new Set(Object.values(SCREENS).flatMap((screens) => screens.map(([route]) => route)));
  expect([...visited].toSorted()).toEqual(routesOf("page.tsx"));
});

for (const visitor of Object.keys(SCREENS) as Visitor[]) {
  test(`every screen of the ${visitor} can be read in both languages, both themes and every window`, async ({
    browser,
    make,
    owner,
    signIn,
    baseURL,
  }) => {
    test.setTimeout(240_000);
    const office = await makeSmallOffice(make, owner);
    const account = await make.makeAccount({ rootId: office.root.id, fullName: "Lê Thị Chờ Kích Hoạt" });
    const { token, hash } = newActivationToken();
    const expiresAt = new Date(Date.now() + 3_600_000);
    await owner.insert(activationLinks).values({ tokenHash: hash, accountId: account.id, expiresAt });
    const faults: string[] = [];
    const page =
      visitor === "stranger"
        ? await (await browser.newContext()).newPage()
        : await signIn(visitor, visitor === "secretary" ? office.college : office.root);
    if (visitor === "stranger") watchForFaults(page, faults);
    const seen = new Set<string>();
    for (const [route, address] of SCREENS[visitor]) {
      const path = address({ ...office, accountId: account.id, token });
      for (const [locale, theme] of LOOKS) {
        await page.context().addCookies([
          { name: "locale", value: locale, url: baseURL ?? "" },
          { name: "theme", value: theme, url: baseURL ?? "" },
        ]);
        await page.goto(path);
        if (route === "/audit-log/[entryId]") await page.locator("main tbody a").first().click();
        const look = `${path} ${locale} ${theme}`;
        await expect(page.getByRole("heading", { level: 1 }), look).toHaveCount(1);
        await expect(page.locator("html")).toHaveAttribute("lang", locale);
        expect.soft(await findFaults(page), look).toEqual([]);
        if (theme === "dark") continue;
        for (const size of WINDOWS) {
          await page.setViewportSize(size);
          expect.soft(await findOverflow(page), `${look} ${size.width}`).toBeNull();
          if (size.width === 390 && locale === "vi") expect.soft(await findFaults(page), `${look} phone`).toEqual([]);
        }
        if (locale === "vi") await followLinks(page, seen);
      }
      await openDialogs(page, path);
    }
    expect(faults).toEqual([]);
  });
}

/** Every link of the page leads somewhere for whoever is shown it. */
async function followLinks(page: Page, seen: Set<string>): Promise<void> {
  const hrefs = await page
    .locator("a[href]")
    .evaluateAll((links) => links.map((link) => (link instanceof HTMLAnchorElement ? link.href : "")));
  const { origin } = new URL(page.url());
  const addresses = new Set(hrefs.map((href) => href.split("#")[0] ?? ""));
  addresses.delete(page.url());
  const fresh = [...addresses].filter((href) => href.startsWith(origin) && !seen.has(href));
  await Promise.all(
    fresh.map(async (href) => {
      seen.add(href);
      const answer = await page.request.get(href, { maxRedirects: 0 });
      expect.soft(answer.status(), `${page.url()} → ${href}`).toBeLessThan(400);
    }),
  );
}

/** Opens what the page's buttons open, once for each text, and looks at it on a phone and at the desk. */
async function openDialogs(page: Page, path: string): Promise<void> {
  const buttons = page.locator("main button[aria-haspopup=dialog]");
  const texts = await buttons.allInnerTexts();
  for (const text of new Set(texts)) {
    await buttons.filter({ hasText: text }).first().click();
    const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
    await expect(dialog).toBeVisible();
    for (const size of WINDOWS) {
      await page.setViewportSize(size);
      expect.soft(await findOverflow(page), `${path}: ${text} ${size.width}`).toBeNull();
    }
    expect.soft(await findFaults(page), `${path}: ${text}`).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
}

test("what cannot be saved is told beside its field, and what was typed stays", async ({ make, owner, signIn }) => {
  const office = await makeSmallOffice(make, owner);
  const page = await signIn("secretary", office.college);
  const { members, changes, decisions, errors } = words;
  const told = (label: string) => page.locator("div:has(> label), fieldset").filter({ hasText: label }).first();
  const enormous = "Á".repeat(100_000);
  const cases = [
    { label: members.fullName, typed: "", message: errors.required },
    { label: members.fullName, typed: enormous, message: errors.tooLong.replace("{limit}", "120") },
    { label: members.fullName, typed: "Một", message: members.errors.fullName },
    { label: members.birthDate, typed: "01/01/0001", message: members.errors.birthDate },
    { label: members.birthDate, typed: "31/12/9999", message: members.errors.birthDate },
    { label: decisions.decidedOn, typed: "01/01/0001", message: members.errors.beforeParty },
    { label: decisions.decidedOn, typed: "31/12/9999", message: members.errors.future },
    { label: decisions.decidedOn, typed: "31/02/2022", message: errors.day },
    { label: decisions.docNumber, typed: "\u0007\u0000", message: errors.required },
  ];
  for (const { label, typed, message } of cases) {
    await page.goto("/changes/new/admission");
    await field(page, label).fill(typed);
    await press(page, changes.record);
    const box = field(page, label);
    await expect.soft(box, `${label}: ${typed.slice(0, 20)}`).toHaveAttribute("aria-invalid", "true");
    await expect.soft(box).toHaveAccessibleDescription(new RegExp(message.slice(0, 20)));
    await expect.soft(told(label)).toContainText(message);
    await expect.soft(box).toHaveValue(typed);
    await expect(page.getByRole("alert").first()).toBeVisible();
  }
});
