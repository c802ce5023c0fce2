import { fullFormVersionRow } from "@/db/baseline/form-2022";
import type { Page } from "@playwright/test";
import { activationLinks } from "@/db/schema/users";
import { newActivationToken } from "@/lib/activation-token";
import { findFaults, findOverflow } from "./axe";
import { expect, test, watchForFaults } from "./fixtures";
import { choose, field, fill, pick, press, words } from "./office";
import { routesOf } from "./routes";
import { makeSmallOffice, QUARTER, type SmallOffice } from "./small-office";

test.describe.configure({ mode: "parallel" });
// Hundreds of pages are opened: a trace of them all would cost more time than they do.
test.use({ trace: "off" });

const VISITORS = ["stranger", "secretary", "office_staff", "leader", "auditor", "administrator"] as const;
type Visitor = (typeof VISITORS)[number];
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
    ["/members", ({ probationer }) => `/members?sort=unit&cols=cardNo,unit,standing,seniority&open=${probationer.id}`],
    ["/members", () => "/members?on=2022-01-31&known=2022-03-31"],
    ["/members/[memberId]/edit", ({ probationer }) => `/members/${probationer.id}/edit`],
    ["/members/recognise", ({ probationer }) => `/members/recognise?pick=${probationer.id}`],
    ["/members/[memberId]", ({ probationer }) => `/members/${probationer.id}`],
    ["/members/new", () => "/members/new"],
    ["/members/import", () => "/members/import"],
    ["/members/import/[importId]", ({ imported }) => `/members/import/${imported.id}`],
    ["/members/due", () => "/members/due"],
    ["/members/due", () => "/members/due?kind=badge"],
    ["/changes", () => "/changes"],
    ["/changes/table", () => `/changes/table?quarter=${QUARTER}`],
    ["/changes/table", () => `/changes/table?quarter=${QUARTER}&cumulative=1&tree=now&known=2022-04-07`],
    ["/changes/table/units", () => `/changes/table/units?quarter=${QUARTER}`],
    ["/changes/new", () => "/changes/new"],
    ["/transfers", () => "/transfers?box=sent"],
    ["/transfers/[letterId]", ({ letter }) => `/transfers/${letter.id}`],
    ["/transfers/new", () => "/transfers/new"],
    ...Object.keys(words.changes.forms).map((kind) => ["/changes/new/[kind]", () => `/changes/new/${kind}`] as const),
    ["/org-units/[unitId]/positions/new", ({ college }) => `/org-units/${college.id}/positions/new`],
    [
      "/org-units/[unitId]/positions/[positionId]",
      ({ college, position }) => `/org-units/${college.id}/positions/${position.id}`,
    ],
    ["/account", () => "/account"],
  ],
  office_staff: [
    ["/tasks", () => "/tasks"],
    ["/reports", () => `/reports?quarter=${QUARTER}`],
    ["/reports", () => "/reports?quarter=2021-Q4&status=missing"],
    ["/reports/accept", () => `/reports/accept?quarter=${QUARTER}`],
    ["/reports/collections", () => "/reports/collections"],
    ["/reports/grid", () => "/reports/grid"],
    ["/reports/grid", () => "/reports/grid?state=late&words=kinh+te"],
    ["/reports/[id]", ({ submitted }) => `/reports/${submitted.id}`],
    ["/reports/[id]", ({ accepted }) => `/reports/${accepted.id}`],
    ["/reports/[id]", ({ draft }) => `/reports/${draft.id}?mode=edit`],
    ["/members", () => "/members"],
    ["/transfers", () => "/transfers"],
    ["/transfers/[letterId]", ({ neighbourLetter }) => `/transfers/${neighbourLetter.id}`],
    ["/members/duplicates", () => "/members/duplicates"],
    [
      "/members/duplicates/[memberId]/[otherId]",
      ({ member, colleague }) => `/members/duplicates/${member.id}/${colleague.id}`,
    ],
    ["/awards/new", () => "/awards/new"],
    ["/awards/[id]", ({ award }) => `/awards/${award.id}`],
    ["/org-units", () => "/org-units"],
    ["/org-units", () => "/org-units?q=tr%C6%B0%E1%BB%9Dng&on=2022-03-31"],
    ["/org-units/reorganise", () => "/org-units/reorganise"],
    ...["establish", "hand-over", "take-over"].map(
      (kind) => ["/org-units/reorganise/[kind]", () => `/org-units/reorganise/${kind}`] as const,
    ),
    ...["split", "dissolve", "change-kind"].map(
      (kind) =>
        [
          "/org-units/reorganise/[kind]",
          ({ college }: Place) => `/org-units/reorganise/${kind}?unit=${college.id}`,
        ] as const,
    ),
    ["/org-units/events", () => "/org-units/events"],
    ["/org-units/events/[eventId]", ({ event }) => `/org-units/events/${event.id}`],
    ["/org-units/[unitId]", ({ college }) => `/org-units/${college.id}`],
    ["/org-units/[unitId]/positions", ({ college }) => `/org-units/${college.id}/positions`],
    ["/org-units/[unitId]/positions", ({ root }) => `/org-units/${root.id}/positions`],
    ["/org-units/positions", () => "/org-units/positions?on=2022-03-31"],
    ["/org-units/[unitId]/edit", ({ root }) => `/org-units/${root.id}/edit`],
    ["/periods", () => "/periods"],
    ["/forms/targets", () => "/forms/targets?year=2026"],
    ["/periods/[quarter]", () => `/periods/${QUARTER}`],
    ["/notices", () => "/notices"],
    ["/documents/review", () => `/documents/review?quarter=${QUARTER}`],
    ["/documents/forms", () => `/documents/forms?quarter=${QUARTER}`],
    ["/exchange", () => "/exchange"],
    ["/consolidation", () => `/consolidation?quarter=${QUARTER}&submitted=1`],
    ["/consolidation/figures/[code]", () => `/consolidation/figures/KN?quarter=${QUARTER}`],
    ["/consolidation/chapters", () => `/consolidation/chapters?quarter=${QUARTER}&submitted=1`],
    ["/consolidation/chapters/[code]", () => `/consolidation/chapters/results?quarter=${QUARTER}&submitted=1`],
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
    // Opening a person is logged: the log has something to show.
    ["/members/[memberId]", ({ member }) => `/members/${member.id}`],
    ["/exports", () => "/exports"],
    ["/audit-log", () => "/audit-log"],
    ["/audit-log/[entryId]", () => "/audit-log"],
    ["/changes", () => `/changes?quarter=${QUARTER}`],
  ],
  administrator: [
    ["/calendar", () => "/calendar?year=2026"],
    ["/change-kinds", () => "/change-kinds"],
    ["/change-kinds/new", () => "/change-kinds/new"],
    ["/forms", () => "/forms"],
    ["/forms/[formId]", () => `/forms/${fullFormVersionRow.id}?part=rules`],
    ...["head", "groups", "indicators", "chapters", "rules"].map(
      (part) => ["/forms/[formId]", ({ form }: Place) => `/forms/${form.id}?part=${part}`] as const,
    ),
    ...["indicators", "indicators&code=KN", "chapters", "rules", "rules&code=R1"].map(
      (part) => ["/forms/[formId]/edit", ({ form }: Place) => `/forms/${form.id}/edit?part=${part}`] as const,
    ),
    ["/forms/[formId]/preview", ({ form }) => `/forms/${form.id}/preview?kind=base_branch`],
    ["/forms/[formId]/trial", () => `/forms/${fullFormVersionRow.id}/trial`],
    ["/accounts", () => "/accounts"],
    ["/accounts/new", () => "/accounts/new"],
    ["/accounts/[accountId]", ({ accountId }) => `/accounts/${accountId}`],
    ["/org-units", () => "/org-units"],
    ["/", () => "/no-such-page"],
  ],
};

const HAVE_DIALOGS: readonly Visitor[] = ["secretary", "office_staff", "administrator"];
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

for (const visitor of VISITORS) {
  test(`every screen of the ${visitor} can be read in both languages, both themes and every window`, async ({
    browser,
    make,
    owner,
    signIn,
    baseURL,
  }) => {
    test.setTimeout(600_000);
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
    const opened: string[] = [];
    for (const [route, address] of SCREENS[visitor]) {
      const path = address({ ...office, accountId: account.id, token });
      for (const [locale, theme] of LOOKS) {
        await page.context().addCookies([
          { name: "locale", value: locale, url: baseURL ?? "" },
          { name: "theme", value: theme, url: baseURL ?? "" },
        ]);
        await page.goto(path);
        if (route === "/audit-log/[entryId]") await page.locator("main table a").first().click();
        const look = `${path} ${locale} ${theme}`;
        await expect(page.getByRole("heading", { level: 1 }), look).toHaveCount(1);
        await expect(page.locator("html")).toHaveAttribute("lang", locale);
        // What is folded is looked at too.
        await page
          .locator("main details")
          .evaluateAll((folds) => folds.forEach((fold) => fold.setAttribute("open", "")));
        expect.soft(await findFaults(page), look).toEqual([]);
        if (theme === "dark") continue;
        for (const size of WINDOWS) {
          await page.setViewportSize(size);
          expect.soft(await findOverflow(page), `${look} ${size.width}`).toBeNull();
          if (size.width === 390 && locale === "vi") expect.soft(await findFaults(page), `${look} phone`).toEqual([]);
        }
        if (locale === "vi") await followLinks(page, seen);
      }
      opened.push(...(await openDialogs(page, path)));
    }
    if (visitor !== "stranger") await openMenu(page);
    expect(opened.length > 0).toBe(HAVE_DIALOGS.includes(visitor));
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

/** Opens what the page's buttons open, once for each text, and looks at it in every window. */
async function openDialogs(page: Page, path: string): Promise<string[]> {
  const buttons = page.locator("main button[aria-expanded]");
  const texts = [...new Set(await buttons.allInnerTexts())];
  for (const text of texts) {
    await buttons.filter({ hasText: text }).first().click();
    const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog")).or(page.locator(".grid-bar search"));
    await expect(dialog).toBeVisible();
    for (const size of WINDOWS) {
      await page.setViewportSize(size);
      expect.soft(await findOverflow(page), `${path}: ${text} ${size.width}`).toBeNull();
    }
    expect.soft(await findFaults(page), `${path}: ${text}`).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
  return texts;
}

/** The menu of one's own account, which is closed on every screen. */
async function openMenu(page: Page): Promise<void> {
  for (const size of WINDOWS) {
    await page.setViewportSize(size);
    await page.locator("header summary").first().click();
    expect.soft(await findFaults(page), `menu ${size.width}`).toEqual([]);
    expect.soft(await findOverflow(page), `menu ${size.width}`).toBeNull();
    await page.keyboard.press("Escape");
  }
}

test("what cannot be saved is told beside its field, and what was typed stays", async ({ make, owner, signIn }) => {
  const office = await makeSmallOffice(make, owner);
  const page = await signIn("secretary", office.college);
  const { members, changes, decisions, errors } = words;
  const enormous = "Á".repeat(100_000);
  const cases = [
    { label: members.fullName, typed: "", message: errors.required },
    { label: members.fullName, typed: enormous, message: errors.tooLong.replace("{limit}", "120") },
    { label: members.fullName, typed: "Một", message: members.errors.fullName },
    { label: members.birthDate, typed: "01/01/0001", message: errors.day },
    { label: members.birthDate, typed: "31/12/9999", message: errors.day },
    { label: decisions.decidedOn, typed: "31/02/2022", message: errors.day },
    { label: decisions.docNumber, typed: "\u0007\u200B", message: errors.required },
  ];
  await page.goto("/changes/new/admission");
  for (const { label, typed, message } of cases) {
    const box = field(page, label);
    // What a browser holds back can still be sent.
    await box.evaluate((element) => element.removeAttribute("maxlength"));
    await box.fill(typed);
    await press(page, changes.record);
    const where = `${label}: ${typed.slice(0, 20)}`;
    await expect.soft(box, where).toHaveAccessibleDescription(new RegExp(escaped(message)));
    await expect.soft(box, where).toHaveAttribute("aria-invalid", "true");
    expect.soft((await box.inputValue()) === typed, where).toBe(true);
    await expect(page.getByRole("alert").first()).toBeVisible();
  }
  // Written with its marks apart, a name is the same name.
  await fill(page, { [members.fullName]: "Nguyễn Thị Ánh".normalize("NFD"), [members.birthDate]: "19/05/1996" });
  await pick(page, members.sex, members.sexes.female);
  await choose(page, changes.receivingUnit, office.branch.name);
  await fill(page, { [decisions.issuingBody]: "Đảng ủy\u0007 Khối", [decisions.docNumber]: "9-QĐ/ĐUK" });
  await fill(page, { [decisions.decidedOn]: "10/02/2022", [members.admittedOn]: "25/02/2022" });
  await press(page, changes.record);
  await expect(page.getByText(changes.saved.replace("{name}", "Nguyễn Thị Ánh")).first()).toBeVisible();
  await expect(field(page, decisions.issuingBody)).toHaveValue("Đảng ủy Khối");
});

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
