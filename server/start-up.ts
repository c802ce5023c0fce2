import { checkDatabase } from "./boot";
import { describeProblems, readSettings } from "./env";
import { dropForwardedHeaders } from "./forwarded-headers";

/** Ends this process with the start command that made it, also when that one was killed. */
function endWithSupervisor() {
  if (!process.channel) return;
  process.once("disconnect", () => process.exit(0));
  process.channel.unref();
}

/** Refuses to serve on settings or a database that cannot be trusted. */
export async function startUp() {
  endWithSupervisor();
  if (!process.env["TRUSTED_PROXIES"]) dropForwardedHeaders();
  try {
    const { problems } = readSettings(process.env);
    if (problems) throw new Error(describeProblems(problems));
    await checkDatabase();
  } catch (error) {
    // Next would go on and answer every request with an error.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
