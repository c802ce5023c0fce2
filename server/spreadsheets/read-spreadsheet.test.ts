import { zipSync, strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { cellsOf, madeWorkbook, textRow } from "@/server/testing/made-workbook";
import { SPREADSHEET_LIMITS } from "./limits";
import { readSpreadsheet } from "./read-spreadsheet";

const noneKnown = () => 0;
const knows =
  (...names: string[]) =>
  (columns: readonly { name: string }[]) =>
    columns.filter(({ name }) => names.includes(name)).length;

const namesKnown = knows("Họ và tên", "Ngày sinh");

const refusalOf = async (file: Buffer, over = {}) => {
  try {
    await cellsOf(await readSpreadsheet(file, noneKnown, { ...SPREADSHEET_LIMITS, ...over }));
    return null;
  } catch (error) {
    return error instanceof Error && "messageKey" in error ? error.messageKey : error;
  }
};

const HEAD = textRow(1, ["Họ và tên", "Ngày sinh"]);
const oneSheet = (rows: string, over = {}) => madeWorkbook({ sheets: [{ name: "DS", rows }], ...over });

describe("an Excel workbook", () => {
  test("days are told from numbers by their format, in both calendars of Excel", async () => {
    const rows = `${HEAD}<row r="2"><c r="A2" s="1"><v>29360</v></c><c r="B2"><v>29360</v></c><c r="C2" s="2"><v>29360.5</v></c><c r="D2" s="3"><v>29360</v></c><c r="E2" s="1"><v>60</v></c><c r="F2" s="1"><v>59</v></c></row>`;
    const formats = ["dd/mm/yyyy;@", "[$-42A]d mmmm yyyy", "mm/yyyy"];
    const sheet = await readSpreadsheet(oneSheet(rows, { formats }), namesKnown);
    const day = { day: "1980-05-19" };
    // 29 February 1900 never was; the day before it is a real one.
    expect(await cellsOf(sheet)).toEqual([[day, 29360, day, "05/1980", 60, { day: "1900-02-28" }]]);
    const mac = await readSpreadsheet(oneSheet(rows, { formats, is1904: true }), namesKnown);
    expect((await cellsOf(mac))[0]?.[0]).toEqual({ day: "1984-05-20" });
  });

  test("shared, inline and formula texts, booleans and errors are read; phonetic marks are not", async () => {
    const sharedTexts = ["<t>An</t><rPh><t>ANN</t></rPh>", "<r><t>Trần </t></r><r><t>Văn B</t></r>"];
    const rows = `${HEAD}<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="str"><f>A1&amp;B1</f><v>An B</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c><f>1+1</f><v>2</v></c><c t="s"><v>99</v></c></row>`;
    const sheet = await readSpreadsheet(oneSheet(rows, { sharedTexts }), namesKnown);
    expect(await cellsOf(sheet)).toEqual([["An", "Trần Văn B", "An B", true, "#REF!", 2]]);
  });

  test("the first visible sheet with a header is read; the others are named", async () => {
    const file = madeWorkbook({
      sheets: [
        { name: "Danh mục", state: "hidden", rows: HEAD },
        { name: "Bìa", rows: textRow(1, ["Đảng ủy Khối"]) },
        { name: "Danh sách", rows: HEAD + textRow(2, ["An", "1980"]) },
        { name: "Nháp", state: "veryHidden", rows: HEAD },
      ],
    });
    const sheet = await readSpreadsheet(file, noneKnown);
    expect(await cellsOf(sheet)).toEqual([["An", "1980"]]);
    expect(sheet).toMatchObject({
      sheetName: "Danh sách",
      unreadSheets: [
        { name: "Danh mục", isHidden: true },
        { name: "Bìa", isHidden: false },
        { name: "Nháp", isHidden: true },
      ],
    });
  });

  test("merged headings are joined with what stands beneath, titles above and column numbers beneath are passed over", async () => {
    const file = madeWorkbook({
      sheets: [
        {
          name: "DS",
          merges: ["A1:D1", "A3:A4", "B3:C3", "D3:D4"],
          rows:
            textRow(1, ["DANH SÁCH ĐẢNG VIÊN"]) +
            textRow(3, ["Họ và tên", "Quê quán", "", "Ngày sinh"]) +
            textRow(4, ["", "Tỉnh", "Xã", ""]) +
            textRow(5, ["(1)", "(2)", "(3)", "(4)"]) +
            textRow(6, ["An", "Lâm Đồng", "Lạc Dương", "19/05/1980"]),
        },
      ],
    });
    const sheet = await readSpreadsheet(file, namesKnown);
    expect(sheet.columns.map(({ name }) => name)).toEqual(["Họ và tên", "Quê quán Tỉnh", "Quê quán Xã", "Ngày sinh"]);
    expect(await cellsOf(sheet)).toEqual([["An", "Lâm Đồng", "Lạc Dương", "19/05/1980"]]);
  });
});

describe("a CSV file", () => {
  test.each([
    ["comma", 'Họ tên,Ngày sinh\r\n"Trần, An",01/02/1980\r\n'],
    ["semicolon", 'Họ tên;Ngày sinh\n"Trần, An";01/02/1980\n'],
    ["tab", "Họ tên\tNgày sinh\rTrần, An\t01/02/1980\r"],
    ["the sign it states", "sep=;\r\nHọ tên;Ngày sinh\r\nTrần, An;01/02/1980"],
    ["a byte order mark", '\ufeffHọ tên,Ngày sinh\n"Trần, An",01/02/1980'],
  ])("parted by %s", async (_, text) => {
    const sheet = await readSpreadsheet(Buffer.from(text), noneKnown);
    expect(sheet.columns.map(({ name }) => name)).toEqual(["Họ tên", "Ngày sinh"]);
    expect(await cellsOf(sheet)).toEqual([["Trần, An", "01/02/1980"]]);
  });

  test("windows-1258 and UTF-16 are told by their bytes", async () => {
    // "Đặng Thị Hoà" with its tones as combining marks, as windows-1258 has them.
    const old = Buffer.from("Ho,Ten\n\xd0\xe3\xf2ng,Th\x69\xf2 Ho\x61\xcc\n", "latin1");
    expect(await cellsOf(await readSpreadsheet(old, noneKnown))).toEqual([["Đặng", "Thị Hoà"]]);
    const utf16 = Buffer.from("\ufeffHọ\tTên\r\nĐặng\tHoà\r\n", "utf16le");
    expect(await cellsOf(await readSpreadsheet(utf16, noneKnown))).toEqual([["Đặng", "Hoà"]]);
  });
});

describe("a file that is refused", () => {
  const bomb = oneSheet(HEAD + textRow(2, ["An", " ".repeat(3_000_000)]));

  test.each([
    ["nothing in it", Buffer.alloc(0), {}, "empty"],
    ["Excel 97–2003", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]), {}, "oldExcel"],
    [
      "behind a password",
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
      {},
      "protected",
    ],
    [
      "an OpenDocument file behind a password",
      Buffer.from(
        zipSync({
          "content.xml": strToU8("?"),
          "META-INF/manifest.xml": strToU8("<m:manifest><m:encryption-data/></m:manifest>"),
        }),
      ),
      {},
      "protected",
    ],
    ["a web page", Buffer.from("<!DOCTYPE html><table><tr><td>An</td></tr></table>"), {}, "notASpreadsheet"],
    ["a zip of something else", Buffer.from(zipSync({ "a.txt": strToU8("a") })), {}, "notASpreadsheet"],
    ["cut off", oneSheet(HEAD).subarray(0, 500), {}, "damaged"],
    ["binary", Buffer.from([1, 2, 0, 3, 0, 9]), {}, "notASpreadsheet"],
    ["no header", Buffer.from("1,2\n3,4\n"), {}, "noHeader"],
    ["too large", Buffer.from("a,b\n1,2\n"), { fileBytes: 5 }, "fileTooLarge"],
    ["too many parts", oneSheet(HEAD), { zipEntries: 3 }, "tooManyParts"],
    ["inflates too much", bomb, { inflatedBytes: 1_000_000 }, "inflatesTooMuch"],
    ["one endless text", bomb, {}, "damaged"],
    ["a long cell", oneSheet(HEAD + textRow(2, ["a".repeat(40_000), "b"])), {}, "cellTooLong"],
    ["too many rows", Buffer.from("a,b\nc,d\ne,f\ng,h\n"), { rows: 3 }, "tooManyRows"],
    ["too many columns", oneSheet(`${HEAD}<row r="2"><c r="XFD2"><v>1</v></c></row>`), {}, "tooManyColumns"],
    [
      "a document type of its own",
      oneSheet(HEAD, { others: { "xl/styles.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' } }),
      {},
      "damaged",
    ],
  ])("%s", async (_, file, limits, reason) => {
    expect(await refusalOf(file, limits)).toBe(`spreadsheets.errors.${reason}`);
  });
});
