import { defineConfig, devices } from "@playwright/test";

const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

// Started by scripts/e2e.ts, which gives the app, its database and the browser through the environment.
export default defineConfig({
  testDir: "./e2e",
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: process.env["E2E_RESULTS"] ?? "test-results/e2e.json" }]],
  use: {
    baseURL: process.env["BASE_URL"] ?? "http://localhost:3000",
    locale: "vi-VN",
    timezoneId: "Pacific/Chatham",
    actionTimeout: 30_000,
    // Pictures of every step cost more than the steps; a failure leaves the page's structure behind anyway.
    trace: "off",
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: { executablePath: process.env["CHROMIUM_PATH"] ?? "", args: CHROMIUM_FLAGS },
  },
  projects: [{ name: "laptop", use: { ...devices["Desktop Chrome"], viewport: { width: 1366, height: 768 } } }],
});
