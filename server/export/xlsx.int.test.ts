import { expect, test } from "vitest";
import { convertWithLibreOffice } from "@/server/testing/libre-office";
import type { ExportTable } from "./table";
import { xlsxStream } from "./xlsx";

async function* batches(): AsyncGenerator<unknown[][], void> {
  yield [
    ["=cmd|' /C calc'!A0", "001234", "2022-04-07", 45, "2022-04-07T17:30:05Z"],
    ["Nguyễn Thị Ánh".normalize("NFD"), "000000009", "1992-12-31", "-1.5", null],
  ];
  yield [['nói "có", 👩 <b>', "_x0041_", "1900-03-01", null, null]];
}

const table: ExportTable = {
  sheetName: "Đảng viên: 'Quý I/2022'",
  columns: [
    { header: "Họ & tên", kind: "text", width: 30 },
    { header: "Số thẻ", kind: "text", width: 15 },
    { header: "Ngày vào Đảng", kind: "day", width: 14 },
    { header: "Tuổi", kind: "number", width: 8 },
    { header: "Ghi lúc", kind: "instant", width: 22 },
  ],
  batches: batches(),
  about: { sheetName: "Thông tin", facts: [["Quý", "Quý I/2022"]] },
};

test("LibreOffice reads the workbook: dates are dates, identifiers keep their zeros, formulas stay text", async () => {
  const file = new Uint8Array(await new Response(xlsxStream(table)).arrayBuffer());
  // Comma, quotes, UTF-8; cells as they are shown.
  const csv = await convertWithLibreOffice(file, "xlsx", "csv:Text - txt - csv (StarCalc):44,34,76");
  expect(
    csv
      .toString("utf8")
      .replace(/^\ufeff/, "")
      .trimEnd()
      .split("\n"),
  ).toEqual([
    "Họ & tên,Số thẻ,Ngày vào Đảng,Tuổi,Ghi lúc",
    "=cmd|' /C calc'!A0,001234,07/04/2022,45,08/04/2022 00:30:05",
    "Nguyễn Thị Ánh,000000009,31/12/1992,-1.5,",
    '"nói ""có"", 👩 <b>",_x0041_,01/03/1900,,',
  ]);
}, 120_000);
