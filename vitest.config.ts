import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// An odd zone, ahead of Vietnam and with a daylight saving change, so that code which trusts the machine's clock fails here.
const TIME_ZONE = "Pacific/Chatham";
process.env["TZ"] = TIME_ZONE;

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
const notTests = ["node_modules/**", ".next*/**", "data/**", "e2e/**"];

export default defineConfig({
  resolve: {
    alias: {
      "@": root,
      // Its real entry throws outside a server component; the empty one is what Next itself resolves on the server.
      "server-only": `${root}/node_modules/server-only/empty.js`,
    },
  },
  test: {
    env: { TZ: TIME_ZONE },
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["**/*.test.ts"], exclude: [...notTests, "**/*.int.test.ts"] },
      },
      {
        extends: true,
        test: {
          name: "int",
          include: ["**/*.int.test.ts"],
          exclude: notTests,
          globalSetup: ["./db/testing/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
