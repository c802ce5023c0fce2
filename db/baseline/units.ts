const SOURCE = "Quy định 294-QĐ/TW (26/5/2025)";

export const unitKindRows = [
  [
    "upper_level_org",
    "Đảng bộ cấp trên trực tiếp của tổ chức cơ sở đảng",
    "Upper-level Party organisation",
    false,
    false,
  ],
  ["base_party_org", "Đảng bộ cơ sở", "Grassroots Party organisation", true, true],
  ["base_branch", "Chi bộ cơ sở", "Grassroots Party branch", true, true],
  ["division_org", "Đảng bộ bộ phận", "Sub-division Party organisation", false, true],
  ["branch", "Chi bộ trực thuộc", "Subordinate branch", false, true],
  ["party_group", "Tổ đảng", "Party cell-group", false, false],
  ["advisory_office", "Ban tham mưu, giúp việc", "Advisory office", false, false],
  ["mass_organisation", "Đoàn thể", "Mass organisation", true, false],
].map(([code, nameVi, nameEn, reports, holdsMembers], index) => ({
  code: String(code),
  nameVi: String(nameVi),
  nameEn: String(nameEn),
  reports: reports === true,
  holdsMembers: holdsMembers === true,
  ordinal: index + 1,
  sourceDocument: SOURCE,
}));
