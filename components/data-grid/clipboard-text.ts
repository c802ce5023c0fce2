const QUOTED = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y;
const PLAIN = /[^\t\n]*/y;

/** Reads the plain text that a spreadsheet puts on the clipboard; quoted cells may hold tabs, line breaks and quotes. */
export function parseSheetText(text: string): string[][] {
  const source = text.replaceAll(/\r\n?/g, "\n").replace(/\n$/, "");
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    const [cell, end] = readCell(source, at);
    rows.at(-1)?.push(cell);
    if (end >= source.length) return rows;
    if (source[end] === "\n") rows.push([]);
    at = end + 1;
  }
}

function readCell(source: string, at: number): [cell: string, end: number] {
  QUOTED.lastIndex = at;
  const quoted = QUOTED.exec(source);
  if (quoted) return [(quoted[1] ?? "").replaceAll('""', '"'), QUOTED.lastIndex];
  PLAIN.lastIndex = at;
  return [PLAIN.exec(source)?.[0] ?? "", PLAIN.lastIndex];
}

function quote(cell: string): string {
  return /["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Writes a block as a spreadsheet reads it from plain text. */
export function toSheetText(block: readonly (readonly string[])[]): string {
  return block.map((row) => `${row.map(quote).join("\t")}\n`).join("");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Writes a block as the table that a spreadsheet or a word processor takes over, figures as figures. */
export function toSheetHtml(block: readonly (readonly string[])[], numberOf: (text: string) => number | null): string {
  const cell = (text: string) => {
    const number = numberOf(text);
    const attributes = number === null ? "" : ` x:num="${number}" sdval="${number}"`;
    return `<td${attributes}>${escape(text).replaceAll("\n", "<br>")}</td>`;
  };
  const rows = block.map((row) => `<tr>${row.map(cell).join("")}</tr>`);
  return `<meta charset="utf-8"><table>${rows.join("")}</table>`;
}
