const SOURCE = "Quy định 294-QĐ/TW (26/5/2025), mục 28";

export const awardFormRows = [
  { code: "flag", nameVi: "Cờ", nameEn: "Flag", forUnits: true, forMembers: false, hasMark: false },
  {
    code: "merit_certificate",
    nameVi: "Bằng khen",
    nameEn: "Certificate of merit",
    forUnits: true,
    forMembers: true,
    hasMark: false,
  },
  {
    code: "commendation",
    nameVi: "Giấy khen",
    nameEn: "Certificate of commendation",
    forUnits: true,
    forMembers: true,
    hasMark: false,
  },
  { code: "praise", nameVi: "Biểu dương", nameEn: "Praise", forUnits: true, forMembers: true, hasMark: false },
  {
    code: "party_badge",
    nameVi: "Huy hiệu Đảng",
    nameEn: "Party Badge",
    forUnits: false,
    forMembers: true,
    hasMark: true,
  },
].map((row, index) => ({ ...row, ordinal: index + 1, sourceDocument: SOURCE }));

export const badgeMarkRows = [30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90].map((years) => ({
  years,
  effectiveFrom: "1930-02-03",
  sourceDocument: `${SOURCE}, điểm 1.2`,
}));
