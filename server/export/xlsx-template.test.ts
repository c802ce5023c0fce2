import { unzipSync, strFromU8 } from "fflate";
import { expect, test } from "vitest";
import { readSpreadsheet } from "@/server/spreadsheets/read-spreadsheet";
import { cellsOf } from "@/server/testing/made-workbook";
import { templateStream } from "./xlsx-template";

test("a template keeps texts as texts and days as days, explains itself, and can be read back", async () => {
  const stream = templateStream({
    sheetName: "Danh sách",
    columns: [
      { header: "Số thẻ", kind: "text", width: 18 },
      { header: "Ngày sinh", kind: "day", width: 14 },
    ],
    help: { sheetName: "Hướng dẫn", facts: [["Số thẻ", "8 hoặc 12 chữ số"]] },
  });
  const file = Buffer.from(await new Response(stream).arrayBuffer());
  const sheet = strFromU8(unzipSync(file)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  expect(sheet).toContain('<col style="2" min="1"');
  expect(sheet).toContain('<col style="4" min="2"');
  const table = await readSpreadsheet(file, () => 2);
  expect(table.columns.map(({ name }) => name)).toEqual(["Số thẻ", "Ngày sinh"]);
  expect(await cellsOf(table)).toEqual([]);
  expect(table.unreadSheets).toEqual([{ name: "Hướng dẫn", isHidden: false }]);
});
