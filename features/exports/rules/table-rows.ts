import type { ChangeLine, StrengthTable } from "@/features/members/rules/strength";
import { formatQuarter } from "@/lib/format";
import { numberOf, yearOf } from "@/lib/quarter";

export const TABLE_COLUMNS = [
  { header: "Mã", kind: "text", width: 8 },
  { header: "Nội dung", kind: "text", width: 50 },
  { header: "Số người", kind: "number", width: 12 },
] as const;

const CUMULATIVE = { 1: "3 tháng", 2: "6 tháng", 3: "9 tháng", 4: "Cả năm" } as const;

/** A table's period as the office writes it: "Quý I/2022", "6 tháng năm 2022". */
export function tablePeriod({ quarter, isCumulative }: StrengthTable): string {
  return isCumulative ? `${CUMULATIVE[numberOf(quarter)]} năm ${yearOf(quarter)}` : formatQuarter(quarter);
}

/** The table line by line, as on the screen: opening, increases, decreases, closing, and what moves nobody. */
export function tableRows({ opening, increases, decreases, closing, lines }: StrengthTable): (string | number)[][] {
  const ofSide = (side: ChangeLine["side"]) =>
    lines.filter((line) => line.side === side).map((line) => [line.line, line.nameVi, line.people]);
  return [
    ["", "Đầu kỳ", opening.total],
    ["", "Tăng trong kỳ", increases],
    ...ofSide("in"),
    ["", "Giảm trong kỳ", decreases],
    ...ofSide("out"),
    ["", "Cuối kỳ", closing.total],
    ["", "Trong đó: chính thức", closing.official],
    ["", "Trong đó: dự bị", closing.probationary],
    ...ofSide("neutral"),
  ];
}
