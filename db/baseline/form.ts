/** The default form of the quarterly report. Codes and chapters follow what such reports have been seen to hold. */
export const formVersionRow = {
  id: "018f0000-0000-7000-8000-000000000001",
  code: "quarterly",
  version: 1,
  effectiveFrom: "1930-Q1",
  sourceDocument: "Báo cáo sơ kết quý của đảng ủy cấp trên trực tiếp của tổ chức cơ sở đảng",
};

type IndicatorRow = [
  code: string,
  section: string,
  nameVi: string,
  nameEn: string,
  unit: "people" | "organisations" | "classes" | "cases" | "meetings" | "branches",
  kind: "flow" | "stock" | "ratio",
  source: string | null,
];

const UNITS = {
  people: ["người", "people"],
  organisations: ["tổ chức", "organisations"],
  classes: ["lớp", "classes"],
  cases: ["trường hợp", "cases"],
  meetings: ["buổi", "meetings"],
  branches: ["chi bộ", "branches"],
} as const;

const rows: IndicatorRow[] = [
  ["DV_DK", "strength", "Đảng viên đầu kỳ", "Members at opening", "people", "stock", "strength:opening"],
  ["KN", "strength", "Kết nạp đảng viên", "Members admitted", "people", "flow", "ledger:KN"],
  ["CT", "strength", "Công nhận đảng viên chính thức", "Recognised as official members", "people", "flow", "ledger:CT"],
  ["CD", "strength", "Chuyển sinh hoạt đảng đi", "Transferred out", "people", "flow", "ledger:CD"],
  ["CDEN", "strength", "Chuyển sinh hoạt đảng đến", "Transferred in", "people", "flow", "ledger:CDEN"],
  ["DV", "strength", "Đảng viên cuối kỳ", "Members at closing", "people", "stock", "strength:total"],
  ["DV_CT", "strength", "– trong đó: chính thức", "– of which official", "people", "stock", "strength:official"],
  ["DV_DB", "strength", "– trong đó: dự bị", "– of which probationary", "people", "stock", "strength:probationary"],
  ["HH", "awards", "Huy hiệu Đảng được trao", "Party Badges awarded", "people", "flow", "awards:party_badge"],
  ["GK", "awards", "Giấy khen", "Certificates of commendation", "cases", "flow", "awards:commendation"],
  ["BK", "awards", "Bằng khen", "Certificates of merit", "cases", "flow", "awards:merit_certificate"],
  ["LOP_NT", "training", "Lớp bồi dưỡng nhận thức về Đảng", "Awareness classes", "classes", "flow", null],
  [
    "LOP_NT_HV",
    "training",
    "Học viên lớp bồi dưỡng nhận thức về Đảng",
    "Attendants of awareness classes",
    "people",
    "flow",
    null,
  ],
  [
    "QT_PCT",
    "training",
    "Đảng viên được quán triệt nghị quyết",
    "Members to whom resolutions were disseminated",
    "people",
    "ratio",
    null,
  ],
  [
    "KTGS_TC",
    "inspection",
    "Tổ chức đảng được kiểm tra, giám sát",
    "Organisations inspected or supervised",
    "organisations",
    "flow",
    null,
  ],
  [
    "KTGS_DV",
    "inspection",
    "Đảng viên được kiểm tra, giám sát",
    "Members inspected or supervised",
    "people",
    "flow",
    null,
  ],
  ["TCCT", "inspection", "Kết luận tiêu chuẩn chính trị", "Political standards concluded", "cases", "flow", null],
  ["SHCB_PCT", "activities", "Chi bộ sinh hoạt đúng định kỳ", "Branches meeting as due", "branches", "ratio", null],
  ["SHCD", "activities", "Sinh hoạt chuyên đề", "Meetings on a set topic", "meetings", "flow", null],
];

const groups: [code: string, titleVi: string, titleEn: string][] = [
  ["strength", "Đảng viên", "Members"],
  ["awards", "Khen thưởng", "Awards"],
  ["training", "Bồi dưỡng, quán triệt", "Training and dissemination"],
  ["inspection", "Kiểm tra, giám sát", "Inspection and supervision"],
  ["activities", "Sinh hoạt chi bộ", "Branch meetings"],
];

export const formGroupRows = groups.map(([code, titleVi, titleEn], index) => ({
  formVersionId: formVersionRow.id,
  code,
  titleVi,
  titleEn,
  ordinal: index + 1,
}));

export const indicatorRows = rows.map(([code, section, nameVi, nameEn, unit, kind, source], index) => ({
  formVersionId: formVersionRow.id,
  code,
  section,
  nameVi,
  nameEn,
  unitVi: UNITS[unit][0],
  unitEn: UNITS[unit][1],
  kind,
  source,
  ordinal: index + 1,
}));

const sections: [code: string, titleVi: string, titleEn: string][] = [
  ["party_building", "Công tác xây dựng đảng", "Party building"],
  ["propaganda", "Công tác tuyên truyền", "Information work"],
  ["cadres", "Công tác cán bộ", "Cadre work"],
  ["internal_protection", "Bảo vệ chính trị nội bộ", "Internal political protection"],
  ["ideology", "Tình hình tư tưởng cán bộ, đảng viên", "Ideological situation of cadres and members"],
  ["mass_organisations", "Đoàn thể", "Mass organisations"],
  ["results", "Kết quả nổi bật", "Outstanding results"],
  ["shortcomings", "Tồn tại, hạn chế", "Shortcomings"],
  ["next_tasks", "Nhiệm vụ, giải pháp thời gian tới", "Tasks and measures ahead"],
];

export const formSectionRows = sections.map(([code, titleVi, titleEn], index) => ({
  formVersionId: formVersionRow.id,
  code,
  titleVi,
  titleEn,
  ordinal: index + 1,
}));
