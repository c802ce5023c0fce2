const SOURCE = "Quy định 294-QĐ/TW (26/5/2025)";

export const bodyKindRows = [
  ["executive_committee", "Ban Chấp hành", "Executive committee"],
  ["standing_committee", "Ban Thường vụ", "Standing committee"],
  ["permanent_office", "Thường trực", "Permanent standing members"],
  ["inspection_committee", "Ủy ban Kiểm tra", "Inspection committee"],
  ["branch_committee", "Chi ủy", "Branch committee"],
  ["branch_leadership", "Lãnh đạo chi bộ (không có chi ủy)", "Branch leadership (without a committee)"],
  ["party_group_leadership", "Tổ đảng", "Party cell-group"],
  [
    "advisory_office_leadership",
    "Lãnh đạo ban tham mưu, giúp việc, đoàn thể",
    "Heads of advisory offices, mass organisations",
  ],
].map(([code, nameVi, nameEn], index) => ({
  code: String(code),
  nameVi: String(nameVi),
  nameEn: String(nameEn),
  ordinal: index + 1,
  sourceDocument: SOURCE,
}));

const positions: readonly (readonly [body: string, code: string, vi: string, en: string, isSingle: boolean])[] = [
  ["executive_committee", "secretary", "Bí thư", "Secretary", true],
  ["executive_committee", "standing_deputy_secretary", "Phó Bí thư Thường trực", "Standing deputy secretary", true],
  ["executive_committee", "deputy_secretary", "Phó Bí thư", "Deputy secretary", false],
  ["executive_committee", "committee_member", "Ủy viên Ban Chấp hành", "Member of the executive committee", false],
  ["standing_committee", "standing_member", "Ủy viên Ban Thường vụ", "Member of the standing committee", false],
  ["permanent_office", "permanent_member", "Ủy viên Thường trực", "Permanent standing member", false],
  ["inspection_committee", "inspection_chair", "Chủ nhiệm Ủy ban Kiểm tra", "Chair of the inspection committee", true],
  [
    "inspection_committee",
    "inspection_deputy_chair",
    "Phó Chủ nhiệm Ủy ban Kiểm tra",
    "Deputy chair of the inspection committee",
    false,
  ],
  ["inspection_committee", "inspection_member", "Ủy viên Ủy ban Kiểm tra", "Member of the inspection committee", false],
  ["branch_committee", "branch_secretary", "Bí thư chi bộ", "Branch secretary", true],
  ["branch_committee", "branch_deputy_secretary", "Phó Bí thư chi bộ", "Branch deputy secretary", false],
  ["branch_committee", "branch_committee_member", "Chi ủy viên", "Branch committee member", false],
  ["branch_leadership", "sole_branch_secretary", "Bí thư chi bộ", "Branch secretary", true],
  ["branch_leadership", "sole_branch_deputy_secretary", "Phó Bí thư chi bộ", "Branch deputy secretary", true],
  ["party_group_leadership", "group_head", "Tổ trưởng tổ đảng", "Head of the cell-group", true],
  ["party_group_leadership", "group_deputy_head", "Tổ phó tổ đảng", "Deputy head of the cell-group", false],
  ["advisory_office_leadership", "office_head", "Trưởng ban, Chánh Văn phòng", "Head of office", true],
  [
    "advisory_office_leadership",
    "office_deputy_head",
    "Phó Trưởng ban, Phó Chánh Văn phòng",
    "Deputy head of office",
    false,
  ],
];

export const positionKindRows = positions.map(([bodyKind, code, nameVi, nameEn, isSingle], index) => ({
  code,
  bodyKind,
  nameVi,
  nameEn,
  isSingle,
  ordinal: index + 1,
  sourceDocument: SOURCE,
}));
