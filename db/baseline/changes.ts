const SOURCE = "Quy định 294-QĐ/TW (26/5/2025); Hướng dẫn 06-HD/TW (9/6/2025)";

type Scope = "none" | "within_organisation" | "within_province" | "outside_province";

interface ChangeKindRow {
  code: string;
  event: "opening" | "admission" | "official_recognition" | "transfer_in" | "transfer_out" | "transfer";
  nameVi: string;
  nameEn: string;
  lineIn: string | null;
  lineOut: string | null;
  lineNeutral: string | null;
  indicatorIn?: string;
  indicatorOut?: string;
  indicatorNeutral?: string;
  scope: Scope;
  needsDecision: boolean;
}

const rows: ChangeKindRow[] = [
  {
    code: "opening",
    event: "opening",
    nameVi: "Ghi vào sổ khi mở sổ",
    nameEn: "Entered when the register was opened",
    lineIn: "T0",
    lineOut: null,
    lineNeutral: null,
    scope: "none",
    needsDecision: false,
  },
  {
    code: "admission",
    event: "admission",
    nameVi: "Kết nạp mới",
    nameEn: "Admission",
    lineIn: "T1",
    lineOut: null,
    lineNeutral: null,
    indicatorIn: "KN",
    scope: "none",
    needsDecision: true,
  },
  {
    code: "transfer_in_province",
    event: "transfer_in",
    nameVi: "Chuyển đến – từ đảng bộ khác trong tỉnh",
    nameEn: "Transfer in – from another organisation in the province",
    lineIn: "T3",
    lineOut: null,
    lineNeutral: null,
    indicatorIn: "CDEN",
    scope: "within_province",
    needsDecision: true,
  },
  {
    code: "transfer_in_outside",
    event: "transfer_in",
    nameVi: "Chuyển đến – từ ngoài tỉnh",
    nameEn: "Transfer in – from outside the province",
    lineIn: "T4",
    lineOut: null,
    lineNeutral: null,
    indicatorIn: "CDEN",
    scope: "outside_province",
    needsDecision: true,
  },
  {
    code: "transfer_out_province",
    event: "transfer_out",
    nameVi: "Chuyển đi – trong tỉnh",
    nameEn: "Transfer out – within the province",
    lineIn: null,
    lineOut: "G1",
    lineNeutral: null,
    indicatorOut: "CD",
    scope: "within_province",
    needsDecision: true,
  },
  {
    code: "transfer_out_outside",
    event: "transfer_out",
    nameVi: "Chuyển đi – ngoài tỉnh",
    nameEn: "Transfer out – outside the province",
    lineIn: null,
    lineOut: "G2",
    lineNeutral: null,
    indicatorOut: "CD",
    scope: "outside_province",
    needsDecision: true,
  },
  {
    code: "transfer_internal",
    event: "transfer",
    nameVi: "Chuyển sinh hoạt trong đảng bộ",
    nameEn: "Transfer within the organisation",
    lineIn: "T5",
    lineOut: "G3",
    lineNeutral: null,
    indicatorIn: "CDEN",
    indicatorOut: "CD",
    scope: "within_organisation",
    needsDecision: true,
  },
  {
    code: "official_recognition",
    event: "official_recognition",
    nameVi: "Công nhận đảng viên chính thức",
    nameEn: "Recognition as official member",
    lineIn: null,
    lineOut: null,
    lineNeutral: "K1",
    indicatorNeutral: "CT",
    scope: "none",
    needsDecision: true,
  },
];

export const changeKindRows = rows.map((row, index) => ({
  ...row,
  ordinal: index + 1,
  effectiveFrom: "1930-02-03",
  sourceDocument: SOURCE,
}));
