import { isUtf8 } from "node:buffer";
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { refused, type SpreadsheetLimits } from "./limits";
import { checkRow, NO_SPANS, type SheetRow, type SheetSource, trimmed } from "./sheet";

const CHUNK_BYTES = 64 * 1024;
const DELIMITERS = [",", ";", "\t"] as const;
const LINES_LOOKED_AT = 20;
// Excel's own line, which says what parts the columns.
const STATED_DELIMITER = /^sep=(.)\r?\n/i;

/** The one sheet of a CSV file: UTF-8, UTF-16 with its mark, or windows-1258; parted by comma, semicolon or tab. */
export async function* csvSheets(file: Buffer, limits: SpreadsheetLimits): AsyncGenerator<SheetSource, void> {
  yield { name: null, isHidden: false, rows: csvRows(file, limits) };
}

async function* csvRows(file: Buffer, limits: SpreadsheetLimits): AsyncGenerator<SheetRow, void> {
  const encoding = encodingOf(file);
  const start = new TextDecoder(encoding).decode(file.subarray(0, CHUNK_BYTES), { stream: true });
  if (start.includes("\u0000")) throw refused("notASpreadsheet");
  const stated = STATED_DELIMITER.exec(start);
  const records = Readable.from(decoded(file, encoding)).pipe(
    parse({
      delimiter: stated?.[1] ?? delimiterOf(start),
      fromLine: stated === null ? 1 : 2,
      info: true,
      relaxColumnCount: true,
      relaxQuotes: true,
      maxRecordSize: limits.columns * limits.cellLength,
    }),
  );
  let count = 0;
  try {
    for await (const { record, info } of records as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const row = {
        number: info.lines,
        cells: trimmed(record.map((field) => field.normalize("NFC"))),
        spans: NO_SPANS,
      };
      if (row.cells.length === 0) continue;
      count += 1;
      checkRow(row, count, limits);
      yield row;
    }
  } catch (error) {
    throw error instanceof CsvError ? refused("damaged") : error;
  } finally {
    records.destroy();
  }
}

// In pieces, so that a table of megabytes is never one string as well.
function* decoded(file: Buffer, encoding: string): Generator<string, void> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < file.length; at += CHUNK_BYTES) {
    const text = decoder.decode(file.subarray(at, at + CHUNK_BYTES), { stream: true });
    if (text !== "") yield text;
  }
  const rest = decoder.decode();
  if (rest !== "") yield rest;
}

function encodingOf(file: Buffer): string {
  if (file[0] === 0xff && file[1] === 0xfe) return "utf-16le";
  if (file[0] === 0xfe && file[1] === 0xff) return "utf-16be";
  return isUtf8(file) ? "utf-8" : "windows-1258";
}

/** The sign that parts most of the first lines into the same number of columns. */
function delimiterOf(start: string): string {
  const lines = start
    .replace(/"[^"]*"/g, "")
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, LINES_LOOKED_AT);
  const scored = DELIMITERS.map((sign) => {
    const counts = lines.map((line) => line.split(sign).length - 1);
    return { sign, score: counts.reduce((sum, count) => sum + count, 0) + counts.filter((count) => count > 0).length };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).sign;
}
