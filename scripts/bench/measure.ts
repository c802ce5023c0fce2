import type { Client } from "pg";
import { type Amount, loadLoop, loadPage, median, type Rate } from "./load";
import { ask, COPY_MEMBERS } from "./raw-sql";
import type { Measured } from "./subjects";

export interface Settings {
  readonly passes: number;
  readonly pageSeconds: number;
  readonly rawSeconds: number;
  readonly exportsPerClient: number;
}

export type Rates = Record<string, Rate>;

const PAGES = ["empty", "register", "search", "leader"] as const;
const RAW = ["register", "search", "leader"] as const;

/** Runs every measurement once per pass, so that a busy moment of the machine falls on all alike; the medians count. */
async function inPasses(passes: number, measurements: Readonly<Record<string, () => Promise<Rate>>>): Promise<Rates> {
  const seen = new Map<string, Rate[]>();
  for (let pass = 0; pass < passes; pass += 1) {
    for (const [name, measure] of Object.entries(measurements)) {
      seen.set(name, [...(seen.get(name) ?? []), await measure()]);
    }
  }
  return Object.fromEntries([...seen].map(([name, rates]) => [name, median(rates)]));
}

export function measureReads(measured: Measured, connections: readonly Client[], clients: number, settings: Settings) {
  const pageAmount: Amount = { clients, seconds: settings.pageSeconds };
  const rawAmount: Amount = { clients, seconds: settings.rawSeconds };
  const pages = PAGES.map((name) => [name, () => loadPage(...measured.pages[name](), pageAmount)] as const);
  const raw = RAW.map((name) => {
    const measure = () =>
      loadLoop(rawAmount, async (index) => {
        const client = connections[index];
        if (client) await ask(client, measured.raw[name]);
      });
    return [`${name} raw`, measure] as const;
  });
  return inPasses(settings.passes, Object.fromEntries([...pages, ...raw]));
}

export function measureWrites(measured: Measured, connections: readonly Client[], clients: number, settings: Settings) {
  const amount: Amount = { clients, seconds: settings.pageSeconds };
  return inPasses(settings.passes, {
    empty: () => loadPage(...measured.pages.empty(), amount),
    form: () => measured.postAdmission(amount),
    command: () => measured.commandAdmission(amount),
    insert: () => measured.insertRow(connections, { clients, seconds: settings.rawSeconds }),
  });
}

export function measureExports(
  measured: Measured,
  connections: readonly Client[],
  clients: number,
  settings: Settings,
) {
  const amount: Amount = { clients, times: clients * settings.exportsPerClient };
  const file = (format: "xlsx" | "csv") => () =>
    loadPage(measured.visitors.auditor, measured.exportPath(format), amount);
  return inPasses(1, {
    xlsx: file("xlsx"),
    csv: file("csv"),
    copy: () => loadLoop(amount, async (index) => void (await connections[index]?.query(COPY_MEMBERS))),
    empty: () => loadPage(...measured.pages.empty(), { clients, seconds: settings.rawSeconds }),
  });
}
