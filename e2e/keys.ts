import { expect, type Locator, type Page } from "@playwright/test";

const MOST_STOPS = 250;

/** Presses Tab until the focus has come to this element; every stop on the way must be seen to have it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const passed: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press("Tab");
    const where = `after ${passed.at(-1) ?? "the page's beginning"}`;
    // What comes into sight only with the focus takes a moment to do so.
    await expect.poll(() => page.evaluate(faultOfFocus), { message: where, intervals: [0, 50, 200] }).toBeNull();
    passed.push(await page.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 60) ?? ""));
  }
  throw new Error(`Tab does not lead to ${target.toString()}; it leads to ${[...new Set(passed)].join(" · ")}`);
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

// Runs in the page: why the element with the focus cannot be seen to have it, or null.
function faultOfFocus(): string | null {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const what = element.outerHTML.slice(0, 160);
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const isRinged = (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  if (!isRinged) return `no ring: ${what}`;
  const { top, bottom, left, right } = element.getBoundingClientRect();
  const isInSight = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  return isInSight ? null : `out of sight: ${what}`;
}

export async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/** Opens a link or presses a button by keys, and waits for the page it leads to. */
export async function enterTo(page: Page, target: Locator, heading: string | RegExp): Promise<void> {
  await enter(page, target);
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
}

export async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
  await expect(target).toHaveValue(text);
}

/** Goes down a native list until this line is the chosen one. */
export async function select(page: Page, target: Locator, label: string): Promise<void> {
  await tabTo(page, target);
  const count = await target.locator("option").count();
  for (let step = 0; step < count; step += 1) {
    if ((await target.locator("option:checked").innerText()) === label) return;
    await page.keyboard.press("ArrowDown");
    expect(await hasFocus(target), "the list keeps the focus").toBe(true);
  }
  throw new Error(`The arrows do not lead to ${label}`);
}

/** Into the group with Tab, along it with the arrows. */
export async function pick(page: Page, group: Locator, option: string): Promise<void> {
  const radios = group.getByRole("radio");
  const wanted = group.getByRole("radio", { name: option, exact: true });
  await tabTo(page, radios.first());
  await page.keyboard.press("Space");
  for (let step = await radios.count(); step > 0 && !(await wanted.isChecked()); step -= 1) {
    await page.keyboard.press("ArrowDown");
  }
  await expect(wanted).toBeChecked();
}

/** Types into a searching box, goes down to the line that begins with the text, and takes it. */
export async function choose(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  // Somebody of one unit finds it chosen already.
  if ((await target.inputValue()) === text) return;
  await page.keyboard.type(text);
  const option = page.getByRole("option", { name: text }).first();
  await expect(option).toBeVisible();
  const id = await option.getAttribute("id");
  for (let step = 0; (await target.getAttribute("aria-activedescendant")) !== id; step += 1) {
    expect(step, `the arrows lead to ${text}`).toBeLessThan(60);
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  await expect(target).toHaveValue(text);
}
