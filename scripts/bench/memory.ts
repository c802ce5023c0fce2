import { residentMb, treeMb } from "@/scripts/testing/process-tree";
import type { StartedOffice } from "@/scripts/testing/started-office";

export interface Peaks {
  app: number;
  database: number;
}

const LOOK_MS = 250;

// The owner's connections are those of the measurement itself: the running app has none.
const isOfTheOffice = (command: string) => !command.includes("so_ket_owner");

/** Looks at the memory of the app and of its database again and again; the peaks since the last taking are handed out. */
export function watchMemory(office: Pick<StartedOffice, "webPid" | "postmasterPid">) {
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
