import { existsSync } from "node:fs";

// The shell without a window is lighter and comes first.
const INSTALLED = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

/** A Chromium to drive: the one named, the machine's own, or the one that came with the packages. */
export async function findBrowser(): Promise<string> {
  const named = process.env["CHROMIUM_PATH"];
  if (named) return named;
  const own = INSTALLED.find((path) => existsSync(path));
  if (own) return own;
  const { default: packaged } = await import("@sparticuz/chromium");
  return packaged.executablePath();
}
