import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { readXlsx } from "hucre";
import { type Browser, expect, type Page, test as base } from "@playwright/test";
import { activationLinks } from "@/db/schema/users";
import { activationUrl, newActivationToken } from "@/lib/activation-token";
import { test } from "./fixtures";
import { activateAndSignIn, choose, field, fill, pick, press, select, typed, words } from "./office";
import { PLAN, type PlannedPerson } from "./reference-people";
import {
  expectSaved,
  fillDecision,
  fillKnownDates,
  fillPerson,
  reportAddress,
  submitReport,
  unitName,
} from "./reference-steps";
import { wordText } from "./word-text";
import reference from "./reference-quarter.json" with { type: "json" };

const QUARTER = reference.quarter.period;
const PASSWORD = "bốn con thuyền giấy trôi sông";
const BASES = reference.units_named.filter((unit) => unit.parent === undefined);

base.describe.configure({ mode: "serial" });

/** The people of the office, each in a browser of their own, kept from one test to the next. */
const desks: { admin?: Page; office?: Page; leader?: Page; auditor?: Page; secretaries: Page[] } = { secretaries: [] };

function desk(name: "admin" | "office" | "leader" | "auditor"): Page {
  const page = desks[name];
  if (!page) throw new Error(`${name} has not signed in yet`);
  return page;
}

function secretaryOf(unit: number): Page {
  const named = reference.units_named[unit];
  const home = BASES.findIndex((one) => one.name === (named?.parent ?? named?.name));
  const page = desks.secretaries[home];
  if (!page) throw new Error(`No secretary for unit ${unit}`);
  return page;
}

test.afterAll(async () => {
  const pages = [desks.admin, desks.office, desks.leader, desks.auditor, ...desks.secretaries];
  for (const page of pages) await page?.context().close();
});

async function makeAccount(
  browser: Browser,
  name: string,
  role: keyof typeof words.users.roles,
  unit: string,
): Promise<Page> {
  const admin = desk("admin");
  const { fields } = words.users;
  const email = `${role}.${Date.now().toString(36)}.${Math.random().toString(36).slice(2, 6)}@vi-du.vn`;
  await admin.goto("/accounts/new");
  await fill(admin, { [fields.fullName]: name, [fields.email]: email });
  await admin.getByRole("radio", { name: words.users.roles[role] }).check();
  await choose(admin, fields.unit, unit);
  await press(admin, words.users.new.submit);
  const link = admin.getByRole("textbox", { name: words.users.link.label });
  await expect(link).toBeVisible();
  return activateAndSignIn(browser, await link.inputValue(), email, PASSWORD);
}

test("an administrator of an empty office activates the account and makes the office's own", async ({
  browser,
  owner,
  make,
  baseURL,
}) => {
  const root = await make.makeRoot({ name: "Đảng bộ (chưa đặt tên)", validFrom: "1930-02-03" });
  const account = await make.makeAccount({ rootId: root.id, fullName: "Quản trị thử nghiệm" });
  await make.makeGrant({ accountId: account.id, unitId: root.id, rootId: root.id, role: "administrator" });
  const { token, hash } = newActivationToken();
  await owner
    .insert(activationLinks)
    .values({ tokenHash: hash, accountId: account.id, expiresAt: new Date(Date.now() + 3_600_000) });
  desks.admin = await activateAndSignIn(browser, activationUrl(baseURL ?? "", token), account.email, PASSWORD);
  desks.office = await makeAccount(browser, "Chuyên viên Thử Nghiệm", "office_staff", root.name);
  desks.leader = await makeAccount(browser, "Lãnh đạo Thử Nghiệm", "leader", root.name);
  desks.auditor = await makeAccount(browser, "Kiểm tra Thử Nghiệm", "auditor", root.name);
});

/** What has been so since before the register: looked at first, then recorded, without a decision. */
async function recordAsOld(office: Page): Promise<void> {
  const { basis, fields, preview, recordedNow } = words.reorganisations;
  await fill(office, { [fields.effectiveOn]: "01/01/2015" });
  await office.getByRole("radio", { name: basis.none }).check();
  await press(office, preview.show);
  await press(office, preview.record);
  await expect(office.getByText(recordedNow)).toBeVisible();
}

test("the office names the committee, founds the units and opens the quarter", async () => {
  test.setTimeout(120_000);
  const office = desk("office");
  const { orgUnits, periods, reorganisations } = words;
  await office.goto("/org-units");
  await office.getByRole("link", { name: "Đảng bộ (chưa đặt tên)" }).click();
  await office.getByRole("link", { name: orgUnits.editTitle }).click();
  await fill(office, {
    [orgUnits.docCode]: "ĐUK",
    [orgUnits.headerUpper]: reference.organisation.upper.toUpperCase(),
    [orgUnits.headerBody]: reference.organisation.committee.toUpperCase(),
    [orgUnits.place]: "Đà Lạt",
    [orgUnits.changedFrom]: "01/01/2015",
  });
  await press(office, orgUnits.saveVersion);
  await expect(office.getByText("TỈNH ỦY LÂM ĐỒNG")).toBeVisible();
  await office.getByRole("link", { name: orgUnits.editTitle }).click();
  await office.getByRole("link", { name: orgUnits.toRename }).click();
  await fill(office, { [reorganisations.fields.newName]: reference.organisation.name });
  await recordAsOld(office);
  const kinds: Record<string, string> = { base_party_org: "Đảng bộ cơ sở", branch: "Chi bộ trực thuộc" };
  const parents = new Set(reference.units_named.map((unit) => unit.parent));
  for (const parent of parents) {
    await office.goto("/org-units/reorganise/establish");
    await choose(office, reorganisations.fields.parentId, parent ?? reference.organisation.name);
    const units = reference.units_named.filter((unit) => unit.parent === parent);
    const { newUnits } = reorganisations;
    for (const [index, unit] of units.entries()) {
      const number = String(index + 1);
      if (index > 0) await press(office, newUnits.add);
      await fill(office, { [newUnits.nameNumber.replace("{number}", number)]: unit.name });
      const kind = select(office, newUnits.kindNumber.replace("{number}", number));
      await kind.selectOption({ label: kinds[unit.kind] ?? "" });
    }
    await recordAsOld(office);
  }
  await office.goto("/periods");
  await press(office, periods.open);
  const dialog = office.getByRole("dialog");
  const [year = "", quarter = ""] = QUARTER.split("-Q");
  await select(dialog, periods.quarter).selectOption(quarter);
  await fill(dialog, { [periods.year]: year });
  await press(dialog, periods.open);
  await expect(office.getByRole("row", { name: /Quý I\/2022/ })).toBeVisible();
});

test("secretaries receive their accounts", async ({ browser }) => {
  test.setTimeout(120_000);
  for (const [index, unit] of BASES.entries()) {
    desks.secretaries.push(await makeAccount(browser, `Bí thư Thử Nghiệm ${"ABCD"[index]}`, "secretary", unit.name));
  }
});

/** Gives each secretary's people to them at once: they work beside one another, each at their own desk. */
async function atEachDesk<P extends PlannedPerson>(
  people: readonly P[],
  enter: (page: Page, person: P) => Promise<void>,
) {
  await Promise.all(
    desks.secretaries.map(async (page) => {
      for (const person of people.filter((one) => secretaryOf(one.unit) === page)) await enter(page, person);
    }),
  );
}

test("secretaries enter the members they have", async () => {
  test.setTimeout(600_000);
  const { members } = words;
  const known = [...PLAN.probationers, ...PLAN.leaving, ...PLAN.badges];
  await atEachDesk(known, async (page, person) => {
    await page.goto("/members/new");
    await fillPerson(page, person);
    await choose(page, members.unit, unitName(person));
    await fillKnownDates(page, person);
    await field(page, members.openedOn).fill("31/12/2021");
    await press(page, members.registerAndNext);
    await expectSaved(page, person);
  });
});

test("secretaries record the quarter's admissions, recognitions and transfers", async () => {
  test.setTimeout(900_000);
  const { changes, members } = words;
  await atEachDesk(PLAN.admitted, async (page, person) => {
    await page.goto("/changes/new/admission");
    await fillPerson(page, person);
    await choose(page, changes.receivingUnit, unitName(person));
    await fillDecision(page, "101-QĐ/ĐUK", person.decidedOn);
    await field(page, members.admittedOn).fill(typed(person.admittedOn));
    await press(page, changes.record);
    await expectSaved(page, person);
  });
  await atEachDesk(PLAN.probationers, async (page, person) => {
    await page.goto("/changes/new/official-recognition");
    await choose(page, changes.probationer, person.name);
    await fillDecision(page, "102-QĐ/ĐUK", "2022-01-15");
    await press(page, changes.record);
    await expectSaved(page, person);
  });
  await atEachDesk(PLAN.leaving, async (page, person) => {
    await page.goto("/changes/new/transfer-out");
    await choose(page, changes.member, person.name);
    await pick(page, changes.transferScopes.out.label, changes.transferScopes.out.province);
    await fill(page, { [changes.wentTo]: "Đảng bộ thành phố Đà Lạt", [changes.effectiveOn]: "20/02/2022" });
    await fillDecision(page, "103-QĐ/ĐUK", "2022-02-15");
    await press(page, changes.record);
    await expectSaved(page, person);
  });
  await atEachDesk(PLAN.arriving, async (page, person) => {
    await page.goto("/changes/new/transfer-in");
    await fillPerson(page, person);
    await fillKnownDates(page, person);
    await choose(page, changes.receivingUnit, unitName(person));
    await pick(page, changes.transferScopes.in.label, changes.transferScopes.in.outside);
    await fill(page, { [changes.cameFrom]: "Đảng bộ Khối tỉnh bạn", [changes.effectiveOn]: "01/03/2022" });
    await fillDecision(page, "104-QĐ/ĐUK", "2022-02-28");
    await press(page, changes.record);
    await expectSaved(page, person);
  });
});

test("the office records the awards: the flag, the certificates and the badges", async () => {
  test.setTimeout(180_000);
  const office = desk("office");
  const { awards, decisions } = words;
  const facts = reference.awards;
  const record = async (
    number: string,
    ground: string,
    recipients: { form: string; name: string; mark?: number }[],
    merit?: typeof facts.merit_period,
  ) => {
    await office.goto("/awards/new");
    await fill(office, {
      [decisions.issuingBody]: facts.decided_by,
      [decisions.docNumber]: number,
      [decisions.decidedOn]: "18/03/2022",
      [awards.form.ground]: ground,
      [awards.form.statedCount]: String(recipients.length),
      ...(merit ? { [awards.form.meritFrom]: String(merit.from), [awards.form.meritTo]: String(merit.to) } : {}),
    });
    for (const [index, recipient] of recipients.entries()) {
      const row = String(index + 1);
      if (index > 0) await press(office, awards.form.addRecipient);
      await select(office, awards.form.formNumber.replace("{number}", row)).selectOption({ label: recipient.form });
      await choose(office, awards.form.recipientNumber.replace("{number}", row), recipient.name);
      if (recipient.mark !== undefined) {
        await select(office, awards.form.markNumber.replace("{number}", row)).selectOption(String(recipient.mark));
      }
    }
    await press(office, awards.form.submit);
    await expect(office.getByRole("heading", { name: awards.detail.title.replace("{number}", number) })).toBeVisible();
  };
  const individuals = PLAN.probationers.slice(0, facts.merit_certificate_individual_count);
  await record(
    "531-QĐ/TU",
    facts.ground,
    [
      ...facts.flag.map((name) => ({ form: "Cờ", name })),
      ...facts.merit_certificate_collective.map((name) => ({ form: "Bằng khen", name: name.split(" (")[0] ?? name })),
      ...individuals.map((person) => ({ form: "Bằng khen", name: person.name })),
    ],
    facts.merit_period,
  );
  await record(
    "532-QĐ/TU",
    "Đủ tuổi đảng",
    PLAN.badges.map((person) => ({ form: "Huy hiệu Đảng", name: person.name, mark: person.mark })),
  );
});

test("secretaries report; the office returns one report, and accepts all", async () => {
  test.setTimeout(300_000);
  const { reports } = words;
  await Promise.all(desks.secretaries.map((page) => submitReport(page, true)));
  const office = desk("office");
  const review = async (unit: string) => {
    await office.goto(`/reports?quarter=${QUARTER}`);
    await office.getByRole("link", { name: unit }).click();
  };
  const [returned] = BASES;
  await review(returned?.name ?? "");
  await press(office, reports.review.return);
  await field(office.getByRole("alertdialog").or(office.getByRole("dialog")), reports.review.reason).fill(
    "Đề nghị bổ sung kết quả nổi bật.",
  );
  await press(office.getByRole("alertdialog").or(office.getByRole("dialog")), reports.review.return);
  await expect(office.getByText(reports.returned)).toBeVisible();
  const [secretary] = desks.secretaries;
  if (secretary) await submitReport(secretary, false);
  for (const unit of BASES) {
    await review(unit.name);
    await press(office, reports.review.accept);
    await press(office.getByRole("alertdialog").or(office.getByRole("dialog")), reports.review.accept);
    await expect(office.getByText(reports.accepted)).toBeVisible();
  }
});

const { membership } = reference.quarter;
const FIGURES = [
  ["admission", membership.admission],
  ["official-recognition", membership.official_recognition],
  ["transfer-out", membership.transfer_out],
  ["transfer-in", membership.transfer_in],
  ["badges", membership.party_badge.total],
  ["awards", reference.awards.recipients_total],
] as const;

test("a leader sees every figure of the quarter and opens each to the records behind it", async () => {
  test.setTimeout(180_000);
  const leader = desk("leader");
  const { overview } = words;
  const open = () => leader.goto(`/overview?quarter=${QUARTER}`);
  await open();
  const net = leader.getByRole("link", { name: overview.figures["net-transfer"].short });
  await expect(net).toHaveText(new RegExp(`^−${Math.abs(reference.quarter.derived.net_transfer)} `));
  const byForm = leader.getByRole("table", { name: overview.awards.byForm });
  await expect(byForm.getByRole("row", { name: /^Cờ/ })).toContainText(String(reference.awards.flag.length));
  const certificates = byForm.getByRole("row", { name: /^Bằng khen/ });
  await expect(certificates).toContainText(String(reference.awards.merit_certificate_collective.length));
  await expect(certificates).toContainText(String(reference.awards.merit_certificate_individual_count));
  const byMark = leader.getByRole("table", { name: overview.awards.byMark });
  for (const [mark, people] of Object.entries(membership.party_badge.by_mark)) {
    await expect(byMark.getByRole("row", { name: new RegExp(`^${mark} `) })).toContainText(String(people));
  }
  await expect(leader.getByText(overview.balance.holds)).toBeVisible();
  const openRecords = async (figure: (typeof FIGURES)[number][0], people: number) => {
    await open();
    const { short, name } = overview.figures[figure];
    await leader.getByRole("link", { name: `${people} ${short}`, exact: true }).click();
    const shares = leader.getByRole("table", { name: overview.shares.caption });
    await expect(shares.getByRole("row", { name: overview.shares.sum })).toContainText(String(people));
    await leader.getByRole("link", { name: overview.shares.openAll.replace("{records}", String(people)) }).click();
    await expect(leader.getByRole("heading", { level: 1, name: `${name}, Quý I/2022: từng trường hợp` })).toBeVisible();
    await expect(leader.getByRole("main").getByRole("rowgroup").nth(1).getByRole("row")).toHaveCount(people);
  };
  for (const [figure, people] of FIGURES) await openRecords(figure, people);
  await openRecords("admission", membership.admission);
  for (const person of PLAN.admitted) await expect(leader.getByRole("row", { name: person.name })).toBeVisible();
});

test("the review document holds the quarter's figures", async () => {
  const leader = desk("leader");
  const answer = await leader.request.get(`/api/documents/review?quarter=${QUARTER}`);
  expect(answer.status()).toBe(200);
  const text = wordText(await answer.body());
  for (const [figure, people] of FIGURES)
    expect([figure, text.includes(String(people).padStart(2, "0"))]).toEqual([figure, true]);
  for (const unit of reference.awards.flag) expect(text).toContain(unit);
});

test("an auditor exports the quarter, and the file's rows equal the ledger", async ({ owner }) => {
  const auditor = desk("auditor");
  await auditor.goto("/exports");
  await select(auditor, words.exports.form.quarter).selectOption(QUARTER);
  const name = words.exports.form.downloadOf
    .replace("{format}", "XLSX")
    .replace("{kind}", words.exports.kinds.ledger.name);
  const [download] = await Promise.all([auditor.waitForEvent("download"), press(auditor, name)]);
  const { sheets } = await readXlsx(readFileSync(await download.path()));
  const rows = (sheets[0]?.rows ?? []).map((row) => row.map(String).join(" | "));
  const everyone = [...PLAN.admitted, ...PLAN.probationers, ...PLAN.leaving, ...PLAN.arriving];
  const { rows: ledger } = await owner.execute<{ member_name: string; kind: string }>(sql`
    select e.member_name, k.name_vi as kind from member_events e join change_kinds k on k.code = e.kind
    where e.quarter = ${QUARTER} and e.root_id = (select root_id from org_unit_versions
      where name = ${reference.organisation.name} and valid_to is null order by valid_from desc, id desc limit 1)`);
  expect(ledger).toHaveLength(everyone.length);
  expect(
    rows.filter((row) => ledger.some((entry) => row.includes(entry.member_name) && row.includes(entry.kind))),
  ).toHaveLength(ledger.length);
  for (const person of everyone) expect(rows.filter((row) => row.includes(person.name))).toHaveLength(1);

  const csvName = words.exports.form.downloadOf
    .replace("{format}", "CSV")
    .replace("{kind}", words.exports.kinds.awards.name);
  const [csv] = await Promise.all([auditor.waitForEvent("download"), press(auditor, csvName)]);
  const lines = readFileSync(await csv.path(), "utf8")
    .split("\r\n")
    .filter((line) => line.includes("QĐ/TU"));
  expect(lines).toHaveLength(reference.awards.recipients_total + membership.party_badge.total);

  await auditor.goto("/audit-log?action=export.finish");
  await expect(auditor.getByRole("main").getByRole("rowgroup").nth(1).getByRole("row")).toHaveCount(2);
});

test("a stranger from a sibling unit is told that each address does not exist", async () => {
  const [own, sibling] = desks.secretaries;
  if (!own || !sibling) throw new Error("Two secretaries are needed");
  await sibling.goto("/members");
  const opened = await sibling.locator("tbody a[href*='open=']").first().getAttribute("href");
  const memberId = new URLSearchParams(opened?.split("?")[1]).get("open") ?? "";
  const addresses = [opened, `/members/${memberId}`, await reportAddress(sibling)];
  for (const address of addresses) {
    const theirs = await sibling.request.get(address ?? "");
    expect([address, theirs.status()]).toEqual([address, 200]);
    const strangers = await own.request.get(address ?? "");
    expect([address, strangers.status()]).toEqual([address, 404]);
  }
  for (const address of ["/audit-log", "/exports", "/accounts", "/periods", "/org-units/events", "/awards/new"]) {
    expect([address, (await own.request.get(address)).status()]).toEqual([address, 404]);
  }
});
