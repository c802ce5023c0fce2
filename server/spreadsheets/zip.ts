import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { megabytes, refused, type SpreadsheetLimits } from "./limits";

export interface Archive {
  has(name: string): boolean;
  /** The part as UTF-8 text, inflated while it is read; throws as soon as a limit is passed. */
  text(name: string): AsyncGenerator<string, void>;
}

/** Opens an archive held in memory: its directory is read and counted, nothing is inflated yet. */
export async function openArchive(file: Buffer, limits: SpreadsheetLimits): Promise<Archive> {
  const { zip, entries } = await asDamaged(() => readDirectory(file, limits));
  const budget = { left: limits.inflatedBytes };
  return {
    has: (name) => entries.has(name),
    text: (name) => {
      const entry = entries.get(name);
      if (entry === undefined) throw refused("damaged");
      return partText(zip, entry, budget, limits);
    },
  };
}

async function readDirectory(file: Buffer, limits: SpreadsheetLimits) {
  const zip = await fromBufferPromise(file, { lazyEntries: true, validateEntrySizes: true });
  if (zip.entryCount > limits.zipEntries) throw refused("tooManyParts", { limit: limits.zipEntries });
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw refused("protected");
    // Two parts of one name: programs differ on which one counts, so a reader could be shown another table.
    if (entries.has(entry.fileName)) throw refused("damaged");
    entries.set(entry.fileName, entry);
  }
  return { zip, entries };
}

async function* partText(
  zip: ZipFile,
  entry: Entry,
  budget: { left: number },
  limits: SpreadsheetLimits,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const stream = await asDamaged(() => zip.openReadStreamPromise(entry));
  try {
    const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    for (;;) {
      const next = await asDamaged(() => chunks.next());
      if (next.done === true) break;
      budget.left -= next.value.length;
      if (budget.left < 0) throw refused("inflatesTooMuch", { limit: megabytes(limits.inflatedBytes) });
      const { value } = next;
      yield await asDamaged(() => decoder.decode(value, { stream: true }));
    }
    yield await asDamaged(() => decoder.decode());
  } finally {
    stream.destroy();
  }
}

// Whatever a broken archive runs into, in whichever library, is one thing to its reader.
async function asDamaged<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && "messageKey" in error) throw error;
    throw refused("damaged");
  }
}
