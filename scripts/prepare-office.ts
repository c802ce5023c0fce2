// Run by the start command as a process of its own: what it loads and makes is not kept in the supervisor's memory.
import { Client } from "pg";
import { migrate } from "@/db/migrate";
import { showFirstAdministrator } from "./start/sign-ins";
import { explain, say, StartError } from "./start/terminal";

function required(name: string) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

// Two starts on one new database: the second waits here and finds the office made.
const OFFICE_LOCK = 7_206_312_003;

async function ensureOffice(ownerUrl: string) {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [OFFICE_LOCK]);
    const { rows } = await client.query<{ found: boolean }>("select exists (select 1 from accounts) as found");
    if (rows[0]?.found) return;
    if (process.argv.includes("--demo")) await makeDemonstration(ownerUrl, required("DEMO_ACCOUNTS_FILE"));
    else await makeAdministrator(ownerUrl);
  } finally {
    await client.end();
  }
}

async function makeDemonstration(ownerUrl: string, accountsFile: string) {
  say("Making the demonstration office", "đang tạo cơ quan minh họa");
  const { makeDemo } = await import("@/scripts/demo/make-demo");
  await makeDemo(ownerUrl, {
    log: (line: string) => console.log(`  ${line}`),
    accountsFile,
    appUrl: required("DATABASE_URL"),
  });
}

async function makeAdministrator(ownerUrl: string) {
  const { makeFirstAdministrator } = await import("@/db/first-administrator");
  const { email, activationUrl } = await makeFirstAdministrator(ownerUrl, {
    appUrl: required("APP_URL"),
    ...(process.env["ADMIN_EMAIL"] ? { email: process.env["ADMIN_EMAIL"] } : {}),
  });
  showFirstAdministrator({ email, activationUrl });
  // The link is shown once more when the app answers, below the lines of the build.
  process.send?.({ email, activationUrl });
}

try {
  const ownerUrl = required("DATABASE_OWNER_URL");
  await migrate(ownerUrl);
  await ensureOffice(ownerUrl);
} catch (error) {
  if (error instanceof Error && "code" in error && error.code === "ECONNREFUSED") {
    const refused = new StartError("The database does not answer.", "Cơ sở dữ liệu không trả lời.");
    process.stderr.write(`${refused.message}\n`);
  } else process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
