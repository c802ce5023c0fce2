import { formSectionRows, formVersionRow, indicatorRows } from "@/db/baseline/form";
import { fullFormSectionRows, fullFormVersionRow, fullIndicatorRows } from "@/db/baseline/form-2022";
import { compareQuarters, isQuarter, numberOf, type Quarter } from "@/lib/quarter";
import type { Random } from "./random";

const FIRST = { ...formVersionRow, indicators: indicatorRows, sections: formSectionRows };
const FULL = { ...fullFormVersionRow, indicators: fullIndicatorRows, sections: fullFormSectionRows };

/** The form in force in a quarter. */
export function formIn(quarter: Quarter): typeof FIRST | typeof FULL {
  const { effectiveFrom } = FULL;
  return isQuarter(effectiveFrom) && compareQuarters(quarter, effectiveFrom) >= 0 ? FULL : FIRST;
}

type Entered = { readonly value: string } | { readonly numerator: string; readonly denominator: string };

/** What an invented secretary enters for a unit of this many members: only figures that agree with one another. */
export function enteredFigures(quarter: Quarter, members: number, random: Random): Map<string, Entered> {
  const classes = random.chance(25) ? 1 : 0;
  const newClasses = random.chance(15) ? 1 : 0;
  const [inspected, supervised] = [random.between(0, 3), random.between(0, 6)];
  const branches = random.between(1, 6);
  const counts = new Map<string, number>([
    ["KN_NU", 0],
    ["KN_DTTS", 0],
    ["KN_DV", 0],
    ["KN_SV", 0],
    ["DV_NU", Math.round((members * random.between(20, 32)) / 100)],
    ["DV_DTTS", Math.round((members * random.between(2, 9)) / 100)],
    ["THE", random.chance(30) ? random.between(1, 4) : 0],
    ["KIENTOAN", random.chance(10) ? 1 : 0],
    ["HH_SOM", 0],
    ["HH_TRUYTANG", 0],
    ["LOP_NT", classes],
    ["LOP_NT_HV", classes * random.between(3, 25)],
    ["LOP_DVM", newClasses],
    ["LOP_DVM_HV", newClasses * random.between(2, 12)],
    ["QT_LUOT", members * random.between(1, 2)],
    ["KTGS_TC", inspected],
    ["KTGS_DV", supervised],
    ["DHVP_TC", 0],
    ["DHVP_DV", supervised > 4 ? 1 : 0],
    ["KL_TC", 0],
    ["TCCT", random.between(0, 5)],
    ["SHCD", random.between(1, 4)],
    ...(numberOf(quarter) === 4 ? ratings(members, random) : []),
  ]);
  const figures = new Map<string, Entered>([...counts].map(([code, value]) => [code, { value: String(value) }]));
  figures.set("QT_PCT", { numerator: String(members - random.between(0, 2)), denominator: String(members) });
  figures.set("SHCB_PCT", {
    numerator: String(branches - (random.chance(10) ? 1 : 0)),
    denominator: String(branches),
  });
  return figures;
}

// Fewer than all are rated, and a seventh at most are excellent: within the cap.
function ratings(members: number, random: Random): [string, number][] {
  const [excellent, merely] = [Math.floor(members / 7), random.between(0, Math.floor(members / 12))];
  const [organisation, level] = [random.chance(15), Math.max(members - 2 - excellent - merely, 0)];
  return [
    ["XL_TC_XS", organisation ? 1 : 0],
    ["XL_TC_T", organisation ? 0 : 1],
    ["XL_TC_HT", 0],
    ["XL_TC_KHT", 0],
    ["XL_DV_XS", excellent],
    ["XL_DV_T", level],
    ["XL_DV_HT", merely],
    ["XL_DV_KHT", 0],
  ];
}
