import { refused, type SpreadsheetLimits } from "./limits";
import { type ContentEvent, ContentReader } from "./ods-content";
import { checkRow, type SheetRow, type SheetSource } from "./sheet";
import { parseXml, readXml } from "./xml";
import type { Archive } from "./zip";

const CONTENT = "content.xml";
const MANIFEST = "META-INF/manifest.xml";
const WHOLE_FILE_PROTECTED = "encrypted-package";

export function isOds(archive: Archive): boolean {
  return archive.has(CONTENT) || archive.has(WHOLE_FILE_PROTECTED);
}

/** The sheets of an OpenDocument spreadsheet: one document, read from front to back. */
export async function* odsSheets(archive: Archive, limits: SpreadsheetLimits): AsyncGenerator<SheetSource, void> {
  if (!archive.has(CONTENT) || (await isProtected(archive))) throw refused("protected");
  const events = contentEvents(archive, limits);
  for (let next = await events.next(); next.done !== true; next = await events.next()) {
    if (next.value === "end" || !("sheet" in next.value)) continue;
    const { sheet: name, isHidden } = next.value;
    yield { name, isHidden, rows: rowsOf(events, limits) };
  }
}

// Not `for await`: leaving that loop would end the document for the sheets that follow.
async function* rowsOf(
  events: AsyncGenerator<ContentEvent, void>,
  limits: SpreadsheetLimits,
): AsyncGenerator<SheetRow, void> {
  let count = 0;
  for (
    let next = await events.next();
    next.done !== true && next.value !== "end" && "row" in next.value;
    next = await events.next()
  ) {
    const { row, times } = next.value;
    for (let index = 0; index < times; index += 1) {
      count += 1;
      checkRow(row, count, limits);
      yield { ...row, number: row.number + index };
    }
  }
}

async function isProtected(archive: Archive): Promise<boolean> {
  let found = false;
  if (!archive.has(MANIFEST)) return found;
  await readXml(archive.text(MANIFEST), {
    open(element) {
      found ||= element === "encryption-data";
    },
  });
  return found;
}

async function* contentEvents(archive: Archive, limits: SpreadsheetLimits): AsyncGenerator<ContentEvent, void> {
  const found: ContentEvent[] = [];
  const reader = new ContentReader(limits, (event) => found.push(event));
  for await (const _ of parseXml(archive.text(CONTENT), reader)) {
    yield* found;
    found.length = 0;
  }
}
