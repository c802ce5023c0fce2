import type { SealedField } from "./draft-crypto";

export interface StoredField extends SealedField {
  /** account/report/field */
  readonly place: string;
  readonly keptAt: number;
}

const DATABASE = "so-ket-drafts";
const STORE = "fields";

/** The sealed fields of an account, or of one of its reports. Opens the database for this one question only. */
export function readStored(prefix: string): Promise<StoredField[]> {
  return within("readonly", (store) => store.getAll(IDBKeyRange.bound(prefix, `${prefix}\uffff`)));
}

export async function writeStored(kept: readonly StoredField[], places: readonly string[]): Promise<void> {
  await within("readwrite", (store) => {
    for (const place of places) store.delete(place);
    for (const field of kept) store.put(field);
    return store.count();
  });
}

/** Takes out all that an account kept here; with nobody's left the database itself goes. */
export async function forgetAccount(account: string): Promise<void> {
  const others = await within("readwrite", (store) => {
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

async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore(STORE, { keyPath: "place" }));
  const database = await finished(opening);
  // Another page of the same browser may want it gone.
  database.addEventListener("versionchange", () => database.close());
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
