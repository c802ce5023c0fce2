import { byteStream } from "./byte-stream";
import {
  cellDay,
  cellInstant,
  cellNumber,
  cellText,
  type ColumnKind,
  dayText,
  type ExportTable,
  isPlainText,
  onVietnamClock,
  startsLikeFormula,
} from "./table";

const BYTE_ORDER_MARK = "\ufeff";
const LINE_END = "\r\n";
const CHUNK_LENGTH = 64 * 1024;

/** CSV for a spreadsheet: UTF-8 with BOM, RFC 4180, days as dd/MM/yyyy, no text that would run as a formula. */
export function csvStream(table: ExportTable): ReadableStream<Uint8Array> {
  return byteStream(csvChunks(table));
}

async function* csvChunks({ columns, batches }: ExportTable): AsyncGenerator<Uint8Array, void> {
  const encoder = new TextEncoder();
  let text = BYTE_ORDER_MARK + columns.map(({ header }) => quoted(safeText(header))).join(",") + LINE_END;
  for await (const rows of batches) {
    for (const row of rows) {
      text += columns.map(({ kind }, index) => field(kind, row[index])).join(",") + LINE_END;
      if (text.length < CHUNK_LENGTH) continue;
      yield encoder.encode(text);
      text = "";
    }
  }
  if (text !== "") yield encoder.encode(text);
}

const FIELDS: Record<ColumnKind, (value: unknown) => string> = {
  text: (value) => (isPlainText(value) ? value : quoted(safeText(cellText(value)))),
  number: cellNumber,
  day: (value) => dayText(cellDay(value)),
  instant: (value) => instantText(cellInstant(value)),
};

function field(kind: ColumnKind, value: unknown): string {
  return value === null || value === undefined ? "" : FIELDS[kind](value);
}

// The apostrophe is what a spreadsheet itself puts before a text that is no formula. A signed number is none.
function safeText(text: string): string {
  return startsLikeFormula(text) && !/^[+-]\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function instantText(instant: Date): string {
  const iso = onVietnamClock(instant).toISOString();
  return `${dayText(iso.slice(0, 10))} ${iso.slice(11, 19)}`;
}
