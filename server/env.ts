export type MailSettings = {
  host: string;
  port: number;
  /** Encrypted from the first byte, by STARTTLS and never without it, or not at all. */
  tls: "implicit" | "required" | "none";
  user: string | null;
  password: string | null;
  from: string;
};

export type Settings = {
  mode: "production" | "development";
  port: number;
  host: string;
  /** What people type into their browser; sign-in links begin with it. */
  appUrl: string;
  /** Null on the embedded database, where the start command makes one and keeps it in the data folder. */
  secret: string | null;
  database: { kind: "embedded"; dataDir: string } | { kind: "server"; url: string; ownerUrl: string | null };
  /** Null where notices are shown in the app only. */
  mail: MailSettings | null;
};

export type SettingProblem = { setting: string; problem: string; remedy: string };
export type SettingsResult =
  { settings: Settings; problems?: never } | { settings?: never; problems: SettingProblem[] };

type Environment = Readonly<Record<string, string | undefined>>;
type Report = (setting: string, problem: string, remedy: string) => void;

const SHORTEST_SECRET = 32;
const FEWEST_OWN = 24;
const FEWEST_DIFFERENT = 10;
const KNOWN_WORDS =
  /secret|change.?me|password|passwd|default|example|nextauth|your.?key|placeholder|123456|abcdef|qwerty|so.?ket/gi;
const NEW_SECRET = "Make one with: node -p \"crypto.randomBytes(48).toString('base64url')\"";
const DATABASE_ROLES =
  "Give the address as postgresql://role:password@host:5432/database (docs/operations.md, own server).";

function given(env: Environment, name: string) {
  const value = env[name]?.trim();
  return value === "" ? undefined : value;
}

function readPort(env: Environment, report: Report) {
  const text = given(env, "PORT") ?? "3000";
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port;
  report("PORT", `${text} is not a port number.`, "Use a whole number from 1 to 65535, or leave it out for 3000.");
  return 3000;
}

function readHost(env: Environment, report: Report) {
  const host = given(env, "HOST") ?? "127.0.0.1";
  const isName = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host);
  const isAddress6 = /^[0-9a-f:]*:[0-9a-f:.]*$/i.test(host);
  if (isName || isAddress6) return host;
  report("HOST", `${host} is not an address to listen on.`, "Use 127.0.0.1 for this machine only, or 0.0.0.0 for all.");
  return "127.0.0.1";
}

function parseUrl(text: string) {
  return URL.canParse(text) ? new URL(text) : null;
}

function readAppUrl(env: Environment, port: number, report: Report) {
  const setting = given(env, "APP_URL") === undefined ? "NEXTAUTH_URL" : "APP_URL";
  const text = given(env, setting);
  if (text === undefined) return `http://localhost:${port}`;
  const url = parseUrl(text);
  const isPlain =
    url && /^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search && !url.hash && !url.username;
  if (isPlain) return url.origin;
  report(setting, `${text} is not the address of a site.`, "Write it like https://so-ket.example.vn, without a path.");
  return `http://localhost:${port}`;
}

function weaknessOf(secret: string) {
  if (secret.length < SHORTEST_SECRET) return `It has ${secret.length} characters; ${SHORTEST_SECRET} are the least.`;
  const own = secret.replaceAll(KNOWN_WORDS, "");
  if (own.length < FEWEST_OWN) return "It is made of words from examples, so others can guess it.";
  if (new Set(own.toLowerCase()).size < FEWEST_DIFFERENT) return "It repeats a few characters.";
  return null;
}

function readSecret(env: Environment, isNeeded: boolean, report: Report) {
  const secret = given(env, "NEXTAUTH_SECRET");
  if (secret === undefined) {
    if (isNeeded) report("NEXTAUTH_SECRET", "It is missing.", NEW_SECRET);
    return null;
  }
  const weakness = env["NODE_ENV"] === "development" ? null : weaknessOf(secret);
  if (weakness) report("NEXTAUTH_SECRET", weakness, NEW_SECRET);
  return secret;
}

function readDatabaseUrl(env: Environment, setting: "DATABASE_URL" | "DATABASE_OWNER_URL", report: Report) {
  const text = given(env, setting);
  if (text === undefined) return null;
  const url = parseUrl(text);
  // The text itself holds a password: it is not repeated in the message.
  if (!url || !/^postgres(ql)?:$/.test(url.protocol))
    report(setting, "It is not a PostgreSQL address.", DATABASE_ROLES);
  else if (url.pathname.length < 2) report(setting, "It names no database.", DATABASE_ROLES);
  return text;
}

function readDatabase(env: Environment, report: Report): Settings["database"] {
  const url = readDatabaseUrl(env, "DATABASE_URL", report);
  const ownerUrl = readDatabaseUrl(env, "DATABASE_OWNER_URL", report);
  if (url === null) {
    if (ownerUrl !== null) {
      report(
        "DATABASE_URL",
        "DATABASE_OWNER_URL is set and this is not.",
        "Set both, or none for the embedded database.",
      );
    }
    return { kind: "embedded", dataDir: given(env, "DATA_DIR") ?? "data" };
  }
  const [role, owner] = [parseUrl(url)?.username, ownerUrl && parseUrl(ownerUrl)?.username];
  if (role && role === owner) {
    report(
      "DATABASE_OWNER_URL",
      `It uses the role ${role} of DATABASE_URL too.`,
      "The app's role must own nothing: use two roles.",
    );
  }
  return { kind: "server", url, ownerUrl };
}

const MAIL_REMEDY =
  "Write it like smtp://account:password@mail.example.vn:587 or smtps://… (docs/operations.md, e-mail), or leave it out.";
const ADDRESS = /^[^\s<>@]+@[^\s<>@]+$/;

function readMail(env: Environment, report: Report): MailSettings | null {
  const [text, from] = [given(env, "SMTP_URL"), given(env, "MAIL_FROM")];
  if (text === undefined) {
    if (from !== undefined) report("SMTP_URL", "MAIL_FROM is set and this is not.", "Set both, or none.");
    return null;
  }
  const url = parseUrl(text);
  // The text itself may hold a password: it is not repeated in the message.
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === "") {
    report("SMTP_URL", "It is not the address of a mail server.", MAIL_REMEDY);
    return null;
  }
  const asked = url.searchParams.get("tls");
  if (asked !== null && (asked !== "none" || url.protocol === "smtps:" || url.username !== "")) {
    report("SMTP_URL", "Only tls=none is known, for smtp:// without an account.", MAIL_REMEDY);
  }
  if (from === undefined || !ADDRESS.test(/<([^<>]*)>$/.exec(from)?.[1] ?? from)) {
    const problem = from === undefined ? "It is missing, and SMTP_URL is set." : `${from} is not an e-mail address.`;
    report("MAIL_FROM", problem, "Write it like so-ket@example.vn, or Sơ Kết <so-ket@example.vn>.");
  }
  if (given(env, "APP_URL") === undefined && given(env, "NEXTAUTH_URL") === undefined) {
    report("APP_URL", "It is missing, and links in e-mails begin with it.", "Write it like https://so-ket.example.vn.");
  }
  const isImplicit = url.protocol === "smtps:";
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? (isImplicit ? 465 : 587) : Number(url.port),
    tls: isImplicit ? "implicit" : asked === "none" ? "none" : "required",
    user: url.username === "" ? null : decodeURIComponent(url.username),
    password: url.password === "" ? null : decodeURIComponent(url.password),
    from: from ?? "",
  };
}

/** Reads what the environment says, or lists everything in it that is missing or unsafe. */
export function readSettings(env: Environment): SettingsResult {
  const problems: SettingProblem[] = [];
  const report: Report = (setting, problem, remedy) => problems.push({ setting, problem, remedy });
  const mode = env["NODE_ENV"] === "development" ? "development" : "production";
  const port = readPort(env, report);
  const host = readHost(env, report);
  const appUrl = readAppUrl(env, port, report);
  const database = readDatabase(env, report);
  const secret = readSecret(env, database.kind === "server", report);
  const mail = readMail(env, report);
  return problems.length > 0 ? { problems } : { settings: { mode, port, host, appUrl, secret, database, mail } };
}

export function describeProblems(problems: readonly SettingProblem[]) {
  const lines = problems.map(({ setting, problem, remedy }) => `- ${setting}: ${problem} ${remedy}`);
  return ["The app does not start on these settings / Phần mềm không khởi động với các thiết lập sau:", ...lines].join(
    "\n",
  );
}
