import * as fc from "fast-check";
import { zipSync, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { isAppError } from "@/lib/errors";
import { cellsOf, madeWorkbook, textRow } from "@/server/testing/made-workbook";
import { SPREADSHEET_LIMITS } from "./limits";
import { readSpreadsheet } from "./read-spreadsheet";

const RUNS = 300;
const limits = { ...SPREADSHEET_LIMITS, inflatedBytes: 4_000_000, rows: 200, columns: 40 };

/** Either a table within the limits, or a refusal with words of its own. */
async function readsOrRefuses(file: Buffer): Promise<void> {
  try {
    const rows = await cellsOf(await readSpreadsheet(file, () => 0, limits));
    expect(rows.length).toBeLessThanOrEqual(limits.rows);
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(limits.columns);
  } catch (error) {
    if (!isAppError(error)) throw error;
    expect(error.messageKey).toMatch(/^spreadsheets\.errors\./);
  }
}

const xlsx = madeWorkbook({
  formats: ["dd/mm/yyyy"],
  sharedTexts: ["<t>Họ tên</t>", "<t>Ngày sinh</t>"],
  sheets: [
    {
      name: "DS",
      merges: ["A1:B1"],
      rows: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>${textRow(2, ["An", "1980"])}<row r="3"><c r="B3" s="1"><v>29360</v></c></row>`,
    },
  ],
});
const ods = Buffer.from(
  zipSync({
    "content.xml": new TextEncoder().encode(
      '<o:c><t:table t:name="DS"><t:table-row><t:table-cell t:number-columns-spanned="2" office:value-type="string"><p>Họ tên</p></t:table-cell><t:table-cell><p>Ngày<s text:c="3"/>sinh</p></t:table-cell></t:table-row><t:table-row table:number-rows-repeated="2"><t:table-cell office:value-type="date" office:date-value="1980-05-19"><p>19/05/1980</p></t:table-cell></t:table-row></t:table></o:c>',
    ),
  }),
);
const csv = Buffer.from('Họ tên;Ngày sinh\r\n"An; ""B""";19/05/1980\r\n');
const edits = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 12 });

function edited(file: Uint8Array, changes: readonly (readonly [number, number])[]): Buffer {
  const copy = Buffer.from(file);
  for (const [at, byte] of changes) copy[at % copy.length] = byte;
  return copy;
}

test.each([
  ["an Excel workbook", xlsx],
  ["an OpenDocument file", ods],
  ["a CSV file", csv],
])("%s with any of its bytes changed, or cut off anywhere", async (_, file) => {
  await fc.assert(
    fc.asyncProperty(edits, fc.nat(), async (changes, end) => {
      await readsOrRefuses(edited(file, changes));
      await readsOrRefuses(file.subarray(0, end % file.length));
    }),
    { numRuns: RUNS },
  );
});

test.each([
  ["an Excel workbook", xlsx],
  ["an OpenDocument file", ods],
])("%s with the text of its parts changed beneath the packing", async (_, file) => {
  const parts = unzipSync(file);
  const names = Object.keys(parts);
  await fc.assert(
    fc.asyncProperty(fc.nat(), edits, async (which, changes) => {
      const name = names[which % names.length] ?? "";
      await readsOrRefuses(
        Buffer.from(zipSync({ ...parts, [name]: edited(parts[name] ?? new Uint8Array(), changes) })),
      );
    }),
    { numRuns: RUNS },
  );
});

test("any bytes at all", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), (bytes) => readsOrRefuses(Buffer.from(bytes))),
    { numRuns: RUNS },
  );
});

const line = (texts: readonly string[]) => texts.map((text) => `"${text.replaceAll('"', '""')}"`).join(";");

test("any table, written as CSV, comes back as it was", async () => {
  const cell = fc
    .string({ unit: "grapheme", maxLength: 12 })
    .map((text) => `x${text.replace(/[\p{Cc}\ufeff]/gu, "")}x`);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 }), async (rows) => {
      const file = Buffer.from(["Họ tên;Ngày sinh;Ghi chú", ...rows.map(line)].join("\r\n"));
      const sheet = await readSpreadsheet(
        file,
        (columns) => columns.filter(({ name }) => name === "Họ tên" || name === "Ghi chú").length,
      );
      expect(await cellsOf(sheet)).toEqual(rows.map((row) => row.map((text) => text.normalize("NFC"))));
    }),
    { numRuns: RUNS },
  );
});
