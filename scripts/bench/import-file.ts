import { madeWorkbook, textRow } from "@/server/testing/made-workbook";

const HEADINGS = [
  "Họ và tên",
  "Giới tính",
  "Ngày sinh",
  "Số thẻ đảng",
  "Tổ chức đảng đang sinh hoạt",
  "Ngày vào Đảng",
  "Ngày chính thức",
];
const FIRST_CARD = 800_000_000_000;

const letters = (count: number) => Array.from(String(count), (digit) => "abcdefghij"[Number(digit)]).join("");

const two = (value: number) => String(value).padStart(2, "0");

/** A workbook of so many people whom no register has yet, spread over units named in it. */
export function makeImportFile(people: number, units: readonly string[], first: number): Buffer {
  const rows = Array.from({ length: people }, (_, at) => {
    const n = first + at;
    const day = `${two(1 + (n % 28))}/${two(1 + (n % 12))}`;
    return textRow(at + 2, [
      `Nguyễn ${at % 2 === 0 ? "Thị" : "Văn"} ${letters(n)}`,
      at % 2 === 0 ? "Nữ" : "Nam",
      `${day}/${1950 + (n % 40)}`,
      String(FIRST_CARD + n),
      units[at % units.length] ?? "",
      `${day}/${2010 + (n % 8)}`,
      `${day}/${2011 + (n % 8)}`,
    ]);
  });
  return madeWorkbook({ sheets: [{ name: "Đảng viên", rows: textRow(1, HEADINGS) + rows.join("") }] });
}
