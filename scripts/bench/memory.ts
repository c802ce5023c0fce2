import { pool } from "@/db/connection";
import { residentMb, treeMb } from "@/scripts/testing/process-tree";
import type { StartedOffice } from "@/scripts/testing/started-office";

export interface Peaks {
  app: number;
  database: number;
}

const LOOK_MS = 250;

/** The backends of this process's own pool, known as they are opened: commands called directly are no part of the app. */
function watchOwnBackends(): ReadonlySet<number> {
  const own = new Set<number>();
  pool().on("connect", (client) => {
    void client
      .query<{ pid: number }>("select pg_backend_pid() as pid")
      .then(({ rows }) => rows.forEach(({ pid }) => own.add(pid)));
  });
  return own;
}

/** Looks at the memory of the app and of its database again and again; the peaks since the last taking are handed out. */
export function watchMemory(office: Pick<StartedOffice, "webPid" | "postmasterPid">) {
  const own = watchOwnBackends();
  // The owner's connections are those of the measurement as well: the running app has none.
  const isOfTheOffice = (command: string, pid: number) => !command.includes("so_ket_owner") && !own.has(pid);
  const [web, postmaster] = [office.webPid(), office.postmasterPid()];
  let peaks: Peaks = { app: 0, database: 0 };
  const look = () => {
    peaks.app = Math.max(peaks.app, residentMb(web));
    peaks.database = Math.max(peaks.database, treeMb(postmaster, isOfTheOffice));
  };
  const timer = setInterval(look, LOOK_MS);
  return {
    take: (): Peaks => {
      look();
      const taken = peaks;
      peaks = { app: 0, database: 0 };
      return taken;
    },
    stop: () => clearInterval(timer),
  };
}
