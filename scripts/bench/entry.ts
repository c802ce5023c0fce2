import { type CDPSession, chromium, type Page } from "@playwright/test";
import { drizzle } from "drizzle-orm/node-postgres";
import { Client } from "pg";
import { findBrowser } from "@/scripts/testing/browser";
import { openSession } from "@/scripts/testing/demo-office";
import { buildApp, startTestApp } from "@/scripts/testing/test-app";
import { atMost, type Bench, type Section } from "./report";
import { INDICATORS, seedLongReport } from "./seed-report";

const SLOWDOWN = 4;
const FRAME_MS = 16;
const INP_MS = 100;
const SCRIPT_KB = 200;
/** A page that loads what every page loads, and nothing more. */
const EMPTY_PAGE = "/account";

/** What a secretary feels: a form of 200 indicators in a real browser whose processor is four times slower. */
export const entry: Section = {
  name: "entry",
  run: async (bench) => {
    await buildApp();
    bench.say("starting an office with a long form");
    const app = await startTestApp("embedded");
    const owner = new Client({ connectionString: app.env["DATABASE_OWNER_URL"] });
    const browser = await chromium.launch({
      executablePath: await findBrowser(),
      args: ["--no-sandbox", "--disable-gpu"],
    });
    try {
      await owner.connect();
      const { accountId, reportPath } = await seedLongReport(drizzle({ client: owner }));
      const secret = app.env["NEXTAUTH_SECRET"] ?? "";
      const { cookie } = await openSession(owner, accountId, { baseUrl: app.baseUrl, secret });
      const context = await browser.newContext({
        baseURL: app.baseUrl,
        viewport: { width: 1366, height: 768 },
        locale: "vi-VN",
      });
      const [name = "", value = ""] = cookie.split("=");
      await context.addCookies([{ name, value, url: app.baseUrl }]);
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      await measureScripts(bench, page, devtools, reportPath);
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
      await measureOpening(bench, page, reportPath);
      await measureTyping(bench, page, reportPath);
    } finally {
      await browser.close();
      await owner.end();
      await app.stop();
    }
  },
};

async function measureScripts({ addLine }: Bench, page: Page, devtools: CDPSession, path: string): Promise<void> {
  await devtools.send("Network.enable");
  const scripts = new Set<string>();
  let bytes = 0;
  devtools.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(path, { waitUntil: "load" });
  await devtools.send("Network.disable");
  const kilobytes = bytes / 1000;
  addLine(
    "scripts first loaded by the entry page, of the limit",
    kilobytes / SCRIPT_KB,
    kilobytes,
    "kB gzipped",
    atMost(1),
  );
}

async function measureOpening({ say, addLine, isQuick }: Bench, page: Page, path: string): Promise<void> {
  say(`opening a report of ${INDICATORS} indicators`);
  const open = async (address: string) => {
    await page.goto(address, { waitUntil: "load" });
    return page.evaluate(() => performance.getEntriesByType("navigation")[0]?.duration ?? Number.NaN);
  };
  const times = { empty: [] as number[], report: [] as number[] };
  for (let pass = 0; pass < (isQuick ? 3 : 9); pass += 1) {
    times.empty.push(await open(EMPTY_PAGE));
    times.report.push(await open(path));
  }
  const [empty, report] = [median(times.empty), median(times.report)];
  addLine(`opening a report of ${INDICATORS} indicators, times an empty page`, report / empty, report, "ms");
}

interface Felt {
  readonly toPaint: readonly number[];
  readonly interactions: readonly number[];
}

declare global {
  interface Window {
    felt: { toPaint: number[]; interactions: Map<number, number> };
  }
}

async function measureTyping({ say, addLine, isQuick }: Bench, page: Page, path: string): Promise<void> {
  say("typing");
  // The editor asks for the key of its store once it is awake.
  await Promise.all([page.waitForResponse((one) => one.url().includes("/draft-key")), page.goto(path)]);
  await page.evaluate(watchPaints);
  const saves: number[] = [];
  page.on("requestfinished", (request) => {
    if (request.method() !== "GET" && request.url().includes("/api/reports/")) {
      const { requestStart, responseEnd } = request.timing();
      saves.push(responseEnd - requestStart);
    }
  });
  const first = page.locator("[role=gridcell] input").first();
  await first.click();
  for (let row = 0; row < (isQuick ? 10 : 40); row += 1) {
    await page.keyboard.type(String(1000 + row), { delay: 40 });
    await page.keyboard.press("Enter");
  }
  await page.keyboard.press("Control+s");
  await page.getByText(/^Đã lưu \d\d:\d\d$/).waitFor();
  const felt: Felt = await page.evaluate(() => ({
    toPaint: window.felt.toPaint,
    interactions: [...window.felt.interactions.values()],
  }));
  const empty = await page.evaluate(async () => {
    const times: number[] = [];
    for (let pass = 0; pass < 20; pass += 1) {
      const from = performance.now();
      await (await fetch("/api/session", { cache: "no-store" })).text();
      times.push(performance.now() - from);
    }
    return times;
  });
  if (felt.toPaint.length === 0 || saves.length === 0) throw new Error("Nothing was typed, or nothing was saved.");
  addLine(
    "keystroke to paint, of a frame (median)",
    median(felt.toPaint) / FRAME_MS,
    median(felt.toPaint),
    "ms",
    atMost(1),
  );
  const slow = quantile(felt.interactions, 0.98);
  addLine("interaction to next paint, of the limit", slow / INP_MS, slow, "ms", atMost(1));
  addLine("autosave round trip, times asking for the session", median(saves) / median(empty), median(saves), "ms");
}

// Runs in the page. A message sent in a frame's callback arrives after that frame has been painted.
function watchPaints(): void {
  const channel = new MessageChannel();
  const waiting: number[] = [];
  window.felt = { toPaint: [], interactions: new Map() };
  channel.port1.start();
  channel.port1.addEventListener("message", () => {
    const now = performance.now();
    for (const since of waiting.splice(0)) window.felt.toPaint.push(now - since);
  });
  document.addEventListener(
    "keydown",
    (event) => {
      requestAnimationFrame(() => {
        waiting.push(event.timeStamp);
        channel.port2.postMessage(null);
      });
    },
    { capture: true },
  );
  // Without a threshold of its own a browser tells of slow interactions only.
  const observed = { type: "event", durationThreshold: 16, buffered: true };
  new PerformanceObserver((list) => {
    for (const timing of list.getEntries()) {
      if (!(timing instanceof PerformanceEventTiming) || timing.interactionId === 0) continue;
      const longest = window.felt.interactions.get(timing.interactionId) ?? 0;
      window.felt.interactions.set(timing.interactionId, Math.max(longest, timing.duration));
    }
  }).observe(observed);
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
