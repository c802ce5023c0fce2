import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./server/i18n.ts");

const config: NextConfig = {
  // Tests and benchmarks build beside a running server, so each gets its own folder.
  distDir: process.env["NEXT_DIST_DIR"] ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["@node-rs/argon2", "pg", "pino"],
  experimental: { serverActions: { bodySizeLimit: "1mb" } },
};

export default withNextIntl(config);
