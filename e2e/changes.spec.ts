import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { Factories } from "@/db/factories";
import { today } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { expect, test } from "./fixtures";
import { choose, field, fill, pick, press, select, words } from "./office";
import { fillDecision, submitReport } from "./reference-steps";

const { changes, members } = words;
const QUARTER = "2022-Q1";

const NAMES = [
  "Nguyễn Thị Ánh",
  "Trần Văn Bằng",
  "Lê Thị Chữ",
  "Phạm Văn Đông",
  "Hoàng Thị Giỏi",
  "Đặng Văn Hiền",
] as const;

/** A branch with six members, one of them probationary, beside another; its first quarter is open for reports. */
async function makeBranch(make: Factories) {
  const root = await make.makeRoot({ name: "Đảng bộ Khối Các cơ quan tỉnh Lâm Đồng" });
  const branch = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ cơ sở Báo Lâm Đồng" });
  const sibling = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ cơ sở Sở Y tế" });
  await make.makePeriod(root.id, QUARTER, "2022-03-25");
  const { id: recordedBy } = await make.makeAccount({ rootId: root.id, fullName: "Nguyễn Thị Mở Sổ" });
  const ids = new Map<string, string>();
  for (const [index, fullName] of NAMES.entries()) {
    const standing = index === 5 ? { standing: "probationary" as const } : {};
    const { id } = await make.makeMember({ rootId: root.id, unitId: branch.id, recordedBy, fullName, ...standing });
    ids.set(fullName, id);
  }
  const idOf = (name: string) => ids.get(name) ?? "";
  return { root, branch, sibling, idOf };
}

interface Change {
  readonly name: string;
  readonly on: string;
  readonly more?: Record<string, string>;
  readonly kind?: string;
  readonly decision?: string;
}

/** Whom each form is about, by the word before its field. */
const SUBJECTS = {
  death: "member",
  discipline: "member",
  exemption: "member",
  "exemption-end": "exempt",
  expulsion: "official",
  readmission: "removed",
  "strike-off": "member",
  "temporary-out": "member",
  "temporary-return": "away",
  withdrawal: "member",
} as const satisfies Record<string, keyof typeof changes.subjects>;
type Form = keyof typeof SUBJECTS;

let decisions = 0;

async function fillChange(page: Page, form: Form, { name, on, more = {}, kind, decision }: Change) {
  await page.goto(`/changes/new/${form}`);
  await choose(page, changes.subjects[SUBJECTS[form]], name);
  if (kind !== undefined) await pick(page, changes.kind, kind);
  await field(page, form === "death" ? changes.diedOn : changes.effectiveOn).fill(on);
  await fill(page, more);
  if (decision !== undefined) await fillDecision(page, `${(decisions += 1)}-QĐ/ĐUK`, decision);
}

async function record(page: Page, form: Form, change: Change) {
  await fillChange(page, form, change);
  await press(page, changes.record);
  await expect(page.getByText(changes.saved.replace("{name}", change.name)).first()).toBeVisible();
}

/** The figure of a line of the table, or null where there is no such line. */
async function lineOf(page: Page, name: RegExp): Promise<string | null> {
  const row = page.getByRole("main").getByRole("row", { name }).first();
  return (await row.count()) === 0 ? null : row.getByRole("cell").last().innerText();
}

test("a secretary records what happens to members, and their pages and the table tell it", async ({ make, signIn }) => {
  const { branch, idOf } = await makeBranch(make);
  const page = await signIn("secretary", branch, "Trần Thị Bí Thư");
  const [anh, bang, chu, dong] = NAMES;
  await record(page, "exemption", {
    name: anh,
    on: "01/02/2022",
    more: { [changes.untilOn]: "31/07/2022", [changes.note]: "Theo đơn ngày 20/01/2022" },
    decision: "2022-01-25",
  });
  // What is already so is said before anything is sent, and refused by its rule.
  await fillChange(page, "exemption", { name: anh, on: "01/03/2022", decision: "2022-02-25" });
  await expect(page.getByText(changes.preview.notPossible)).toBeVisible();
  await press(page, changes.record);
  await expect(page.getByText(members.errors.already.exempt.replace("{name}", anh)).first()).toBeVisible();
  await expect(field(page, changes.effectiveOn)).toHaveValue("01/3/2022");
  await record(page, "exemption-end", { name: anh, on: "15/03/2022", decision: "2022-03-10" });

  const school = "Học viện Chính trị khu vực II";
  await record(page, "temporary-out", {
    name: bang,
    on: "15/02/2022",
    more: { [changes.wentTo]: school, [changes.untilOn]: "15/08/2022" },
    decision: "2022-02-10",
  });
  await record(page, "temporary-return", { name: bang, on: "10/03/2022" });
  await record(page, "death", { name: chu, on: "20/02/2022" });
  await record(page, "discipline", {
    name: dong,
    kind: "Khiển trách",
    on: "18/02/2022",
    decision: "2022-02-17",
  });

  await page.goto(`/members/${idOf(anh)}`);
  const entry = page.getByRole("listitem").filter({ hasText: "01/02/2022" }).filter({ hasText: "Miễn công tác" });
  await expect(entry).toContainText("31/7/2022");
  await expect(entry).toContainText("Theo đơn ngày 20/01/2022");
  await expect(entry).toContainText("Trần Thị Bí Thư");
  await page.goto(`/members/${idOf(bang)}`);
  await expect(page.getByRole("listitem").filter({ hasText: changes.awayPlace })).toContainText(school);

  await page.goto(`/changes/table?quarter=${QUARTER}`);
  await expect(page.getByText("6 + 0 − 1 = 5")).toBeVisible();
  expect(await lineOf(page, /^G4 Từ trần/)).toBe("1");
  expect(await lineOf(page, /^K2 Miễn công tác/)).toBe("1");
  expect(await lineOf(page, /^K2 Trở lại/)).toBe("1");
  expect(await lineOf(page, /^K3 Chuyển sinh hoạt tạm thời đi/)).toBe("1");
  expect(await lineOf(page, /^K5 Khiển trách/)).toBe("1");
});

test("what the rules do not allow is refused, with the rule named", async ({ make, signIn }) => {
  const { branch } = await makeBranch(make);
  const page = await signIn("secretary", branch);
  const [, bang, , , , probationer] = NAMES;
  await page.goto("/changes/new/expulsion");
  await page.getByRole("combobox", { name: changes.subjects.official }).fill(probationer);
  await expect(page.getByText(words.components.nothingFound).first()).toBeVisible();

  await record(page, "withdrawal", { name: bang, on: "01/02/2022", decision: "2022-01-28" });
  await fillChange(page, "readmission", {
    name: bang,
    on: "01/06/2022",
    more: { [members.admittedOn]: "05/06/2022" },
    decision: "2022-06-01",
  });
  await press(page, changes.record);
  const [, rule] = /\{months\}(.*)\{date\}/.exec(members.errors.readmittedEarly) ?? [];
  await expect(page.getByText(rule ?? "no rule").first()).toBeVisible();
  await expect(field(page, changes.effectiveOn)).toHaveValue("01/6/2022");
  await expect(field(page, members.admittedOn)).toHaveValue("05/6/2022");
});

test("a late entry into a reported quarter stands beside what was reported, with who made it", async ({
  make,
  signIn,
}) => {
  test.setTimeout(120_000);
  const { root, branch } = await makeBranch(make);
  const page = await signIn("secretary", branch, "Trần Thị Bí Thư");
  await submitReport(page, true);
  const office = await signIn("office_staff", root);
  const { review } = words.reports;
  await office.goto(`/reports?quarter=${QUARTER}`);
  await office.getByRole("link", { name: branch.name }).click();
  await press(office, review.accept);
  await press(office.getByRole("alertdialog").or(office.getByRole("dialog")), review.accept);
  await expect(office.getByText(words.reports.accepted)).toBeVisible();

  const table = `/changes/table?unit=${branch.id}&quarter=${QUARTER}`;
  await page.goto(table);
  await expect(page.getByText(changes.restatement.same)).toBeVisible();
  await record(page, "death", { name: NAMES[2], on: "20/02/2022" });

  const leader = await signIn("leader", root);
  await leader.goto(table);
  const restated = leader.getByRole("region", { name: changes.restatement.title }).first();
  await expect(restated.getByRole("row", { name: /^Giảm trong kỳ 0 1 \+1$/ })).toBeVisible();
  await expect(restated.getByRole("row", { name: /^G4 Từ trần 0 1 \+1$/ })).toBeVisible();
  await expect(restated.getByRole("row", { name: /^Cuối kỳ 6 5 [-−]1$/ })).toBeVisible();
  await restated.getByRole("link", { name: changes.restatement.late }).click();
  await expect(leader.getByText(changes.lateNote)).toBeVisible();
  const rows = leader.getByRole("main").getByRole("rowgroup").nth(1).getByRole("row");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(NAMES[2]);
  await expect(rows).toContainText("Trần Thị Bí Thư");
  await expect(rows).toContainText(formatDay(today()));

  // As known before anybody wrote anything down, there is nothing.
  await leader.goto(`${table}&known=2022-04-07`);
  await expect(leader.getByText("0 + 0 − 0 = 0")).toBeVisible();
  await leader.goto(`/changes?unit=${branch.id}&known=2022-04-07`);
  await expect(leader.getByText(changes.noneFound)).toBeVisible();
});

test("an entry in the middle is reversed where the rest stays possible, and nowhere else", async ({ make, signIn }) => {
  const { branch, idOf } = await makeBranch(make);
  const page = await signIn("secretary", branch);
  const [anh] = NAMES;
  await record(page, "exemption", { name: anh, on: "01/02/2022", decision: "2022-01-25" });
  await record(page, "discipline", { name: anh, kind: "Cảnh cáo", on: "18/02/2022", decision: "2022-02-17" });
  await record(page, "exemption-end", { name: anh, on: "15/03/2022", decision: "2022-03-10" });
  await page.goto(`/members/${idOf(anh)}`);
  const entry = (name: string) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });
  // The exemption cannot go while its end stands, nor the entry that everything rests on.
  await expect(entry("Miễn công tác").getByRole("button", { name: changes.reverse })).toBeHidden();
  await expect(entry("Ghi vào sổ").getByRole("button", { name: changes.reverse })).toBeHidden();
  await entry("Cảnh cáo").getByRole("button", { name: changes.reverse }).click();
  const question = page.getByRole("alertdialog");
  await press(question, changes.reverseConfirm);
  await expect(question.getByText(words.errors.required).first()).toBeVisible();
  await field(question, changes.reason).fill("Ghi nhầm người");
  await press(question, changes.reverseConfirm);
  await expect(entry("Cảnh cáo").getByText(changes.isReversed, { exact: true })).toBeVisible();
  await expect(entry("Cảnh cáo")).toContainText("Ghi nhầm người");
  await expect(entry("Miễn công tác").getByText(changes.isReversed, { exact: true })).toBeHidden();
  await page.goto(`/changes/table?quarter=${QUARTER}`);
  expect(await lineOf(page, /^K2 Miễn công tác/)).toBe("1");
  expect(await lineOf(page, /^K5/)).toBeNull();
});

test("the table is told by quarter or from the year's beginning, each figure opens, and it comes as a file", async ({
  make,
  signIn,
}) => {
  const { branch } = await makeBranch(make);
  const page = await signIn("secretary", branch);
  await record(page, "death", { name: NAMES[2], on: "20/02/2022" });
  await record(page, "withdrawal", { name: NAMES[1], on: "20/05/2022", decision: "2022-05-18" });
  await page.goto("/changes/table?quarter=2022-Q2");
  await expect(page.getByText("5 + 0 − 1 = 4")).toBeVisible();
  await select(page, changes.cumulativeLabel).selectOption({ label: changes.cumulativeYes });
  await press(page, words.common.open);
  const half = changes.tableOf.replace("{quarter}", changes.cumulative["6"].replace("{year}", "2022"));
  await expect(page.getByRole("heading", { level: 1, name: half })).toBeVisible();
  await expect(page.getByText("6 + 0 − 2 = 4")).toBeVisible();
  await select(page, changes.treeLabel).selectOption({ label: changes.trees.now });
  await press(page, words.common.open);
  await expect(page).toHaveURL(/tree=now/);
  await expect(page.getByText("6 + 0 − 2 = 4")).toBeVisible();
  await select(page, changes.treeLabel).selectOption({ label: changes.trees.then });
  await press(page, words.common.open);
  await expect(page).toHaveURL(/tree=then/);
  const address = page.url();

  const opened = page.getByRole("main").getByRole("rowgroup").nth(1).getByRole("row");
  const figures = [
    ["Giảm trong kỳ", 2],
    ["Từ trần", 1],
    ["Xin ra khỏi Đảng", 1],
    ["Đầu kỳ", 6],
    ["Cuối kỳ", 4],
    ["chính thức", 3],
    ["dự bị", 1],
  ] as const;
  for (const [name, people] of figures) {
    await page.goto(address);
    await page
      .getByRole("row", { name })
      .getByRole("link", { name: String(people), exact: true })
      .click();
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(half);
    await expect.soft(opened, name).toHaveCount(people);
  }

  await page.goto(address);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: changes.tableFile }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");
});

test("a leader reads and does not record; a stranger finds nothing", async ({ make, signIn }) => {
  const { root, branch, sibling, idOf } = await makeBranch(make);
  const secretary = await signIn("secretary", branch);
  await record(secretary, "death", { name: NAMES[2], on: "20/02/2022" });
  const leader = await signIn("leader", root);
  await leader.goto("/changes");
  await expect(leader.getByRole("row", { name: NAMES[2] })).toHaveCount(2);
  await expect(leader.getByRole("link", { name: changes.newTitle })).toBeHidden();
  for (const address of ["/changes/new", "/changes/new/exemption", "/changes/new/death"]) {
    expect([address, (await leader.request.get(address)).status()]).toEqual([address, 404]);
  }
  await leader.goto(`/members/${idOf(NAMES[2])}`);
  await expect(leader.getByRole("heading", { name: /Từ trần/ })).toBeVisible();
  await expect(leader.getByRole("button", { name: changes.reverse })).toBeHidden();

  const stranger = await signIn("secretary", sibling);
  const theirs = [
    `/changes?unit=${branch.id}`,
    `/changes/table?unit=${branch.id}&quarter=${QUARTER}`,
    `/api/changes/table?unit=${branch.id}&quarter=${QUARTER}`,
    `/members/${idOf(NAMES[2])}`,
  ];
  for (const address of theirs) {
    expect([address, (await stranger.request.get(address)).status()]).toEqual([address, 404]);
  }
  await stranger.goto("/changes");
  await expect(stranger.getByText(changes.none, { exact: true })).toBeVisible();
  // A form begun with somebody of another unit begins with nobody.
  await stranger.goto(`/changes/new/exemption?member=${idOf(NAMES[0])}`);
  await expect(stranger.getByRole("combobox", { name: changes.subjects.member })).toHaveValue("");
});
