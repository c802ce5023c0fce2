import { expect, test } from "vitest";
import { formSectionRows, formVersionRow, indicatorRows } from "@/db/baseline/form";
import { fullFormRuleRows, fullFormSectionRows, fullFormVersionRow, fullIndicatorRows } from "@/db/baseline/form-2022";
import { checkFormula, formulaOf, inFormulaOrder } from "./formula";
import { checkExpression } from "./language";

const codes = new Set(fullIndicatorRows.map(({ code }) => code));

test("every indicator of the first form is in the second, and each code is there once", () => {
  expect(codes.size).toBe(fullIndicatorRows.length);
  expect(indicatorRows.filter(({ code }) => !codes.has(code))).toEqual([]);
  expect(fullFormVersionRow.effectiveFrom > formVersionRow.effectiveFrom).toBe(true);
});

test("the catalogue's indicators are all asked", () => {
  const catalogue = `KN KN_NU KN_DV KN_SV CT CD CDEN THE HH_30 HH_40 HH_45 HH_50 HH_55 HH_60 HH_65 HH_70 HH_75 HH_80 HH_85
    HH_90 XT XR KT DC TT LOP_NT LOP_DVM QT_PCT QT_LUOT KTGS_TC KTGS_DV DHVP_TC DHVP_DV KL_KT KL_CC KL_CCH KL_KTR TCCT
    KIENTOAN SHCB_PCT SHCD TCCSD CB DV DV_CT DV_DB XL_TC_XS XL_DV_XS PCT_KH GK BK CO`;
  expect(catalogue.split(/\s+/).filter((code) => !codes.has(code))).toEqual([]);
});

test("parts are of an indicator of their own kind, and formulas and rules can be reckoned", () => {
  for (const { code, kind, partOf, source } of fullIndicatorRows) {
    const whole = fullIndicatorRows.find((one) => one.code === partOf);
    if (partOf !== null) expect([code, whole?.kind]).toEqual([code, kind]);
    const formula = formulaOf(source);
    if (formula !== null) expect([code, checkFormula(formula, kind, codes).ok]).toEqual([code, true]);
  }
  const computed = fullIndicatorRows.filter(({ source }) => formulaOf(source) !== null);
  expect(inFormulaOrder(fullIndicatorRows)).toHaveLength(computed.length);
  for (const { code, expression } of fullFormRuleRows)
    expect([code, checkExpression(expression, codes, "bool").ok]).toEqual([code, true]);
});

test("what the reference quarter told in words still has its place", () => {
  const words = [...fullFormSectionRows].map(({ titleVi, guidanceVi }) => `${titleVi} ${guidanceVi}`.toLowerCase());
  const told = [
    "xây dựng đảng",
    "tuyên truyền",
    "cán bộ",
    "bảo vệ chính trị nội bộ",
    "tư tưởng cán bộ, đảng viên",
    "đoàn thể",
  ];
  for (const chapter of [...told, "kết quả nổi bật", "tồn tại, hạn chế", "nhiệm vụ, giải pháp"])
    expect([chapter, words.some((text) => text.includes(chapter))]).toEqual([chapter, true]);
  const kept = fullFormSectionRows.map(({ code }) => code);
  expect(formSectionRows.map(({ code }) => code).filter((code) => !kept.includes(code))).toEqual(["cadres"]);
});
