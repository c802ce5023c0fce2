import { formatNumber } from "@/lib/format";

const LINE_BREAK = "\u{E000}";
// The page's own policy forbids styles in the text, and complains of those of a clipboard too.
const STYLES = /<style[\s\S]*?<\/style>|\sstyle=(?:"[^"]*"|'[^']*')/gi;
const MOST_PLACES = 10;
const LOOKS_LIKE_A_FIGURE = /^[\d\s.,'’−-]+$/;

/** Reads the first table of what a spreadsheet puts on the clipboard as HTML; null when there is none. Runs in a browser. */
export function tableFromHtml(html: string): string[][] | null {
  const bare = html.replaceAll(STYLES, "");
  const table = new DOMParser().parseFromString(bare, "text/html").querySelector("table");
  if (!table || table.rows.length === 0) return null;
  const block: (string | undefined)[][] = [...table.rows].map(() => []);
  for (const [top, { cells }] of [...table.rows].entries()) {
    for (const cell of cells) {
      const left = firstFree(block[top] ?? []);
      for (const row of block.slice(top, top + Math.max(1, cell.rowSpan))) {
        for (let col = left; col < left + cell.colSpan; col += 1) row[col] = "";
      }
      const first = block[top];
      if (first) first[left] = cellText(cell);
    }
  }
  const width = Math.max(...block.map((row) => row.length));
  return block.map((row) => Array.from({ length: width }, (_, col) => row[col] ?? ""));
}

function firstFree(row: readonly (string | undefined)[]): number {
  let col = 0;
  while (row[col] !== undefined) col += 1;
  return col;
}

// A figure's exact value stands beside its text, which is written in the other computer's way (1,234 for 1.234).
function cellText(cell: HTMLTableCellElement): string {
  for (const line of cell.querySelectorAll("br")) line.replaceWith(LINE_BREAK);
  const text = (cell.textContent ?? "").replaceAll(/\s+/g, " ").replaceAll(LINE_BREAK, "\n").trim();
  const exact = cell.getAttribute("sdval") || cell.getAttribute("x:num");
  const isFigure = exact !== null && exact !== "" && Number.isFinite(Number(exact)) && LOOKS_LIKE_A_FIGURE.test(text);
  return isFigure ? formatNumber(Number(exact), MOST_PLACES).replace("−", "-") : text;
}
