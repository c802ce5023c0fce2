import type { SealedField } from "./draft-crypto";

export interface StoredField extends SealedField {
  /** account/report/field */
  readonly place: string;
  readonly keptAt: number;
}

const DATABASE = "so-ket-drafts";
const STORE = "fields";

/** The sealed fields of an account, or of one of its reports. Opens the database for this one question only, and makes none. */
export async function readStored(prefix: string): Promise<StoredField[]> {
  const database = await openDatabase("as it is");
  if (!database) return [];
  return within(database, "readonly", (store) => store.getAll(IDBKeyRange.bound(prefix, `${prefix}\uffff`)));
}

export async function writeStored(kept: readonly StoredField[], places: readonly string[]): Promise<void> {
  const database = await openDatabase(kept.length > 0 ? "made where needed" : "as it is");
  if (!database) return;
  await within(database, "readwrite", (store) => {
    for (const place of places) store.delete(place);
    for (const field of kept) store.put(field);
    return store.count();
  });
}

/** Takes out all that an account kept here; with nobody's left the database itself goes. */
export async function forgetAccount(account: string): Promise<void> {
  const database = await openDatabase("as it is");
  if (!database) return;
  const others = await within(database, "readwrite", (store) => {
    store.delete(IDBKeyRange.bound(`${account}/`, `${account}/\uffff`));
    return store.count();
  });
  if (others === 0) await finished(indexedDB.deleteDatabase(DATABASE));
}

/** Takes out whatever anybody kept before this moment and never came back for. */
export async function forgetOlder(than: number): Promise<void> {
  const old = (await readStored("")).filter(({ keptAt }) => keptAt < than).map(({ place }) => place);
  if (old.length > 0) await writeStored([], old);
}

/** Null where there is no database and none was wanted: whoever only looks leaves no trace of having looked. */
async function openDatabase(manner: "as it is" | "made where needed"): Promise<IDBDatabase | null> {
  const opening = indexedDB.open(DATABASE, 1);
  let isMissing = false;
  opening.addEventListener("upgradeneeded", () => {
    isMissing = manner === "as it is";
    if (isMissing) opening.transaction?.abort();
    else opening.result.createObjectStore(STORE, { keyPath: "place" });
  });
  try {
    const database = await finished(opening);
    // Another page of the same browser may want it gone.
    database.addEventListener("versionchange", () => database.close());
    return database;
  } catch (error) {
    if (isMissing) return null;
    throw error;
  }
}

async function within<T>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  try {
    const transaction = database.transaction(STORE, mode);
    const request = work(transaction.objectStore(STORE));
    await new Promise<void>((resolve, reject) => {
      transaction.addEventListener("complete", () => resolve());
      const fail = () => reject(transaction.error ?? new Error("The browser's store refused."));
      transaction.addEventListener("abort", fail);
      transaction.addEventListener("error", fail);
    });
    return request.result;
  } finally {
    database.close();
  }
}

function finished<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("The browser's store refused.")));
  });
}
