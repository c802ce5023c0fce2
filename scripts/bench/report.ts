import { cpus, totalmem } from "node:os";

/** What is compared, with what, and how it should come out. */
export interface Line {
  readonly name: string;
  readonly ratio: number;
  readonly value: number;
  readonly unit: string;
  readonly aim?: Aim;
}

export interface Aim {
  readonly limit: number;
  readonly isLeast: boolean;
}

export type AddLine = (name: string, ratio: number, value: number, unit: string, aim?: Aim) => void;

/** A part of the measurements that can be run alone. */
export interface Section {
  readonly name: string;
  readonly run: (bench: Bench) => Promise<void>;
}

export interface Bench {
  /** Tells the person who waits what is going on. */
  readonly say: (what: string) => void;
  readonly addLine: AddLine;
  readonly isQuick: boolean;
}

export const atLeast = (limit: number): Aim => ({ limit, isLeast: true });
export const atMost = (limit: number): Aim => ({ limit, isLeast: false });

const rounded = (value: number) => Number(value.toPrecision(value >= 100 ? 4 : 3));

function isMet({ ratio, aim }: Line): boolean {
  return aim === undefined || (aim.isLeast ? ratio >= aim.limit : ratio <= aim.limit);
}

function judgement(line: Line): string {
  if (!line.aim) return "";
  const wanted = `${line.aim.isLeast ? "≥" : "≤"} ${line.aim.limit}`;
  return isMet(line) ? `${wanted}  met` : `${wanted}  missed`;
}

/** One object a line, for programs. */
export function printJson(lines: readonly Line[]): void {
  for (const { name, ratio, value, unit } of lines) {
    process.stdout.write(`${JSON.stringify({ name, ratio: rounded(ratio), value: rounded(value), unit })}\n`);
  }
}

export function printTable(lines: readonly Line[]): void {
  const rows = [
    ["what", "ratio", "value", "unit", "aim for the ratio"],
    ...lines.map((line) => [
      line.name,
      String(rounded(line.ratio)),
      String(rounded(line.value)),
      line.unit,
      judgement(line),
    ]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  console.log(
    `\n${cpus().length} × ${cpus()[0]?.model ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}\n`,
  );
  const pad = (cell: string, column: number) => {
    const width = widths[column] ?? 0;
    return column === 1 || column === 2 ? cell.padStart(width) : cell.padEnd(width);
  };
  for (const [index, row] of rows.entries()) {
    console.log(row.map(pad).join("  "));
    if (index === 0) console.log(widths.map((width) => "─".repeat(width)).join("──"));
  }
}
