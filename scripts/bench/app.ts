import type { Client } from "pg";
import { closePool } from "@/db/connection";
import { startOffice, type StartedOffice } from "@/scripts/testing/started-office";
import { buildApp } from "@/scripts/testing/test-app";
import { measureGrowth } from "./growth";
import { loadPage } from "./load";
import { measureExports, measureReads, measureWrites, type Rates, type Settings } from "./measure";
import { watchMemory } from "./memory";
import { makeBareLedger, withClients } from "./raw-sql";
import { atLeast, atMost, type Bench, type Section } from "./report";
import { type Measured, prepareSubjects } from "./subjects";

const CLIENTS = [1, 16] as const;
const APP_LIMIT_MB = 350;
const DATABASE_LIMIT_MB = 300;
const QUICK: Settings = { passes: 1, pageSeconds: 3, rawSeconds: 1, exportsPerClient: 1 };
const FULL: Settings = { passes: 5, pageSeconds: 2, rawSeconds: 1, exportsPerClient: 3 };

/** The production build on the demonstration office over loopback: pages, exports, writes, and what they cost in memory. */
export const app: Section = {
  name: "app",
  run: async (bench) => {
    await buildApp();
    bench.say("starting the demonstration office");
    const office = await startOffice();
    try {
      await measureApp(office, bench);
    } finally {
      await office.stop();
    }
  },
};

async function measureApp(office: StartedOffice, bench: Bench): Promise<void> {
  const { say, addLine } = bench;
  const settings = bench.isQuick ? QUICK : FULL;
  const ownerUrl = office.databaseUrl("owner");
  // The commands called directly run here, as the app's role.
  process.env["DATABASE_URL"] = office.databaseUrl("app");
  await withClients(ownerUrl, Math.max(...CLIENTS), async (connections) => {
    const [owner] = connections;
    if (!owner) throw new Error("No connection.");
    await makeBareLedger(owner);
    const measured = await prepareSubjects(office, owner);
    const prepared: Prepared = { measured, connections, settings };
    say("warming up");
    for (const page of Object.values(measured.pages))
      await loadPage(...page(), { clients: 16, seconds: settings.pageSeconds });
    const memory = watchMemory(office);
    await reads(bench, prepared);
    await exports(bench, prepared);
    await writes(bench, prepared);
    const peaks = memory.take();
    memory.stop();
    addLine("app's memory while loaded, of the limit", peaks.app / APP_LIMIT_MB, peaks.app, "MB", atMost(1));
    addLine(
      "embedded database's memory while loaded, of the limit",
      peaks.database / DATABASE_LIMIT_MB,
      peaks.database,
      "MB",
      atMost(1),
    );
    await measureGrowth(bench, { office, measured, owner, seconds: settings.pageSeconds });
  });
  await closePool();
}

interface Prepared {
  readonly measured: Measured;
  readonly connections: readonly Client[];
  readonly settings: Settings;
}

const rate = (rates: Rates, name: string) => rates[name] ?? Number.NaN;

async function reads({ say, addLine }: Bench, { measured, connections, settings }: Prepared): Promise<void> {
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

async function exports({ say, addLine }: Bench, { measured, connections, settings }: Prepared): Promise<void> {
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

async function writes({ say, addLine }: Bench, { measured, connections, settings }: Prepared): Promise<void> {
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
