/** The indicators of the second form, group by group: those seen in published reports, with their sources. */

type Kind = "flow" | "stock" | "ratio";

export interface CatalogueRow {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly unit: keyof typeof UNITS;
  readonly kind: Kind;
  readonly source: string | null;
  readonly partOf?: string;
  readonly hasTarget?: boolean;
  readonly guidanceVi?: string;
  readonly guidanceEn?: string;
}

export const UNITS = {
  people: ["người", "people"],
  organisations: ["tổ chức", "organisations"],
  committees: ["cấp ủy", "committees"],
  classes: ["lớp", "classes"],
  cards: ["thẻ", "cards"],
  cases: ["trường hợp", "cases"],
  attendances: ["lượt người", "attendances"],
  meetings: ["buổi", "meetings"],
  branches: ["chi bộ", "branches"],
  collectives: ["tập thể", "collectives"],
} as const;

function row(
  code: string,
  [nameVi, nameEn]: readonly [vi: string, en: string],
  unit: CatalogueRow["unit"],
  source: string | null,
  rest: Partial<CatalogueRow> = {},
): CatalogueRow {
  return { code, nameVi, nameEn, unit, kind: "flow", source, ...rest };
}

const part = (partOf: string, rest: Partial<CatalogueRow> = {}) => ({ partOf, ...rest });
const stock = { kind: "stock" } as const;
const ratio = { kind: "ratio" } as const;

const strength = [
  row("DV_DK", ["Đảng viên đầu kỳ", "Members at opening"], "people", "strength:opening", stock),
  row("KN", ["Kết nạp đảng viên", "Members admitted"], "people", "ledger:KN", { hasTarget: true }),
  row("KN_NU", ["– trong đó: nữ", "– of which women"], "people", null, part("KN")),
  row(
    "KN_DTTS",
    ["– trong đó: dân tộc thiểu số", "– of which from ethnic minorities"],
    "people",
    null,
    part("KN", {
      guidanceVi: "Chỉ ghi số người, không ghi tên hay thông tin của từng người.",
      guidanceEn: "Only the count of people; no names and nothing about any one of them.",
    }),
  ),
  row("KN_DV", ["– trong đó: đoàn viên", "– of which Youth Union members"], "people", null, part("KN")),
  row("KN_SV", ["– trong đó: học sinh, sinh viên", "– of which pupils and students"], "people", null, part("KN")),
  row(
    "PCT_KH",
    ["Thực hiện chỉ tiêu kết nạp năm", "The year's target of admissions reached"],
    "people",
    "formula:ytd.KN // target.KN",
    ratio,
  ),
  row("CT", ["Công nhận đảng viên chính thức", "Recognised as official members"], "people", "ledger:CT"),
  row("CDEN", ["Chuyển sinh hoạt đảng đến", "Transferred in"], "people", "ledger:CDEN"),
  row("CD", ["Chuyển sinh hoạt đảng đi", "Transferred out"], "people", "ledger:CD"),
  row("XT", ["Xóa tên", "Struck off"], "people", "ledger:XT"),
  row("XR", ["Xin ra khỏi Đảng", "Left at their own request"], "people", "ledger:XR"),
  row("KT", ["Khai trừ", "Expelled"], "people", "ledger:KT"),
  row("TT", ["Từ trần", "Died"], "people", "ledger:TT"),
  row("TANG_KHAC", ["Tăng khác", "Other increases"], "people", "strength:other_increases", {
    guidanceVi: "Khôi phục quyền đảng viên, nối lại sinh hoạt, tiếp nhận theo tổ chức, ghi bổ sung vào sổ.",
    guidanceEn: "Restored, reconnected, taken over with an organisation, entered in the register afterwards.",
  }),
  row("GIAM_KHAC", ["Giảm khác", "Other decreases"], "people", "strength:other_decreases", {
    guidanceVi: "Hủy quyết định kết nạp, chuyển giao theo tổ chức, loại hồ sơ ghi trùng.",
    guidanceEn: "Annulled admissions, handed over with an organisation, second records of one person.",
  }),
  row("DV", ["Đảng viên cuối kỳ", "Members at closing"], "people", "strength:total", stock),
  row("DV_CT", ["– trong đó: chính thức", "– of which official"], "people", "strength:official", part("DV", stock)),
  row("DV_DB", ["– trong đó: dự bị", "– of which probationary"], "people", "strength:probationary", part("DV", stock)),
  row("DV_NU", ["– trong đó: nữ", "– of which women"], "people", null, part("DV", stock)),
  row(
    "DV_DTTS",
    ["– trong đó: dân tộc thiểu số", "– of which from ethnic minorities"],
    "people",
    null,
    part("DV", stock),
  ),
  row("DC", ["Đình chỉ sinh hoạt đảng", "Suspended"], "people", "ledger:DC"),
  row("THE", ["Phát, đổi thẻ đảng viên", "Party cards issued or renewed"], "cards", null),
];

const organisation = [
  row(
    "TCCSD",
    ["Tổ chức cơ sở đảng cuối kỳ", "Base organisations at closing"],
    "organisations",
    "strength:base_orgs",
    stock,
  ),
  row("CB", ["Chi bộ cuối kỳ", "Branches at closing"], "branches", "strength:branches", stock),
  row("KIENTOAN", ["Cấp ủy được kiện toàn", "Committees completed"], "committees", null),
];

const MARKS = [30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90];

function award(code: string, names: readonly [vi: string, en: string], form: string): CatalogueRow[] {
  return [
    row(code, names, "cases", `awards:${form}`),
    row(
      `${code}_TC`,
      ["– trong đó: tập thể", "– of which collectives"],
      "collectives",
      `awards:${form}:collective`,
      part(code),
    ),
    row(
      `${code}_CN`,
      ["– trong đó: cá nhân", "– of which individuals"],
      "people",
      `awards:${form}:individual`,
      part(code),
    ),
  ];
}

const awards = [
  row("HH", ["Huy hiệu Đảng được trao", "Party Badges awarded"], "people", "awards:party_badge"),
  ...MARKS.map((mark) =>
    row(
      `HH_${mark}`,
      [`– Huy hiệu ${mark} năm tuổi đảng`, `– Badge for ${mark} years`],
      "people",
      `awards:party_badge:${mark}`,
      part("HH"),
    ),
  ),
  row("HH_SOM", ["– trong đó: trao sớm", "– of which awarded early"], "people", null, part("HH")),
  row("HH_TRUYTANG", ["– trong đó: truy tặng", "– of which posthumous"], "people", null, part("HH")),
  ...award("GK", ["Giấy khen", "Certificates of commendation"], "commendation"),
  ...award("BK", ["Bằng khen", "Certificates of merit"], "merit_certificate"),
  row("CO", ["Cờ", "Flags"], "collectives", "awards:flag"),
];

const training = [
  row("LOP_NT", ["Lớp bồi dưỡng nhận thức về Đảng", "Awareness classes"], "classes", null),
  row("LOP_NT_HV", ["Học viên lớp bồi dưỡng nhận thức về Đảng", "Attendants of awareness classes"], "people", null),
  row("LOP_DVM", ["Lớp bồi dưỡng đảng viên mới", "Classes for new members"], "classes", null),
  row("LOP_DVM_HV", ["Học viên lớp bồi dưỡng đảng viên mới", "Attendants of classes for new members"], "people", null),
  row(
    "QT_PCT",
    ["Đảng viên được quán triệt nghị quyết", "Members to whom resolutions were disseminated"],
    "people",
    null,
    ratio,
  ),
  row("QT_LUOT", ["Lượt người dự học tập, nghe thời sự", "Attendances at study and briefings"], "attendances", null),
];

const inspection = [
  row(
    "KTGS_TC",
    ["Tổ chức đảng được kiểm tra, giám sát", "Organisations inspected or supervised"],
    "organisations",
    null,
  ),
  row("KTGS_DV", ["Đảng viên được kiểm tra, giám sát", "Members inspected or supervised"], "people", null),
  row(
    "DHVP_TC",
    ["Tổ chức đảng được kiểm tra khi có dấu hiệu vi phạm", "Organisations inspected on signs of a violation"],
    "organisations",
    null,
    part("KTGS_TC"),
  ),
  row(
    "DHVP_DV",
    ["Đảng viên được kiểm tra khi có dấu hiệu vi phạm", "Members inspected on signs of a violation"],
    "people",
    null,
    part("KTGS_DV"),
  ),
  row("KL_KT", ["Kỷ luật đảng viên: khiển trách", "Members reprimanded"], "people", "ledger:KL_KT"),
  row("KL_CC", ["Kỷ luật đảng viên: cảnh cáo", "Members warned"], "people", "ledger:KL_CC"),
  row("KL_CCH", ["Kỷ luật đảng viên: cách chức", "Members removed from office"], "people", "ledger:KL_CCH"),
  row("KL_KTR", ["Kỷ luật đảng viên: khai trừ", "Members expelled"], "people", "ledger:KT"),
  row("KL_TC", ["Tổ chức đảng bị kỷ luật", "Organisations disciplined"], "organisations", null),
  row("TCCT", ["Kết luận tiêu chuẩn chính trị", "Political standards concluded"], "cases", null),
];

const activities = [
  row("SHCB_PCT", ["Chi bộ sinh hoạt đúng định kỳ", "Branches meeting as due"], "branches", null, ratio),
  row("SHCD", ["Sinh hoạt chuyên đề", "Meetings on a set topic"], "meetings", null),
];

const LEVELS = [
  ["XS", "Hoàn thành xuất sắc nhiệm vụ", "Excellent completion"],
  ["T", "Hoàn thành tốt nhiệm vụ", "Good completion"],
  ["HT", "Hoàn thành nhiệm vụ", "Completion"],
  ["KHT", "Không hoàn thành nhiệm vụ", "Non-completion"],
] as const;

const ONCE_A_YEAR = {
  guidanceVi: "Ghi ở quý có kết quả xếp loại của năm; các quý khác để trống.",
  guidanceEn: "Entered in the quarter in which the year's ratings are known; left blank in the others.",
} as const;

const rating = [
  ...LEVELS.map(([level, vi, en]) =>
    row(`XL_TC_${level}`, [`Tổ chức đảng: ${vi}`, `Organisations: ${en}`], "organisations", null, {
      ...stock,
      ...ONCE_A_YEAR,
    }),
  ),
  ...LEVELS.map(([level, vi, en]) =>
    row(`XL_DV_${level}`, [`Đảng viên: ${vi}`, `Members: ${en}`], "people", null, { ...stock, ...ONCE_A_YEAR }),
  ),
  row(
    "XL_DV_PCT",
    [
      "Đảng viên hoàn thành xuất sắc trên số hoàn thành tốt trở lên",
      "Members rated excellent among those rated good or better",
    ],
    "people",
    "formula:XL_DV_XS // XL_DV_XS + XL_DV_T",
    ratio,
  ),
];

export const CATALOGUE = [
  { code: "strength", titleVi: "Đảng viên", titleEn: "Members", rows: strength },
  { code: "organisation", titleVi: "Tổ chức đảng", titleEn: "Organisations", rows: organisation },
  { code: "awards", titleVi: "Khen thưởng", titleEn: "Awards", rows: awards },
  { code: "training", titleVi: "Bồi dưỡng, quán triệt", titleEn: "Training and dissemination", rows: training },
  {
    code: "inspection",
    titleVi: "Kiểm tra, giám sát, kỷ luật",
    titleEn: "Inspection, supervision, discipline",
    rows: inspection,
  },
  { code: "activities", titleVi: "Sinh hoạt chi bộ", titleEn: "Branch meetings", rows: activities },
  { code: "rating", titleVi: "Xếp loại chất lượng", titleEn: "Quality rating", rows: rating },
];
