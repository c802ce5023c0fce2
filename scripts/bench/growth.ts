import type { Client } from "pg";
import type { StartedOffice } from "@/scripts/testing/started-office";
import { type Amount, loadPage } from "./load";
import { watchMemory } from "./memory";
import { atMost, type Bench } from "./report";
import { seedMembers } from "./seed-members";
import type { Measured } from "./subjects";

const MANY_MEMBERS = 100_000;

interface Growing {
  readonly office: StartedOffice;
  readonly measured: Measured;
  readonly owner: Client;
  readonly seconds: number;
}

/** The same number of rows once in many small files and once in one large one: what a file's length costs in memory. */
export async function measureGrowth(
  { say, addLine }: Bench,
  { office, measured, owner, seconds }: Growing,
): Promise<void> {
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
  const amount: Amount = { clients: 16, seconds };
  const empty = await loadPage(...measured.pages.empty(), amount);
  const register = await loadPage(...measured.pages.register(), amount);
  addLine(
    `register's first page among ${MANY_MEMBERS} members, 16 clients, of an empty page`,
    register / empty,
    register,
    "requests/s",
  );
}
