import fs from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { findBinaries } from "./binaries";
import type { Workshop } from "./cluster";
import { type Credentials, readCredentials, urlFor } from "./credentials";
import { diagnoseFileError } from "./diagnose";
import { EmbeddedError } from "./messages";
import { chooseOsUser } from "./os-user";
import { claimOwnership, isOwnerRetiring, type Ownership } from "./ownership";
import { type OwnedServer, runOwned } from "./owned-server";
import { type Address, defaultTransport, type Place, placeOf, readAddress, type Transport } from "./place";
import { isAnswering } from "./roles";
import type { Log } from "./supervisor";

export type EmbeddedServer = {
  /** For migrations: owns the database, is no superuser. */
  ownerUrl: string;
  /** For the app: owns nothing, is under row-level security. */
  appUrl: string;
  /** For backups and for test databases only. */
  superuserUrl: string;
  /** Whether this process runs PostgreSQL, or another one does. Changes when the other one ends. */
  isOwned(): boolean;
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  log?: Log;
  /** Called when PostgreSQL stops and cannot be started again. */
  onFailure?: (error: unknown) => void;
  /** The pauses before PostgreSQL is started again after it died; as many attempts as there are pauses. */
  pausesMs?: readonly number[];
  /** Take over when the owning process ends; on unless told otherwise. */
  succeed?: boolean;
  transport?: Transport;
  /** As root: whether a user namespace may be used. */
  allowNamespace?: boolean;
};

const ATTACH_MS = 120_000;
const WATCH_MS = 500;

function prepareRoot(place: Place) {
  try {
    fs.mkdirSync(place.root, { recursive: true, mode: 0o700 });
    fs.accessSync(place.root, fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    throw diagnoseFileError(error, place.root);
  }
}

async function becomeOwner(place: Place, ownership: Ownership, options: EmbeddedOptions): Promise<OwnedServer> {
  try {
    const binaries = await findBinaries();
    const { allowNamespace = true, transport = defaultTransport() } = options;
    const choice = { postgres: binaries.postgres, dataDir: place.root, pgData: place.pgData, allowNamespace };
    const workshop: Workshop = { place, binaries, user: chooseOsUser(choice) };
    const { log = () => undefined, onFailure = () => undefined, pausesMs } = options;
    return await runOwned(workshop, { ownership, transport, log, onFailure, ...(pausesMs && { pausesMs }) });
  } catch (error) {
    ownership.release();
    throw diagnoseFileError(error, place.root);
  }
}

async function reach(place: Place): Promise<{ credentials: Credentials; address: Address } | null> {
  const credentials = readCredentials(place);
  const address = readAddress(place);
  if (!credentials || !address) return null;
  return (await isAnswering(credentials, address)) ? { credentials, address } : null;
}

async function ownOrReach(place: Place, options: EmbeddedOptions) {
  const deadline = Date.now() + ATTACH_MS;
  for (;;) {
    const ownership = await claimOwnership(place.locks);
    if (ownership) return { owned: await becomeOwner(place, ownership, options) };
    const reached = isOwnerRetiring(place.locks) ? null : await reach(place);
    if (reached) return { reached };
    if (Date.now() > deadline) throw new EmbeddedError("in_use", { path: place.root, detail: "it does not answer" });
    await wait(50);
  }
}

/** Starts the database below `dataDir`, or attaches to it while another process of the app runs it. */
export async function startEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const place = placeOf(dataDir);
  prepareRoot(place);
  let { owned, reached } = { owned: undefined, reached: undefined, ...(await ownOrReach(place, options)) };
  const { credentials, address } = owned ?? reached ?? {};
  if (!credentials || !address) throw new EmbeddedError("in_use", { path: place.root, detail: "it does not answer" });

  const stopping = new AbortController();
  const succeedOwner = async () => {
    while (!owned) {
      await wait(WATCH_MS, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      const ownership = await claimOwnership(place.locks);
      if (ownership) owned = await becomeOwner(place, ownership, options);
    }
  };
  const succession =
    owned || options.succeed === false
      ? Promise.resolve()
      : succeedOwner().catch((error: unknown) => options.onFailure?.(error));

  return {
    ownerUrl: urlFor("owner", credentials, address),
    appUrl: urlFor("app", credentials, address),
    superuserUrl: urlFor("superuser", credentials, address),
    isOwned: () => owned !== undefined,
    stop: async () => {
      stopping.abort();
      await succession;
      await owned?.stop();
      owned = undefined;
    },
  };
}

/** Runs `work` as the only process on a data folder, for a restore while the app is stopped; null while it runs. */
export async function withOwnership<T>(dataDir: string, work: (ownership: Ownership) => Promise<T>): Promise<T | null> {
  const place = placeOf(dataDir);
  prepareRoot(place);
  const ownership = await claimOwnership(place.locks);
  if (!ownership) return null;
  try {
    return await work(ownership);
  } finally {
    ownership.release();
  }
}
