import { fold } from "@/lib/vietnamese";
import type { SheetCell } from "@/lib/sheet-cell";
import type { FigureKind } from "./figure-kinds";
import type { FormFile } from "../schema";
import type { SEVERITIES } from "./limits";

type Cell = string | number | null;

export interface FormSheet {
  readonly name: string;
  readonly columns: readonly { readonly header: string; readonly width: number }[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface SheetTable {
  readonly name: string | null;
  readonly rows: readonly (readonly SheetCell[])[];
}

interface SheetColumn {
  readonly field: string;
  readonly header: string;
  readonly width: number;
  readonly as: "text" | "blank" | "number" | "list" | "tick" | keyof typeof WORDS;
}

// A workbook is filled in by people: its words are Vietnamese in every installation, and the program's own are read too.
const WORDS = {
  kind: { flow: "phát sinh", stock: "thời điểm", ratio: "tỷ lệ", text: "lời văn", yes_no: "có/không" },
  severity: { explain: "giải trình", block: "không cho nộp" },
} as const satisfies {
  kind: Record<FigureKind, string>;
  severity: Record<(typeof SEVERITIES)[number], string>;
};

const TICK = "x";

const column = (field: string, header: string, width = 24, as: SheetColumn["as"] = "text"): SheetColumn => ({
  field,
  header,
  width,
  as,
});
const ANSWERED_BY = column("answeredBy", "Loại tổ chức trả lời (để trống: tất cả)", 30, "list");
const GUIDANCE = [
  column("guidanceVi", "Hướng dẫn (tiếng Việt)", 50),
  column("guidanceEn", "Hướng dẫn (tiếng Anh)", 50),
] as const;
const REQUIRED = column("isRequired", "Bắt buộc (x)", 12, "tick");

const HEAD_SHEET = "Mẫu";
const SHEETS = {
  groups: {
    name: "Nhóm",
    columns: [
      column("code", "Mã", 24),
      column("titleVi", "Tên nhóm (tiếng Việt)", 40),
      column("titleEn", "Tên nhóm (tiếng Anh)", 40),
    ],
  },
  indicators: {
    name: "Chỉ tiêu",
    columns: [
      column("code", "Mã", 14),
      column("section", "Mã nhóm", 16),
      column("nameVi", "Tên chỉ tiêu (tiếng Việt)", 48),
      column("nameEn", "Tên chỉ tiêu (tiếng Anh)", 48),
      column("unitVi", "Đơn vị tính (tiếng Việt)", 16),
      column("unitEn", "Đơn vị tính (tiếng Anh)", 16),
      column("kind", "Loại số liệu", 16, "kind"),
      column("source", "Nguồn (để trống: nhập tay)", 32, "blank"),
      column("partOf", "Là một phần của", 16, "blank"),
      column("decimals", "Số chữ số thập phân", 12, "number"),
      ANSWERED_BY,
      column("hasTarget", "Có chỉ tiêu năm (x)", 12, "tick"),
      REQUIRED,
      ...GUIDANCE,
    ],
  },
  chapters: {
    name: "Phần lời",
    columns: [
      column("code", "Mã", 24),
      column("titleVi", "Tên phần (tiếng Việt)", 48),
      column("titleEn", "Tên phần (tiếng Anh)", 48),
      ...GUIDANCE,
      REQUIRED,
      ANSWERED_BY,
    ],
  },
  rules: {
    name: "Quy tắc",
    columns: [
      column("code", "Mã", 16),
      column("expression", "Điều phải đúng", 50),
      column("severity", "Khi không đúng", 18, "severity"),
      column("messageVi", "Lời nhắc (tiếng Việt)", 50),
      column("messageEn", "Lời nhắc (tiếng Anh)", 50),
      column("sourceDocument", "Văn bản căn cứ", 30),
      column("isOn", "Đang bật (x)", 12, "tick"),
    ],
  },
} as const satisfies Record<string, { readonly name: string; readonly columns: readonly SheetColumn[] }>;

type SheetPart = keyof typeof SHEETS;
const PARTS = ["groups", "indicators", "chapters", "rules"] as const satisfies readonly SheetPart[];
const HEAD_ROWS = [
  ["format", "Tệp"],
  ["formatVersion", "Bản của định dạng"],
  ["effectiveFrom", "Dùng từ quý"],
  ["sourceDocument", "Văn bản căn cứ"],
] as const;

/** A form as the sheets of a workbook. */
export function toSheets(file: FormFile): FormSheet[] {
  const head = HEAD_ROWS.map(([field, label]): Cell[] => [label, file[field]]);
  return [
    {
      name: HEAD_SHEET,
      columns: [
        { header: "Mục", width: 24 },
        { header: "Nội dung", width: 60 },
      ],
      rows: head,
    },
    ...PARTS.map((part): FormSheet => {
      const { name, columns } = SHEETS[part];
      const items: readonly Readonly<Record<string, unknown>>[] = file[part];
      return {
        name,
        columns: columns.map(({ header, width }) => ({ header, width })),
        rows: items.map((item) => columns.map(({ field, as }) => toCell(item[field], as))),
      };
    }),
  ];
}

function toCell(value: unknown, as: SheetColumn["as"]): Cell {
  if (as === "tick") return value === true ? TICK : null;
  if (as === "list") return Array.isArray(value) && value.length > 0 ? value.join(", ") : null;
  if (as === "number") return typeof value === "number" ? value : null;
  if (typeof value !== "string" || value === "") return null;
  if (as !== "kind" && as !== "severity") return value;
  return wordsOf(as).find(([code]) => code === value)?.[1] ?? value;
}

function wordsOf(as: keyof typeof WORDS): [string, string][] {
  return Object.entries(WORDS[as]);
}

/** The sheets of a workbook as the form they describe; whether it is one is for the file's schema to say. */
export function fromSheets(tables: readonly SheetTable[]): Record<string, unknown> {
  const tableOf = (name: string) => tables.find((table) => fold(table.name ?? "") === fold(name))?.rows ?? [];
  const facts = new Map(tableOf(HEAD_SHEET).map((row) => [fold(textOf(row[0])), row[1]]));
  return {
    ...Object.fromEntries(
      HEAD_ROWS.map(([field, label]) => {
        const cell = facts.get(fold(label));
        return [field, field === "formatVersion" ? Number(textOf(cell)) : textOf(cell)];
      }),
    ),
    ...Object.fromEntries(PARTS.map((part) => [part, itemsOf(tableOf(SHEETS[part].name), SHEETS[part].columns)])),
  };
}

function itemsOf(rows: readonly (readonly SheetCell[])[], columns: readonly SheetColumn[]): Record<string, unknown>[] {
  const [header = [], ...entries] = rows;
  const names = header.map((cell) => fold(textOf(cell)));
  const places = columns.map((one) => ({ ...one, at: names.indexOf(fold(one.header)) }));
  return entries
    .filter((row) => row.some((cell) => textOf(cell) !== ""))
    .map((row) =>
      Object.fromEntries(places.map(({ field, as, at }) => [field, fromCell(at < 0 ? null : row[at], as)])),
    );
}

function fromCell(cell: SheetCell | undefined, as: SheetColumn["as"]): unknown {
  const text = textOf(cell);
  if (as === "tick") return text !== "" && text !== "0" && fold(text) !== "khong";
  if (as === "list") return text === "" ? [] : text.split(/\s*[,;]\s*/);
  if (as === "number") return text === "" ? 0 : Number(text.replace(",", "."));
  if (as === "blank") return text === "" ? null : text;
  if (as === "text") return text;
  return wordsOf(as).find(([code, word]) => code === text || fold(word) === fold(text))?.[0] ?? text;
}

function textOf(cell: SheetCell | undefined): string {
  if (cell === null || cell === undefined) return "";
  return typeof cell === "object" ? cell.day : String(cell).trim();
}
