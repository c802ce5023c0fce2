import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { strFromU8, unzipSync } from "fflate";
import { readXlsx } from "hucre";
import { describe, expect, test } from "vitest";
import type { ExportColumn, ExportTable } from "./table";
import { xlsxStream } from "./xlsx";
import { sheetNameOf } from "./xlsx-parts";

const columns: ExportColumn[] = [
  { header: "Họ & tên", kind: "text", width: 30 },
  { header: "Số thẻ", kind: "text", width: 15 },
  { header: "Ngày vào Đảng", kind: "day", width: 12 },
  { header: "Tuổi", kind: "number", width: 8 },
  { header: "Ghi lúc", kind: "instant", width: 20 },
];

async function* each(...rows: unknown[][]): AsyncGenerator<unknown[][], void> {
  yield rows;
}

async function* many(count: number, batchSize = 500): AsyncGenerator<unknown[][], void> {
  for (let first = 0; first < count; first += batchSize) {
    yield Array.from({ length: Math.min(batchSize, count - first) }, (_, index) => {
      const i = first + index;
      const at = new Date(1_650_000_000_000 + i * 1000);
      return [`Nguyễn Văn ${i}`, String(i).padStart(9, "0"), "2022-04-07", i, at];
    });
  }
}

async function* gaps(): AsyncGenerator<unknown[][], void> {
  yield [];
  yield* many(2, 1);
  yield [];
}

async function* failing(): AsyncGenerator<unknown[][], void> {
  yield* many(5000);
  throw new Error("connection lost");
}

function table(batches: AsyncIterable<unknown[][]>): ExportTable {
  return { sheetName: "Đảng viên", columns, batches };
}

async function written(input: ExportTable, mostRows?: number): Promise<Uint8Array> {
  return new Uint8Array(await new Response(xlsxStream(input, mostRows)).arrayBuffer());
}

async function textCell(value: string): Promise<unknown> {
  const workbook = await readXlsx(await written(table(each([value, "", null, null, null]))));
  return workbook.sheets[0]?.rows[1]?.[0];
}

function partOf(file: Uint8Array, name: string): string {
  return strFromU8(unzipSync(file)[name] ?? new Uint8Array());
}

test("text, identifiers, days, numbers and instants come back as they are", async () => {
  const file = await written({
    ...table(
      each(
        ["Nguyễn Thị Ánh <b>", "001234", "2022-04-07", 45, "2022-04-07T17:30:05Z"],
        ["B", null, "1992-12-31", "-1.5", null],
      ),
    ),
    about: {
      sheetName: "Thông tin",
      facts: [
        ["Quý", "Quý I/2022"],
        ["Người xuất", "Kiểm toán"],
      ],
    },
  });
  const { sheets } = await readXlsx(file);
  expect(sheets.map(({ name }) => name)).toEqual(["Đảng viên", "Thông tin"]);
  expect(sheets[0]?.rows).toEqual([
    ["Họ & tên", "Số thẻ", "Ngày vào Đảng", "Tuổi", "Ghi lúc"],
    ["Nguyễn Thị Ánh <b>", "001234", new Date("2022-04-07T00:00:00Z"), 45, new Date("2022-04-08T00:30:05Z")],
    ["B", null, new Date("1992-12-31T00:00:00Z"), -1.5, null],
  ]);
  expect(sheets[1]?.rows).toEqual([
    ["Quý", "Quý I/2022"],
    ["Người xuất", "Kiểm toán"],
  ]);
});

test("the head is frozen and filtered, days are dates in dd/mm/yyyy", async () => {
  const file = await written(table(many(3)));
  const sheet = partOf(file, "xl/worksheets/sheet1.xml");
  expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
  expect(sheet).toContain('<autoFilter ref="A1:E4"/>');
  expect(sheet).toContain('<c r="C2" s="4"><v>44658</v></c>');
  expect(partOf(file, "xl/styles.xml")).toContain('formatCode="dd/mm/yyyy"');
  expect(partOf(file, "xl/workbook.xml")).toContain("'Đảng viên'!$A$1:$E$4");
});

describe("nasty text", () => {
  test.each(["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])(
    "%j is a quoted text, never a formula",
    async (value) => {
      const sheet = partOf(await written(table(each([value, "", null, null, null]))), "xl/worksheets/sheet1.xml");
      expect(sheet).toContain('<c r="A2" s="3" t="inlineStr">');
      expect(sheet).not.toContain("<f>");
      expect(await textCell(value)).toBe(value);
    },
  );

  test.each([
    ["Đảng ủy Khối".normalize("NFD"), "Đảng ủy Khối"],
    ["a\u0000b\u0001c\u001fd\u007fe", "abcde"],
    ["dòng 1\r\ndòng 2\rdòng 3", "dòng 1\ndòng 2\ndòng 3"],
    ["  hai bên  ", "  hai bên  "],
    ["👩‍👧 \ud800!\udc00", "👩‍👧 !"],
    ["</t></is></c>&amp;\"'", "</t></is></c>&amp;\"'"],
    ["\uffff", ""],
  ])("%j comes back as %j", async (value, expected) => {
    expect((await textCell(value)) ?? "").toBe(expected);
  });

  test("a text that looks like an escape of the format is told from one", async () => {
    expect(partOf(await written(table(each(["_x0041_"]))), "xl/worksheets/sheet1.xml")).toContain(">_x005F_x0041_<");
  });

  test("a text beyond 32,767 characters is cut with a mark and never inside a character", async () => {
    expect(await textCell("á".repeat(32_767))).toHaveLength(32_767);
    expect(await textCell("á".repeat(32_768))).toBe(`${"á".repeat(32_766)}…`);
    expect(await textCell("👩".repeat(20_000))).toBe(`${"👩".repeat(16_383)}…`);
  });
});

test("numbers beyond fifteen digits and days before March 1900 are kept as text", async () => {
  const { sheets } = await readXlsx(await written(table(each(["A", "1", "1900-02-28", "1234567890123456789", null]))));
  expect(sheets[0]?.rows[1]?.slice(2, 4)).toEqual(["28/02/1900", "1234567890123456789"]);
});

test.each([1, 2, 3, 7, 500])("rows beyond the limit of a sheet go on in the next one (batches of %i)", async (size) => {
  const { sheets } = await readXlsx(await written(table(many(7, size)), 4));
  expect(sheets.map(({ name, rows }) => [name, rows.length, rows[0]?.[0], rows.at(-1)?.[3]])).toEqual([
    ["Đảng viên", 4, "Họ & tên", 2],
    ["Đảng viên (2)", 4, "Họ & tên", 5],
    ["Đảng viên (3)", 2, "Họ & tên", 6],
  ]);
  expect((await readXlsx(await written(table(many(3, size)), 4))).sheets).toHaveLength(1);
  expect((await readXlsx(await written(table(many(0))))).sheets[0]?.rows).toHaveLength(1);
});

test("batches without rows are passed over", async () => {
  expect((await readXlsx(await written(table(gaps())))).sheets.map(({ rows }) => rows.length)).toEqual([3]);
});

test.each([
  ["Quý I/2022: [tăng, giảm]?", 1, "Quý I 2022 tăng, giảm"],
  ["'x'", 1, "x"],
  ["***", 1, "Sheet"],
  ["a".repeat(40), 2, `${"a".repeat(27)} (2)`],
])("the sheet name %s (%i) becomes %s", (name, number, expected) => {
  expect(sheetNameOf(name, number)).toBe(expected);
});

test("a failure while reading rows fails the stream, so that half a file is not taken for a whole one", async () => {
  await expect(written(table(failing()))).rejects.toThrow("connection lost");
  await expect(written(table(each(["A", "1", "hôm qua", 1, null])))).rejects.toThrow("day column");
});

test("rows are read only as the reader asks, and their source is closed once it leaves", async () => {
  let read = 0;
  let closed = false;
  async function* watched(): AsyncGenerator<unknown[][], void> {
    try {
      for await (const rows of many(1_000_000)) {
        read += rows.length;
        yield rows;
      }
    } finally {
      closed = true;
    }
  }
  const reader = xlsxStream(table(watched())).getReader();
  expect(read).toBe(0);
  for (let chunk = 0; chunk < 8; chunk += 1) await reader.read();
  expect(read).toBeLessThan(50_000);
  await reader.cancel();
  expect(closed).toBe(true);
});

test("memory in use does not grow with the number of rows", async () => {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect !== "function") throw new Error("no garbage collector to call");
  const few = await peakMemory(20_000, () => Reflect.apply(collect, undefined, []));
  const all = await peakMemory(200_000, () => Reflect.apply(collect, undefined, []));
  expect(all / few).toBeLessThan(1.25);
}, 60_000);

async function peakMemory(rows: number, collect: () => unknown): Promise<number> {
  let peak = 0;
  let chunks = 0;
  for await (const chunk of xlsxStream(table(many(rows)))) {
    chunks += chunk.length > 0 ? 1 : 0;
    if (chunks % 8 !== 0) continue;
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    peak = Math.max(peak, heapUsed + arrayBuffers);
  }
  return peak;
}
