import { formRules } from "@/db/schema/forms";
import { fullFormVersionRow } from "@/db/baseline/form-2022";
import { newId } from "@/lib/id";
import { eq } from "drizzle-orm";
import { findFaults } from "./axe";
import { expect, test } from "./fixtures";
import { press, words } from "./office";

const { check, editor, read, start } = words.reports;
const QUARTER = "2022-Q1";
const FIGURE = "Sinh hoạt chuyên đề";

test("a rule that asks is answered, a rule that blocks is obeyed, and what was said is read by the office", async ({
  make,
  owner,
  signIn,
}) => {
  const [asks, blocks] = [`asks_${newId().slice(-6)}`, `blocks_${newId().slice(-6)}`];
  const rule = { formVersionId: fullFormVersionRow.id, messageEn: "x", ordinal: 99 };
  // Out of reach of every other test's figures.
  await owner.insert(formRules).values([
    {
      ...rule,
      code: asks,
      severity: "explain",
      expression: "SHCD < 7000",
      messageVi: "Sinh hoạt chuyên đề quá nhiều.",
    },
    { ...rule, code: blocks, severity: "block", expression: "SHCD < 8000", messageVi: "Không thể có từng ấy buổi." },
  ]);
  const root = await make.makeRoot({ name: "Đảng bộ Khối Các cơ quan tỉnh Lâm Đồng" });
  const unit = await make.makeUnit({ rootId: root.id, parentId: root.id, name: "Chi bộ cơ sở Báo Lâm Đồng" });
  await make.makePeriod(root.id, QUARTER, "2022-03-25");
  const page = await signIn("secretary", unit);

  const enter = async (meetings: string) => {
    const box = page.locator("#figure-SHCD").getByRole("textbox").first();
    await box.fill(meetings);
    await box.press("Tab");
    await expect(page.getByText(/^Đã lưu \d/).first()).toBeVisible();
    await press(page, editor.toCheck);
  };
  await page.goto("/reports");
  await press(page, start.button);
  await enter("9000");
  await expect(page.getByRole("heading", { name: check.groups.block })).toBeVisible();
  await expect(page.getByText("Không thể có từng ấy buổi.").first()).toBeVisible();
  await expect(page.getByRole("button", { name: check.submit })).toHaveAttribute("aria-disabled", "true");
  expect(await findFaults(page)).toEqual([]);

  // Back to the place itself, by the link beside the finding.
  await page
    .getByRole("link", { name: check.mendFigure.replace("{name}", FIGURE) })
    .first()
    .click();
  await expect(page).toHaveURL(/mode=edit#figure-SHCD$/);
  await enter("7500");
  await expect(page.getByRole("heading", { name: check.groups.block })).toBeHidden();
  const box = page.getByRole("textbox", { name: new RegExp(`^${check.explanation}.*Sinh hoạt chuyên đề quá nhiều`) });
  await expect(box).toBeVisible();
  await expect(page.getByRole("button", { name: check.submit })).toHaveAttribute("aria-disabled", "true");
  await box.fill("Tính cả sinh hoạt của các tổ đảng.");
  await expect(page.getByRole("button", { name: check.submit })).not.toHaveAttribute("aria-disabled", "true");
  await expect(box).toHaveValue("Tính cả sinh hoạt của các tổ đảng.");
  await page.reload();
  await expect(box).toHaveValue("Tính cả sinh hoạt của các tổ đảng.");
  expect(await findFaults(page)).toEqual([]);
  await press(page, check.submit);
  await press(page.getByRole("alertdialog").or(page.getByRole("dialog")), check.submit);
  await expect(page.getByText(read.receipt.replace(" {number}", ""))).toBeVisible();
  const address = new URL(page.url()).pathname;

  const office = await signIn("office_staff", root);
  await office.goto(address);
  await expect(office.getByText("Sinh hoạt chuyên đề quá nhiều.")).toBeVisible();
  await expect(office.getByText("Tính cả sinh hoạt của các tổ đảng.")).toBeVisible();
  const stranger = await signIn("secretary", await make.makeUnit({ rootId: root.id, parentId: root.id }));
  expect((await stranger.request.get(`${address}/check`)).status()).toBe(404);
  for (const code of [asks, blocks]) await owner.delete(formRules).where(eq(formRules.code, code));
});
