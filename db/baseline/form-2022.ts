import { CATALOGUE, UNITS } from "./form-catalogue";

const HANDBOOK = "Bất biến của bảng tăng, giảm đảng viên";

/** The full form, from the first quarter of 2022 on; reports of the quarters before keep the first one. */
export const fullFormVersionRow = {
  id: "018f0000-0000-7000-8000-000000000002",
  code: "quarterly",
  version: 2,
  effectiveFrom: "2022-Q1",
  sourceDocument: "Các chỉ tiêu trong báo cáo sơ kết quý đã công bố của các đảng ủy; Quy định 294-QĐ/TW (26/5/2025)",
};

const formVersionId = fullFormVersionRow.id;

export const fullFormGroupRows = CATALOGUE.map(({ code, titleVi, titleEn }, index) => ({
  formVersionId,
  code,
  titleVi,
  titleEn,
  ordinal: index + 1,
}));

export const fullIndicatorRows = CATALOGUE.flatMap(({ code: section, rows }) =>
  rows.map((row) => ({ section, ...row })),
).map(({ unit, partOf = null, hasTarget = false, guidanceVi = "", guidanceEn = "", ...row }, index) => ({
  formVersionId,
  ...row,
  unitVi: UNITS[unit][0],
  unitEn: UNITS[unit][1],
  partOf,
  hasTarget,
  guidanceVi,
  guidanceEn,
  ordinal: index + 1,
}));

const sections: [code: string, titleVi: string, titleEn: string, guidanceVi: string, guidanceEn: string][] = [
  [
    "ideology",
    "Tình hình chung; tình hình tư tưởng cán bộ, đảng viên",
    "General situation; ideological situation of cadres and members",
    "Bối cảnh của quý; tâm trạng, tư tưởng của cán bộ, đảng viên và điều họ quan tâm.",
    "The quarter's circumstances; what cadres and members think and care about.",
  ],
  [
    "propaganda",
    "Công tác chính trị, tư tưởng",
    "Political and ideological work",
    "Quán triệt nghị quyết, công tác tuyên truyền; Chỉ thị 05, Kết luận 01; bảo vệ nền tảng tư tưởng của Đảng.",
    "Dissemination of resolutions, information work; Directive 05, Conclusion 01; protection of the Party's ideological foundation.",
  ],
  [
    "party_building",
    "Công tác tổ chức, cán bộ, đảng viên",
    "Organisation, cadres, members",
    "Công tác xây dựng đảng, công tác cán bộ; kiện toàn cấp ủy; kết nạp, công nhận chính thức; chuyển sinh hoạt; thẻ, Huy hiệu; bồi dưỡng; đánh giá.",
    "Party building, cadre work; completing committees; admission and recognition; transfers; cards and badges; training; rating.",
  ],
  [
    "inspection",
    "Công tác kiểm tra, giám sát, thi hành kỷ luật",
    "Inspection, supervision, discipline",
    "Việc thực hiện chương trình kiểm tra, giám sát; kiểm tra khi có dấu hiệu vi phạm; thi hành kỷ luật.",
    "How the programme of inspection and supervision was carried out; inspections on signs of a violation; discipline.",
  ],
  [
    "internal_protection",
    "Công tác bảo vệ chính trị nội bộ",
    "Internal political protection",
    "Rà soát, kết luận tiêu chuẩn chính trị. Không ghi nội dung mật.",
    "Review and conclusion of political standards. Nothing classified is written here.",
  ],
  [
    "mass_organisations",
    "Công tác dân vận; lãnh đạo đoàn thể",
    "Mass mobilisation; leading the mass organisations",
    "Công đoàn, Đoàn Thanh niên, Hội Cựu chiến binh; quy chế dân chủ ở cơ sở.",
    "Trade union, Youth Union, Veterans' Association; grassroots democracy.",
  ],
  [
    "political_tasks",
    "Lãnh đạo nhiệm vụ chính trị của cơ quan, đơn vị; cải cách hành chính",
    "Leading the political tasks of the agency; administrative reform",
    "Kết quả nhiệm vụ chuyên môn dưới sự lãnh đạo của cấp ủy; cải cách hành chính.",
    "Results of the agency's work under the committee's leadership; administrative reform.",
  ],
  [
    "results",
    "Kết quả nổi bật",
    "Outstanding results",
    "Những việc đáng nêu nhất trong quý, có số liệu.",
    "What stands out in the quarter, with figures.",
  ],
  [
    "shortcomings",
    "Tồn tại, hạn chế, nguyên nhân",
    "Shortcomings and their causes",
    "Việc chưa làm được, nguyên nhân khách quan và chủ quan.",
    "What was not done, and the causes outside and within.",
  ],
  [
    "next_tasks",
    "Nhiệm vụ, giải pháp trọng tâm quý sau",
    "Main tasks and measures of the next quarter",
    "Việc chính của quý sau, người và thời hạn thực hiện.",
    "The next quarter's main tasks, by whom and until when.",
  ],
  ["proposals", "Kiến nghị", "Proposals", "Kiến nghị với cấp trên, nếu có.", "Proposals to the level above, if any."],
];

export const fullFormSectionRows = sections.map(([code, titleVi, titleEn, guidanceVi, guidanceEn], index) => ({
  formVersionId,
  code,
  titleVi,
  titleEn,
  guidanceVi,
  guidanceEn,
  ordinal: index + 1,
}));

const BADGES = CATALOGUE.flatMap(({ rows }) => rows.map(({ code }) => code)).filter((code) => /^HH_\d\d$/.test(code));

const rules: [code: string, expression: string, messageVi: string, messageEn: string, sourceDocument: string][] = [
  [
    "balance",
    "DV_DK + KN + CDEN + TANG_KHAC == DV + CD + XT + XR + KT + TT + GIAM_KHAC",
    "Đảng viên đầu kỳ cộng số tăng trừ số giảm phải bằng đảng viên cuối kỳ.",
    "Members at opening, plus increases, less decreases, should be the members at closing.",
    HANDBOOK,
  ],
  [
    "standings",
    "DV_CT + DV_DB == DV",
    "Đảng viên chính thức cộng dự bị phải bằng đảng viên cuối kỳ.",
    "Official and probationary members together should be the members at closing.",
    HANDBOOK,
  ],
  [
    "opening",
    "DV_DK == prev.DV",
    "Đảng viên đầu kỳ khác với số cuối kỳ đã báo cáo của quý trước.",
    "The members at opening are not those reported at the previous quarter's closing.",
    HANDBOOK,
  ],
  [
    "badges",
    `${BADGES.map((code) => `coalesce(${code}, 0)`).join(" + ")} == HH`,
    "Tổng Huy hiệu Đảng theo từng mốc phải bằng tổng số Huy hiệu được trao.",
    "The badges of all marks together should be the badges awarded.",
    "",
  ],
  [
    "expulsions",
    "KL_KTR == KT",
    "Số khai trừ ở phần kỷ luật khác với số khai trừ ở phần đảng viên.",
    "The expulsions under discipline are not those under members.",
    "",
  ],
  [
    "awareness_classes",
    "LOP_NT > 0 || LOP_NT_HV == 0",
    "Có học viên bồi dưỡng nhận thức về Đảng nhưng không có lớp nào.",
    "There are attendants of awareness classes, and no class.",
    "",
  ],
  [
    "member_classes",
    "LOP_DVM > 0 || LOP_DVM_HV == 0",
    "Có học viên bồi dưỡng đảng viên mới nhưng không có lớp nào.",
    "There are attendants of classes for new members, and no class.",
    "",
  ],
  [
    "branch_meetings",
    "num.SHCB_PCT <= den.SHCB_PCT",
    "Số chi bộ sinh hoạt đúng định kỳ lớn hơn số chi bộ.",
    "More branches met as due than there are.",
    "",
  ],
  [
    "rated_members",
    "XL_DV_XS + XL_DV_T + XL_DV_HT + XL_DV_KHT <= DV",
    "Số đảng viên được xếp loại lớn hơn số đảng viên cuối kỳ.",
    "More members are rated than there were at closing.",
    "",
  ],
  [
    "rating_cap",
    "XL_DV_XS <= 0.2 * (XL_DV_XS + XL_DV_T)",
    "Đảng viên hoàn thành xuất sắc nhiệm vụ vượt 20% số hoàn thành tốt nhiệm vụ trở lên.",
    "Members rated excellent are more than 20% of those rated good or better.",
    "Quy định 124-QĐ/TW",
  ],
];

export const fullFormRuleRows = rules.map(([code, expression, messageVi, messageEn, sourceDocument], index) => ({
  formVersionId,
  code,
  expression,
  severity: "explain",
  messageVi,
  messageEn,
  sourceDocument,
  ordinal: index + 1,
}));
