import { expect, type Page } from "@playwright/test";
import { field, fill, pick, press, typed, words } from "./office";
import type { PlannedPerson } from "./reference-people";
import reference from "./reference-quarter.json" with { type: "json" };

export function unitName(person: PlannedPerson): string {
  return reference.units_named[person.unit]?.name ?? "";
}

export async function fillPerson(page: Page, person: PlannedPerson) {
  const { members } = words;
  await fill(page, { [members.fullName]: person.name, [members.birthDate]: typed(person.birthDate) });
  await pick(page, members.sex, person.sex);
}

export async function fillKnownDates(page: Page, person: PlannedPerson) {
  const { members } = words;
  await pick(
    page,
    members.standing,
    person.officialOn === null ? members.standings.probationary : members.standings.official,
  );
  await fill(page, {
    [members.admissionDecidedOn]: typed(person.decidedOn),
    [members.admittedOn]: typed(person.admittedOn),
    ...(person.officialOn === null ? {} : { [members.officialOn]: typed(person.officialOn) }),
  });
}

export async function fillDecision(page: Page, number: string, day: string) {
  const { decisions } = words;
  await fill(page, {
    [decisions.issuingBody]: "Ban Thường vụ Đảng ủy Khối",
    [decisions.docNumber]: number,
    [decisions.decidedOn]: typed(day),
  });
}

export async function expectSaved(page: Page, person: PlannedPerson) {
  await expect(page.getByText(words.changes.saved.replace("{name}", person.name)).first()).toBeVisible();
}

export async function submitReport(page: Page, isFirst: boolean) {
  const { reports } = words;
  // Whoever writes one report is led straight to it.
  await page.goto("/reports");
  if (isFirst) await press(page, reports.start.button);
  await field(page, "Kết quả nổi bật").fill(
    isFirst ? "Hoàn thành kế hoạch quý." : "Hoàn thành kế hoạch quý, vượt hai chỉ tiêu.",
  );
  await expect(page.getByText(/^Đã lưu \d/).first()).toBeVisible();
  await press(page, reports.editor.toCheck);
  await press(page, reports.check.submit);
  await press(page.getByRole("alertdialog").or(page.getByRole("dialog")), reports.check.submit);
  await expect(page.getByText(reports.read.receipt.replace(" {number}", ""))).toBeVisible();
}

export async function reportAddress(page: Page): Promise<string> {
  await page.goto("/reports");
  await expect(page).toHaveURL(/\/reports\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}
