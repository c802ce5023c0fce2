import fs from "node:fs";
import { createCluster, isNewCluster, resetSuperuserPassword, type Workshop } from "./cluster";
import { openControl } from "./control";
import { type Credentials, makeCredentials, readCredentials } from "./credentials";
import { handOver } from "./os-user";
import type { Ownership } from "./ownership";
import { type Address, chooseAddress, controlAddress, type Transport } from "./place";
import { stopOrphan } from "./postmaster";
import { ensureRoles } from "./roles";
import { type Log, supervise } from "./supervisor";
import { swapIn } from "./swap";

export type OwnedServer = {
  credentials: Credentials;
  address: Address;
  /** Where the database before a restore went, when this start was one. */
  kept: string | null;
  stop(): Promise<void>;
};

export type OwnerOptions = {
  ownership: Ownership;
  transport: Transport;
  log: Log;
  onFailure: (error: unknown) => void;
  pausesMs?: readonly number[];
  /** A restored folder to start with, in place of the present one. */
  staged?: string;
};

/** Prepares credentials and the folder, whether it is new, old, or came from another machine. */
function prepareFolder(workshop: Workshop, log: Log): Credentials {
  const { place, binaries, user } = workshop;
  const isNew = isNewCluster(place.pgData, binaries.major);
  const known = readCredentials(place);
  const credentials = known ?? makeCredentials(place);
  if (isNew) {
    log("Making a new database");
    createCluster(workshop, credentials);
  }
  handOver(user, place.pgData);
  if (!isNew && !known) resetSuperuserPassword(workshop, credentials);
  return credentials;
}

function openRunFolder({ place, user }: Workshop, address: Address) {
  fs.mkdirSync(place.run, { recursive: true, mode: 0o700 });
  if (!("socketFolder" in address)) return;
  fs.chmodSync(address.socketFolder, 0o700);
  if (user.kind === "user") fs.chownSync(address.socketFolder, user.uid, user.gid);
}

/** Runs PostgreSQL for the process that owns the data folder, and swaps the folder when a restore asks for it. */
export async function runOwned(workshop: Workshop, options: OwnerOptions): Promise<OwnedServer> {
  const { place } = workshop;
  const { ownership, log, transport, staged } = options;
  await stopOrphan(place.pgData, log);
  const credentials = staged ? (readCredentials(place) ?? makeCredentials(place)) : prepareFolder(workshop, log);
  const address = await chooseAddress(place, transport);
  openRunFolder(workshop, address);

  const supervisor = supervise(workshop, address, options);
  const prove = async () => {
    try {
      await supervisor.start();
      await ensureRoles(credentials, address);
    } catch (error) {
      await supervisor.halt();
      throw error;
    }
  };
  const replaceWith = async (folder: string) => {
    await supervisor.halt();
    try {
      const { kept } = await swapIn(workshop, { staged: folder, credentials, prove });
      log(kept ? `Restored a backup; the database before it is kept in ${kept}` : "Restored a backup");
      return { kept };
    } catch (error) {
      await supervisor.start();
      throw error;
    }
  };

  const kept = staged ? (await swapIn(workshop, { staged, credentials, prove })).kept : null;
  if (!staged) await prove();
  try {
    const control = await openControl(controlAddress(place, address), (request) => replaceWith(request.staged));
    const stop = async () => {
      ownership.retire();
      await control.close();
      await supervisor.halt();
      ownership.release();
    };
    return { credentials, address, kept, stop };
  } catch (error) {
    await supervisor.halt();
    throw error;
  }
}
