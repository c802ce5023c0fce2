import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SheetCell } from "@/lib/sheet-cell";
import { assignColumns, countKnownColumns, type ImportField, missingFacts, recogniseColumns } from "./import-columns";
import { identityKeys, parseRow } from "./import-rows";
import { TEMPLATE_COLUMNS } from "./import-template";
import { unitFinder } from "./import-units";
import { readCard, readDay, readStatus } from "./import-values";

const named = (...names: string[]) => names.map((name) => ({ name, ownName: name }));

describe("the headings of a list", () => {
  // The 33 columns of handbook 2.8.
  const LAYOUT = [
    "Họ và tên*|Tên gọi khác|Giới tính*|Ngày sinh*|Dân tộc*|Tôn giáo*|Số định danh*|Số thẻ đảng (12 số)*|Nơi cấp|Ngày cấp|Số thẻ cũ",
    "Tổ chức đảng đang sinh hoạt*|Nơi đăng ký khai sinh Quốc gia|Nơi đăng ký khai sinh Tỉnh|Nơi đăng ký khai sinh Chi tiết",
    "Quê quán Tỉnh|Quê quán Xã|Thường trú Tỉnh|Thường trú Xã|Ngày vào Đảng*|Ngày chính thức*|CMND cũ|Trạng thái hoạt động",
    "Ngày rời|Ngày mất|Ngày miễn sinh hoạt|Đề nghị xóa|Ghi chú",
  ];
  const columns = recogniseColumns(named(...LAYOUT.join("|").split("|")));

  test("of the layout that offices get are known, and what a register must not keep is dropped by its name", () => {
    expect(columns.flatMap(({ field }) => field ?? [])).toEqual([
      "fullName",
      "sex",
      "birthDate",
      "cardNo",
      "unit",
      "admittedOn",
      "officialOn",
      "status",
    ]);
    expect(columns.flatMap(({ dropped }) => dropped ?? [])).toEqual([
      "otherName",
      "ethnicity",
      "religion",
      "idNumber",
      "cardIssue",
      "cardIssue",
      "oldCard",
      "birthPlace",
      "birthPlace",
      "birthPlace",
      "origin",
      "origin",
      "residence",
      "residence",
      "idNumber",
      "leaving",
      "leaving",
      "leaving",
      "deletion",
      "note",
    ]);
    expect(missingFacts(columns)).toEqual([]);
  });

  test("of the template are all known", () => {
    const template = recogniseColumns(named(...TEMPLATE_COLUMNS.map(({ header }) => header)));
    expect(template.every(({ field }) => field !== null)).toBe(true);
    expect(missingFacts(template)).toEqual([]);
  });

  test("that are a part of a wider one count only where the wider one says nothing", () => {
    const found = recogniseColumns([
      { name: "Cha Ngày sinh", ownName: "Ngày sinh" },
      { name: "Thông tin chung Họ và tên", ownName: "Họ và tên" },
      { name: "Thông tin chung Ngày sinh", ownName: "Ngày sinh" },
      { name: "Ngày sinh", ownName: "Ngày sinh" },
    ]);
    expect(found.map(({ field }) => field)).toEqual([null, "fullName", null, "birthDate"]);
    expect(found[0]?.dropped).toBe("family");
    expect(countKnownColumns(named("Đồng chí", "Trống"))).toBe(0);
  });

  test("can be given by hand, also against what they seem to say", () => {
    const given = assignColumns(named("Ai", "Ngày sinh", "Dân tộc"), new Map<number, ImportField>([[0, "fullName"]]));
    expect(given).toEqual([
      { name: "Ai", field: "fullName", dropped: null },
      { name: "Ngày sinh", field: null, dropped: "unknown" },
      { name: "Dân tộc", field: null, dropped: "ethnicity" },
    ]);
    expect(missingFacts(given)).toEqual(["sex", "birthDate", "admittedOn"]);
  });
});

describe("a cell", () => {
  test.each<[SheetCell, string | null, string?]>([
    [{ day: "1980-05-19" }, "1980-05-19"],
    ["19/05/1980", "1980-05-19"],
    [" 19.5.1980 ", "1980-05-19"],
    ["1980-05-19T00:00:00", "1980-05-19"],
    ["'19/05/1980 00:00", "1980-05-19"],
    ["ngày 19 tháng 5 năm 1980", "1980-05-19"],
    [5051980, "1980-05-05"],
    [29360, "1980-05-19", "serialDay"],
    ["", null],
    ["–", null],
    ["1980", null, "incompleteDay"],
    [1980, null, "incompleteDay"],
    ["05/1980", null, "incompleteDay"],
    ["19/05/80", null, "shortYear"],
    ["31/02/1980", null, "day"],
    ["12/31/1980", null, "day"],
    [true, null, "day"],
    [-1, null, "day"],
  ])("%j is read as the day %j", (cell, day, problem) => {
    const read = readDay(cell);
    expect([read.value, (read.error ?? read.warning)?.key]).toEqual([day, problem]);
  });

  test.each<[SheetCell, boolean, string | null, string?]>([
    ["079 080 001 234", true, "079080001234"],
    [79080001234, true, "079080001234", "cardZeros"],
    [1234567, true, "01234567", "cardZeros"],
    ["79080001234", false, "079080001234", "cardZeros"],
    ["79080001234", true, null, "cardNo"],
    [279080001234, true, "279080001234"],
    ["7.9E+10", false, null, "cardRounded"],
    ["7,90801E+11", false, null, "cardRounded"],
    ["12a", true, null, "cardNo"],
    [null, true, null],
  ])("%j is read as a card (texts are texts: %j)", (cell, isTyped, card, problem) => {
    const read = readCard(cell, isTyped);
    expect([read.value, (read.error ?? read.warning)?.key]).toEqual([card, problem]);
  });

  test.each([
    ["Đang sinh hoạt", "current", undefined],
    ["Miễn sinh hoạt", "current", "exempt"],
    ["Đã chuyển đi", "gone", undefined],
    ["Chuyển đến", "current", "status"],
    ["Từ trần", "gone", undefined],
    ["Khác", "current", "status"],
  ])("%s says whether somebody takes part", (text, value, warning) => {
    expect(readStatus(text)).toMatchObject({ value, ...(warning ? { warning: { key: warning } } : {}) });
  });
});

function context(names: readonly string[], openedOn = "2021-12-31") {
  return { columns: recogniseColumns(named(...names)), openedOn, hasTypes: true, probationMonths: 12 };
}

describe("a row", () => {
  const NAMES = ["Họ và tên", "Giới tính", "Ngày sinh", "Ngày vào Đảng", "Ngày chính thức", "Dân tộc"];
  const keys = (cells: readonly SheetCell[], names = NAMES) =>
    parseRow(cells, context(names))?.problems.map(({ field, key }) => `${field}.${key.split(".").at(-1) ?? ""}`);

  test("gives a person, the name in its own case and one form", () => {
    const row = parseRow(
      ["TRẦN  VĂN ÁO".normalize("NFD"), "Nam", "01/02/1980", "03/02/2010", "03/02/2011", "Kinh"],
      context(NAMES),
    );
    expect(row?.person).toEqual({
      fullName: "Trần Văn Áo",
      sex: "male",
      birthDate: "1980-02-01",
      cardNo: null,
      standing: "official",
      admissionDecidedOn: "2010-02-03",
      admittedOn: "2010-02-03",
      officialOn: "2011-02-03",
    });
    expect(JSON.stringify(row)).not.toContain("Kinh");
  });

  test("says everything that is wrong with it at once", () => {
    expect(keys(["An", "", "1980", "", ""])).toEqual([
      "fullName.fullName",
      "birthDate.incompleteDay",
      "sex.missing",
      "admittedOn.missing",
    ]);
    expect(keys(["Trần Áo", "Nam", "01/02/2011", "03/02/2010", "03/02/2009"])).toEqual([
      "birthDate.birthDate",
      "officialOn.officialBeforeCeremony",
    ]);
    expect(keys([null, "  ", null, null, null, "Kinh"])).toBeUndefined();
  });

  test("takes the sex from where the birth date stands, and the name from two columns", () => {
    const names = ["Họ đệm", "Tên", "Năm sinh Nam", "Năm sinh Nữ", "Ngày vào Đảng"];
    const row = parseRow(["Lê Thị", "Bé", "", "01/02/1980", "03/02/2021"], context(names));
    expect(row?.person).toMatchObject({ fullName: "Lê Thị Bé", sex: "female", standing: "probationary" });
    const marked = parseRow(
      ["Lê Thị Bé", "x", "01/02/1980", "03/02/2021"],
      context(["Họ tên", "Nữ", "Ngày sinh", "Ngày vào Đảng"]),
    );
    expect(marked?.person).toMatchObject({ sex: "female" });
  });

  test("of any cells is read or told what is wrong, and never breaks", () => {
    const cell = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.record({ day: fc.constantFrom("1900-01-01", "1980-05-19", "2010-02-03", "2200-12-31") }),
      fc.constantFrom("Trần An", "Nam", "19/05/1980", "79080001234", "2010-02-31", "31/12/2200", "Dự bị"),
    );
    const names = fc.constantFrom(
      ...NAMES,
      "Số thẻ đảng",
      "Đơn vị",
      "Trạng thái",
      "Loại đảng viên",
      "Ngày QĐ kết nạp",
      "Nữ",
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(names, cell), { maxLength: 12 }), (pairs) => {
        const row = parseRow(
          pairs.map(([, value]) => value),
          context(pairs.map(([name]) => name)),
        );
        const isWhole = row?.person !== null && row?.person !== undefined;
        expect(isWhole && row.problems.some(({ isError }) => isError)).toBe(false);
        if (isWhole) expect(identityKeys(row.person).length).toBeGreaterThan(0);
        expect(row === null || isWhole || row.problems.length > 0).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

function unit(unitId: string, parentId: string | null, name: string, over = {}) {
  return { unitId, parentId, name, code: null, holdsMembers: true, ...over };
}

test("a unit is found by name, by name and place, or by code, beneath the unit imported into", () => {
  const units = [
    unit("root", null, "Đảng bộ Khối", { holdsMembers: false }),
    unit("a", "root", "Đảng bộ Sở Y tế"),
    unit("a1", "a", "Chi bộ 1", { code: "YT01" }),
    unit("b", "root", "Đảng bộ Sở Tài chính"),
    unit("b1", "b", "Chi bộ 1"),
  ];
  const find = unitFinder(units, "root");
  expect([find("yt01"), find("Đảng bộ sở y tế")]).toEqual([{ unitId: "a1" }, { unitId: "a" }]);
  expect([find("Chi bộ 1 (Đảng bộ Sở Tài chính)"), find("Đảng bộ Sở Y tế - Chi bộ 1")]).toEqual([
    { unitId: "b1" },
    { unitId: "a1" },
  ]);
  expect([find("Chi bộ 1"), find("Chi bộ 7"), find("")]).toEqual([
    { problem: "unitAmbiguous" },
    { problem: "unitUnknown" },
    { problem: "unitHoldsNone" },
  ]);
  expect(unitFinder(units, "a")("Đảng bộ Sở Tài chính")).toEqual({ problem: "unitUnknown" });
});
