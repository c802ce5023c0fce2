import { parseArgs } from "node:util";
import { Client } from "pg";
import { closePool } from "@/db/connection";
import { type Amount, loadPage } from "./bench/load";
import { measureExports, measureReads, measureWrites, type Rates, type Settings } from "./bench/measure";
import { watchMemory } from "./bench/memory";
import { makeBareLedger, withClients } from "./bench/raw-sql";
import { atLeast, atMost, type Line, printJson, printTable } from "./bench/report";
import { seedMembers } from "./bench/seed-members";
import { type Measured, prepareSubjects } from "./bench/subjects";
import { startOffice, type StartedOffice } from "./testing/started-office";
import { buildApp } from "./testing/test-app";

/** Measures the production build on the demonstration office over loopback: `npm run bench [-- --json] [-- --quick]`. */
const { values: flags } = parseArgs({ options: { json: { type: "boolean" }, quick: { type: "boolean" } } });
const settings: Settings = flags.quick
  ? { passes: 1, pageSeconds: 3, rawSeconds: 1, exportsPerClient: 1 }
  : { passes: 5, pageSeconds: 2, rawSeconds: 1, exportsPerClient: 3 };
const CLIENTS = [1, 16] as const;
const MANY_MEMBERS = 100_000;
const APP_LIMIT_MB = 350;
const DATABASE_LIMIT_MB = 300;

const lines: Line[] = [];
const startedAt = Date.now();

function say(what: string): void {
  process.stderr.write(`${String(Math.round((Date.now() - startedAt) / 1000)).padStart(4)} s  ${what}\n`);
}

function addLine(name: string, ratio: number, value: number, unit: string, aim?: Line["aim"]): void {
  lines.push({ name, ratio, value, unit, ...(aim && { aim }) });
}

const rate = (rates: Rates, name: string) => rates[name] ?? Number.NaN;

async function reads(measured: Measured, connections: readonly Client[]): Promise<void> {
  for (const clients of CLIENTS) {
    say(`pages, ${clients} at once`);
    const rates = await measureReads(measured, connections, clients, settings);
    const empty = rate(rates, "empty");
    addLine(`empty page, ${clients} clients`, 1, empty, "requests/s");
    for (const [name, title] of [
      ["leader", "leader's page"],
      ["register", "register's first page"],
      ["search", "search in the register"],
    ] as const) {
      const aim = name === "register" ? atLeast(0.55) : undefined;
      const value = rate(rates, name);
      addLine(`${title}, ${clients} clients, of an empty page`, value / empty, value, "requests/s", aim);
      addLine(`${title}, ${clients} clients, of its raw SQL`, value / rate(rates, `${name} raw`), value, "requests/s");
    }
  }
}

async function exports(measured: Measured, connections: readonly Client[]): Promise<void> {
  for (const clients of CLIENTS) {
    say(`exports, ${clients} at once`);
    const rates = await measureExports(measured, connections, clients, settings);
    for (const [name, title] of [
      ["xlsx", "XLSX of all members"],
      ["csv", "CSV of all members"],
    ] as const) {
      const value = rate(rates, name);
      const aim = name === "xlsx" ? atMost(4) : undefined;
      addLine(`${title}, ${clients} clients, time of COPY`, rate(rates, "copy") / value, 1000 / value, "ms each", aim);
      addLine(`${title}, ${clients} clients, of an empty page`, value / rate(rates, "empty"), value, "files/s");
    }
  }
}

async function writes(measured: Measured, connections: readonly Client[]): Promise<void> {
  for (const clients of CLIENTS) {
    say(`writes, ${clients} at once`);
    const rates = await measureWrites(measured, connections, clients, settings);
    const [form, command, insert] = [rate(rates, "form"), rate(rates, "command"), rate(rates, "insert")];
    const aim = clients === 16 ? atMost(20) : undefined;
    addLine(`raw insert of one row, ${clients} clients`, 1, insert, "rows/s");
    addLine(
      `ledger write by command, ${clients} clients, times a raw insert`,
      insert / command,
      command,
      "writes/s",
      aim,
    );
    addLine(`ledger write by form, ${clients} clients, times a raw insert`, insert / form, form, "writes/s");
    addLine(
      `ledger write by form, ${clients} clients, of an empty page`,
      form / rate(rates, "empty"),
      form,
      "writes/s",
    );
  }
}

/** The same number of rows once in many small files and once in one large one: what a file's length costs in memory. */
async function growth(office: StartedOffice, measured: Measured, owner: Client): Promise<void> {
  const memory = watchMemory(office);
  const { rows } = await owner.query<{ people: number }>(
    "select count(*)::int as people from members where standing <> 'left'",
  );
  const few = rows[0]?.people ?? 0;
  const once: Amount = { clients: 1, times: 1 };
  const [auditor, path] = [measured.visitors.auditor, measured.exportPath("xlsx")];
  say(`XLSX of ${few} members, again and again`);
  await loadPage(auditor, path, { clients: 1, times: Math.ceil(MANY_MEMBERS / few) });
  const small = memory.take();
  say(`adding members up to ${MANY_MEMBERS}`);
  await seedMembers(owner, MANY_MEMBERS);
  memory.take();
  say(`XLSX of ${MANY_MEMBERS} members`);
  const value = await loadPage(auditor, path, once);
  const large = memory.take();
  memory.stop();
  addLine(
    `app's memory, one XLSX of ${MANY_MEMBERS} members, times that of ${few}`,
    large.app / small.app,
    large.app - small.app,
    "MB more",
    atMost(1.1),
  );
  addLine(
    `database's memory, one XLSX of ${MANY_MEMBERS} members, times that of ${few}`,
    large.database / small.database,
    large.database - small.database,
    "MB more",
  );
  addLine(`XLSX of ${MANY_MEMBERS} members, 1 clients`, 1, 1 / value, "s each");
  say(`the register's first page among ${MANY_MEMBERS}`);
  const amount: Amount = { clients: 16, seconds: settings.pageSeconds };
  const empty = await loadPage(...measured.pages.empty(), amount);
  const register = await loadPage(...measured.pages.register(), amount);
  addLine(
    `register's first page among ${MANY_MEMBERS} members, 16 clients, of an empty page`,
    register / empty,
    register,
    "requests/s",
  );
}

async function bench(office: StartedOffice): Promise<void> {
  const ownerUrl = office.databaseUrl("owner");
  // The commands called directly run here, as the app's role.
  process.env["DATABASE_URL"] = office.databaseUrl("app");
  await withClients(ownerUrl, Math.max(...CLIENTS), async (connections) => {
    const [owner] = connections;
    if (!owner) throw new Error("No connection.");
    await makeBareLedger(owner);
    const measured = await prepareSubjects(office, owner);
    say("warming up");
    for (const page of Object.values(measured.pages))
      await loadPage(...page(), { clients: 16, seconds: settings.pageSeconds });
    const memory = watchMemory(office);
    await reads(measured, connections);
    await exports(measured, connections);
    await writes(measured, connections);
    const { app, database } = memory.take();
    memory.stop();
    addLine("app's memory while loaded, of the limit", app / APP_LIMIT_MB, app, "MB", atMost(1));
    addLine(
      "embedded database's memory while loaded, of the limit",
      database / DATABASE_LIMIT_MB,
      database,
      "MB",
      atMost(1),
    );
    await growth(office, measured, owner);
  });
  await closePool();
}

// What is printed is for programs then: progress of the build goes where the rest of it goes.
if (flags.json) console.log = (...words: unknown[]) => console.error(...words);
await buildApp();
say("starting the demonstration office");
const office = await startOffice();
try {
  await bench(office);
} finally {
  await office.stop();
}
if (flags.json) printJson(lines);
else printTable(lines);
