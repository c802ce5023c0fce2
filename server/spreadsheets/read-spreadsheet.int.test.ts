import { describe, expect, test } from "vitest";
import { convertWithLibreOffice } from "@/server/testing/libre-office";
import { cellsOf, madeWorkbook, textRow } from "@/server/testing/made-workbook";
import { readSpreadsheet } from "./read-spreadsheet";

const TIMEOUT = 120_000;
const LIST = Buffer.from(
  [
    "\ufeffHọ và tên,Ngày sinh,Số thẻ,Tuổi",
    `${"Đặng Thị Hoà".normalize("NFD")}  ,1980-05-19,079080001234,45`,
    '"H\'Hen Niê, nữ",1992-12-31,,33',
    "",
    "Trần Văn Áo,2000-02-29,12345678,26",
  ].join("\r\n"),
);
// Comma, quote, UTF-8, from line 1; the second column a date as yyyy-mm-dd, the third a text.
const OPENING = "44,34,76,1,1/1/2/5/3/2";
const NAMES = ["Họ và tên", "Ngày sinh"];
const knows = (columns: readonly { name: string }[]) => columns.filter(({ name }) => NAMES.includes(name)).length;

const clean = (cell: unknown) => (typeof cell === "string" ? cell.normalize("NFC").trim() : cell);
const readList = async (file: Buffer) => {
  const sheet = await readSpreadsheet(file, knows);
  return { sheet, rows: (await cellsOf(sheet)).map((row) => row.map(clean)) };
};

describe("a list that LibreOffice saved", () => {
  test.each(["xlsx:Calc MS Excel 2007 XML", "ods"])(
    "as %s is read as it was typed",
    async (to) => {
      const { sheet, rows } = await readList(await convertWithLibreOffice(LIST, "csv", to, OPENING));
      expect(sheet.columns.map(({ name }) => name)).toEqual(["Họ và tên", "Ngày sinh", "Số thẻ", "Tuổi"]);
      expect(rows).toEqual([
        ["Đặng Thị Hoà", { day: "1980-05-19" }, "079080001234", 45],
        ["H'Hen Niê, nữ", { day: "1992-12-31" }, null, 33],
        ["Trần Văn Áo", { day: "2000-02-29" }, "12345678", 26],
      ]);
    },
    TIMEOUT,
  );

  // Windows-1258 is code page 40 of LibreOffice, UTF-8 is 76; the delimiters are 59 (;) and 9 (tab).
  test.each(["59,34,40", "9,34,76"])(
    "as CSV (%s) is read by its bytes",
    async (saving) => {
      const file = await convertWithLibreOffice(LIST, "csv", `csv:Text - txt - csv (StarCalc):${saving}`, OPENING);
      const { rows } = await readList(file);
      expect(rows[0]).toEqual(["Đặng Thị Hoà", expect.stringContaining("1980"), "079080001234", "45"]);
      expect(rows.length).toBe(3);
    },
    TIMEOUT,
  );

  test(
    "as Excel 97–2003 is refused by its kind",
    async () => {
      const old = await convertWithLibreOffice(LIST, "csv", "xls:MS Excel 97", OPENING);
      await expect(readList(old)).rejects.toMatchObject({ messageKey: "spreadsheets.errors.oldExcel" });
    },
    TIMEOUT,
  );
});

test(
  "hidden sheets, merged headings, formulas and months without a day come through an OpenDocument file too",
  async () => {
    const made = madeWorkbook({
      formats: ["dd/mm/yyyy", "mm/yyyy"],
      sheets: [
        { name: "Bìa", rows: textRow(1, ["Đảng ủy Khối"]) },
        { name: "Danh mục", state: "hidden", rows: textRow(1, NAMES) },
        {
          name: "DS",
          merges: ["A2:A3", "B2:C2"],
          rows:
            textRow(1, ["DANH SÁCH", ""]) +
            textRow(2, ["Họ và tên", "Quê quán", "", "Ngày sinh", "Ngày vào Đảng"]) +
            textRow(3, ["", "Tỉnh", "Xã"]) +
            '<row r="4"><c r="A4" t="str"><f>"Trần"&amp;" An"</f><v>Trần An</v></c><c r="D4" s="1"><v>29360</v></c><c r="E4" s="2"><v>40309</v></c></row>',
        },
      ],
    });
    for (const file of [made, await convertWithLibreOffice(made, "xlsx", "ods")]) {
      const { sheet, rows } = await readList(file);
      expect(sheet.sheetName).toBe("DS");
      expect(sheet.columns.map(({ name }) => name)).toEqual([
        "Họ và tên",
        "Quê quán Tỉnh",
        "Quê quán Xã",
        "Ngày sinh",
        "Ngày vào Đảng",
      ]);
      expect(rows).toEqual([["Trần An", null, null, { day: "1980-05-19" }, "05/2010"]]);
      expect(sheet.unreadSheets).toEqual([
        { name: "Bìa", isHidden: false },
        { name: "Danh mục", isHidden: true },
      ]);
    }
  },
  TIMEOUT,
);
