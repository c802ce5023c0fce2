import { expect, test } from "vitest";
import { csvStream } from "./csv";
import type { ExportColumn } from "./table";

const columns: ExportColumn[] = [
  { header: "Họ và tên", kind: "text", width: 30 },
  { header: "Số thẻ", kind: "text", width: 15 },
  { header: "Ngày vào Đảng", kind: "day", width: 12 },
  { header: "Tuổi", kind: "number", width: 8 },
  { header: "Ghi lúc", kind: "instant", width: 20 },
];

async function* each(...rows: unknown[][]): AsyncGenerator<unknown[][], void> {
  yield rows;
}

async function written(...rows: unknown[][]): Promise<string> {
  const bytes = await new Response(
    csvStream({ sheetName: "Đảng viên", columns, batches: each(...rows) }),
  ).arrayBuffer();
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

async function cell(value: unknown): Promise<string> {
  const text = await written([value, "", null, null, null]);
  return text
    .split("\r\n")
    .slice(1)
    .join("\r\n")
    .replace(/,,,,\r\n$/, "");
}

test("a table has a byte order mark, CRLF, days as dd/MM/yyyy, Vietnam's clock and every digit of an identifier", async () => {
  const text = await written(
    ["Nguyễn Văn An", "001234", "2022-04-07", 45, new Date("2022-04-07T17:30:05Z")],
    ["B", "7", null, "-1.5", null],
  );
  expect(text).toBe(
    "\ufeffHọ và tên,Số thẻ,Ngày vào Đảng,Tuổi,Ghi lúc\r\nNguyễn Văn An,001234,07/04/2022,45,08/04/2022 00:30:05\r\nB,7,,-1.5,\r\n",
  );
});

test.each([
  ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
  ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
  ["+1+2", "'+1+2"],
  ["-2+3", "'-2+3"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ["\r=1", '"\'\n=1"'],
  ["\u0000=1", "'=1"],
  ["＝1", "'＝1"],
  ["-5", "-5"],
  ["+84912345678", "+84912345678"],
  ["a,b", '"a,b"'],
  ["dòng 1\r\ndòng 2", '"dòng 1\ndòng 2"'],
  ['nói "có"', '"nói ""có"""'],
  ["Đảng ủy".normalize("NFD"), "Đảng ủy"],
  ["👩‍👧\ud800", "👩‍👧"],
  ["Đảng bộ cơ sở Sở Y tế", "Đảng bộ cơ sở Sở Y tế"],
  ["Sở Y tế ", '"Sở Y tế "'],
  [" Sở Y tế", '" Sở Y tế"'],
  ["Sở Y tế\n", '"Sở Y tế\n"'],
])("the text %j is written as %j", async (value, expected) => {
  expect(await cell(value)).toBe(expected);
});

test("a value its column cannot hold ends the file with an error", async () => {
  await expect(written(["A", "1", "2023-02-29", 1, null])).rejects.toThrow("day column");
  await expect(written(["A", "1", null, Number.NaN, null])).rejects.toThrow("number column");
  await expect(written([{}, "1", null, 1, null])).rejects.toThrow("text column");
});

test("rows are read only as the reader asks, and no more once it leaves", async () => {
  let read = 0;
  let closed = false;
  async function* endless(): AsyncGenerator<unknown[][], void> {
    try {
      for (;;) {
        read += 1;
        yield [["x".repeat(1000), "", null, 1, null]];
      }
    } finally {
      closed = true;
    }
  }
  const reader = csvStream({ sheetName: "x", columns, batches: endless() }).getReader();
  expect(read).toBe(0);
  await reader.read();
  expect(read).toBeLessThan(100);
  await reader.cancel();
  expect(closed).toBe(true);
});
