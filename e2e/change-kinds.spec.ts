import { expect, test } from "./fixtures";
import { choose, field, fill, pick, press, select, words } from "./office";
import { fillDecision } from "./reference-steps";

const { changeKinds, changes } = words;

test("an administrator adds a kind of change, the office records with it, and it ends", async ({ make, signIn }) => {
  const root = await make.makeRoot();
  const branch = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ cơ sở Báo Lâm Đồng" });
  const clerk = await make.makeAccount({ rootId: root.id });
  const [first, second] = ["Nguyễn Thị Ánh", "Trần Văn Bằng"] as const;
  for (const fullName of [first, second]) {
    await make.makeMember({ rootId: root.id, unitId: branch.id, recordedBy: clerk.id, fullName });
  }
  const name = "Cho ra khỏi Đảng theo nguyện vọng cá nhân";
  const admin = await signIn("administrator", root);
  await admin.goto("/change-kinds");
  await admin.getByRole("link", { name: changeKinds.newTitle }).click();
  await select(admin, changeKinds.event).selectOption({ label: changeKinds.events.withdrawal });
  await fill(admin, { [changeKinds.nameVi]: name, [changeKinds.nameEn]: "Released at own wish" });
  await select(admin, changeKinds.lineOf).selectOption({ label: changeKinds.newLineOption });
  await expect(field(admin, changeKinds.newLine)).toHaveValue("G12");
  await field(admin, changeKinds.newLine).fill("T12");
  await field(admin, changeKinds.effectiveFrom).fill("01/01/2022");
  await field(admin, changeKinds.sourceDocument).fill("Hướng dẫn 40-HD/BTCTW");
  await press(admin, changeKinds.add);
  await expect(admin.getByText(changeKinds.errors.line.out).first()).toBeVisible();
  await expect(field(admin, changeKinds.nameVi)).toHaveValue(name);
  await expect(field(admin, changeKinds.newLine)).toHaveValue("T12");
  await field(admin, changeKinds.newLine).fill("G12");
  await press(admin, changeKinds.add);
  await expect(admin.getByText(changeKinds.added.replace("{name}", name))).toBeVisible();
  const row = admin.getByRole("row", { name });
  await expect(row).toContainText("G12");
  await expect(row).toContainText("Hướng dẫn 40-HD/BTCTW");

  const secretary = await signIn("secretary", branch);
  const record = async (member: string, on: string, decidedOn: string) => {
    await secretary.goto("/changes/new/withdrawal");
    await choose(secretary, changes.subjects.member, member);
    await pick(secretary, changes.kind, name);
    await field(secretary, changes.effectiveOn).fill(on);
    await fillDecision(secretary, "12-QĐ/ĐUK", decidedOn);
    await press(secretary, changes.record);
  };
  await record(first, "15/02/2022", "2022-02-10");
  await expect(secretary.getByText(changes.saved.replace("{name}", first)).first()).toBeVisible();
  await secretary.goto("/changes/table?quarter=2022-Q1");
  const line = secretary.getByRole("row", { name: `G12 ${name}` });
  await line.getByRole("link", { name: "1" }).click();
  await expect(secretary.getByRole("row", { name: first })).toContainText(name);

  await row.getByRole("button", { name: changeKinds.end }).click();
  const dialog = admin.getByRole("dialog");
  await field(dialog, changeKinds.effectiveTo).fill("01/01/2022");
  await press(dialog, changeKinds.end);
  await expect(dialog.getByText(changeKinds.errors.endsBefore.replace("{day}", "01/01/2022")).first()).toBeVisible();
  await field(dialog, changeKinds.effectiveTo).fill("01/04/2022");
  await press(dialog, changeKinds.end);
  await expect(dialog).toBeHidden();
  await expect(row).toContainText(changeKinds.isEnded);
  await secretary.goto("/changes/new/withdrawal");
  const until = changes.kindUntil.replace("{day}", "31/3/2022");
  await choose(secretary, changes.subjects.member, second);
  await secretary.getByRole("radio", { name: `${name} ${until}` }).check();
  await field(secretary, changes.effectiveOn).fill("02/04/2022");
  await fillDecision(secretary, "13-QĐ/ĐUK", "2022-04-01");
  await press(secretary, changes.record);
  await expect(
    secretary.getByText(words.members.errors.kindAfter.replace("{date}", "01/4/2022")).first(),
  ).toBeVisible();

  await row.getByRole("button", { name: changeKinds.rename }).click();
  await field(admin.getByRole("dialog"), changeKinds.nameVi).fill("Xin ra khỏi Đảng");
  await press(admin.getByRole("dialog"), changeKinds.rename);
  await expect(admin.getByRole("dialog").getByText(changeKinds.errors.nameTaken).first()).toBeVisible();
});
