import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { Client } from "pg";
import { activationUrl, newActivationToken } from "@/lib/activation-token";
import { today } from "@/lib/dates";
import { newId } from "@/lib/id";
import { cleanLine, fold } from "@/lib/vietnamese";
import { orgUnits, orgUnitVersions } from "./schema/org-units";
import { installations } from "./schema/settings";
import { accounts, activationLinks, grants } from "./schema/users";

export interface FirstOffice {
  /** Where the app is reached; the link begins with it. */
  readonly appUrl: string;
  readonly officeName?: string;
  readonly email?: string;
  readonly name?: string;
}

// Both can be changed in the app once the administrator has signed in.
const OFFICE_NAME = "Đảng bộ (chưa đặt tên)";
const ADMINISTRATOR = { email: "quan-tri@vi-du.vn", name: "Người quản trị" };

// The Party's own first day: whatever history is entered later lies within the office's days.
const SINCE = "1930-02-03";
// Two first starts of one database: whoever is second finds the office there.
const FIRST_OFFICE_LOCK = 7_206_312_002;

/** Makes the office and its first administrator in a database that has none; answers the link that sets their password. */
export async function makeFirstAdministrator(
  ownerUrl: string,
  office: FirstOffice,
): Promise<{ email: string; activationUrl: string }> {
  const client = new Client({ connectionString: ownerUrl, application_name: "so-ket-first-administrator" });
  await client.connect();
  try {
    return await drizzle({ client }).transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${FIRST_OFFICE_LOCK}::bigint)`);
      const [existing] = await tx.select({ rootId: installations.rootId }).from(installations).limit(1);
      if (existing)
        throw new Error("This database already has an office: its administrator makes further accounts in the app.");
      const rootId = newId();
      const accountId = newId();
      const { token, hash } = newActivationToken();
      const name = cleanLine(office.officeName ?? OFFICE_NAME);
      const fullName = cleanLine(office.name ?? ADMINISTRATOR.name);
      const email = (office.email ?? ADMINISTRATOR.email).normalize("NFC").trim();
      await tx.insert(orgUnits).values({ id: rootId, rootId });
      await tx.insert(orgUnitVersions).values({
        id: newId(),
        rootId,
        unitId: rootId,
        name,
        search: fold(name),
        kind: "upper_level_org",
        validFrom: SINCE,
      });
      await tx.insert(installations).values({ rootId });
      await tx.insert(accounts).values({ id: accountId, rootId, email, fullName });
      await tx
        .insert(grants)
        .values({ id: newId(), rootId, accountId, role: "administrator", unitId: rootId, validFrom: today() });
      const expiresAt = sql`now() + make_interval(hours => (app_setting('activation.hours'))::int)`;
      await tx.insert(activationLinks).values({ tokenHash: hash, accountId, expiresAt });
      return { email, activationUrl: activationUrl(office.appUrl, token) };
    });
  } finally {
    await client.end();
  }
}
