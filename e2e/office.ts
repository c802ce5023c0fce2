import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import messages from "@/messages/vi.json" with { type: "json" };

export const words = messages;

function exactly(label: string): RegExp {
  const escaped = label.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped}( \\(${messages.components.required}\\))?$`);
}

/** The text box with this label, whether or not it is marked as required. */
export function field(place: Page | Locator, label: string): Locator {
  return place.getByRole("textbox", { name: exactly(label) });
}

export function select(place: Page | Locator, label: string): Locator {
  return place.getByRole("combobox", { name: exactly(label) });
}

/** Types into a searching box and takes the option whose text begins with what was typed. */
export async function choose(place: Page | Locator, label: string, text: string): Promise<void> {
  const box = place.getByRole("combobox", { name: exactly(label) });
  // Somebody of one unit finds it chosen already.
  if ((await box.inputValue()) === text) return;
  await box.fill(text);
  await place.getByRole("option", { name: text }).first().click();
  await expect(box).toHaveValue(text);
}

export async function fill(place: Page | Locator, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await field(place, label).fill(value);
}

export async function pick(place: Page | Locator, group: string, option: string): Promise<void> {
  await place
    .getByRole("radiogroup", { name: exactly(group) })
    .getByRole("radio", { name: option, exact: true })
    .check();
}

export async function press(place: Page | Locator, name: string): Promise<void> {
  await place.getByRole("button", { name, exact: true }).click();
}

/** Opens the one-time link, sets a password, and signs in with it, in a browser of the person's own. */
export async function activateAndSignIn(
  browser: Browser,
  link: string,
  email: string,
  password: string,
): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(link);
  const { activate, title, submit } = messages.signIn;
  await fill(page, { [activate.password]: password, [activate.repeat]: password });
  await press(page, activate.submit);
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await fill(page, { [messages.signIn.email]: email, [messages.signIn.password]: password });
  await press(page, submit);
  await expect(page.getByRole("navigation", { name: messages.frame.navigation })).toBeVisible();
  return page;
}

/** The day as people type it: 2022-04-07 → 07/04/2022. */
export function typed(day: string): string {
  return day.split("-").toReversed().join("/");
}
