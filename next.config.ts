import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./server/i18n.ts");

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["@myriaddreamin/typst-ts-node-compiler", "@node-rs/argon2", "pg", "pino"],
  // Read while running, by names that tracing cannot follow.
  outputFileTracingIncludes: {
    "/api/documents/*": [
      "node_modules/@expo-google-fonts/tinos/package.json",
      "node_modules/@expo-google-fonts/tinos/**/*.ttf",
      "node_modules/@myriaddreamin/typst-ts-node-compiler*/**/*",
    ],
  },
  experimental: { serverActions: { bodySizeLimit: "1mb" } },
};

export default withNextIntl(config);
