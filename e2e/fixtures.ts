import { createHash, randomBytes } from "node:crypto";
import { test as base, type BrowserContext, expect, type Page } from "@playwright/test";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { encode } from "next-auth/jwt";
import { Pool } from "pg";
import { makeFactories, type Factories } from "@/db/factories";
import { authSessions } from "@/db/schema/users";
import type { Role } from "@/lib/actor";

const CUT = /^Failed to load resource: (net::ERR_(FAILED|INTERNET_DISCONNECTED)|.*status of 401)/;
const ONE_DAY_MS = 24 * 60 * 60 * 1000;

export interface Unit {
  readonly id: string;
  readonly rootId: string;
  readonly name: string;
}

interface Fixtures {
  /** Whether the test itself cuts the connection or ends a session: what a browser says of that is no fault then. */
  cutsConnection: boolean;
  make: Factories;
  /** Opens a browser of its own, signed in with one role on one unit; the session is written directly. */
  signIn: (role: Role, unit: Unit, name?: string) => Promise<Page>;
}

interface WorkerFixtures {
  owner: NodePgDatabase;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  owner: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from the pattern
    async ({}, provide) => {
      const pool = new Pool({ connectionString: process.env["DATABASE_OWNER_URL"], max: 2 });
      await provide(drizzle({ client: pool }));
      await pool.end();
    },
    { scope: "worker" },
  ],
  make: async ({ owner }, provide) => {
    await provide(makeFactories(owner));
  },
  cutsConnection: [false, { option: true }],
  signIn: async ({ browser, owner, make, baseURL, cutsConnection }, provide) => {
    const contexts: BrowserContext[] = [];
    const faults: string[] = [];
    await provide(async (role, unit, name = `Người ${role}`) => {
      const account = await make.makeAccount({ rootId: unit.rootId, fullName: name });
      await make.makeGrant({ accountId: account.id, unitId: unit.id, rootId: unit.rootId, role });
      const sid = randomBytes(32).toString("hex");
      await owner.insert(authSessions).values({
        idHash: createHash("sha256").update(sid).digest("hex"),
        accountId: account.id,
        absoluteExpiry: new Date(Date.now() + ONE_DAY_MS),
      });
      const context = await browser.newContext();
      contexts.push(context);
      const value = await encode({ token: { sid }, secret: process.env["NEXTAUTH_SECRET"] ?? "" });
      await context.addCookies([
        { name: "next-auth.session-token", value, url: baseURL ?? "", httpOnly: true, sameSite: "Lax" },
      ]);
      const page = await context.newPage();
      watchForFaults(page, faults);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(faults.filter((fault) => !(cutsConnection && CUT.test(fault)))).toEqual([]);
  },
});

/** Notes what a page complains of on its console: a test in which it did has failed. What is refused is expected to answer 404, 409 or 422. */
export function watchForFaults(page: Page, faults: string[]): void {
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    const isRefusedAddress = /status of (404|409|422)/.test(message.text());
    if (message.type() === "error" && !isRefusedAddress) faults.push(message.text());
  });
}

export { expect };
