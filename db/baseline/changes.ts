const SOURCE = "Quy định 294-QĐ/TW (26/5/2025); Hướng dẫn 06-HD/TW (9/6/2025)";

type Event =
  | "opening"
  | "admission"
  | "readmission"
  | "official_recognition"
  | "transfer_in"
  | "transfer_out"
  | "transfer"
  | "collective_in"
  | "collective_out"
  | "collective_move"
  | "restoration"
  | "reconnection"
  | "death"
  | "expulsion"
  | "strike_off"
  | "withdrawal"
  | "annulment"
  | "duplicate"
  | "exemption"
  | "exemption_end"
  | "suspension"
  | "suspension_end"
  | "temporary_out"
  | "temporary_return"
  | "temporary_in"
  | "temporary_leave"
  | "discipline";

type Scope = "none" | "within_organisation" | "within_province" | "outside_province";

interface ChangeKindRow {
  code: string;
  event: Event;
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
  standing?: "official" | "probationary";
}

/** A kind that adds to or takes from the strength, or neither, on one line of the table. */
function single(
  code: string,
  event: Event,
  [nameVi, nameEn]: readonly [string, string],
  line: string,
  rest: Partial<ChangeKindRow> = {},
): ChangeKindRow {
  return {
    code,
    event,
    nameVi,
    nameEn,
    lineIn: line.startsWith("T") ? line : null,
    lineOut: line.startsWith("G") ? line : null,
    lineNeutral: line.startsWith("K") ? line : null,
    scope: "none",
    needsDecision: true,
    ...rest,
  };
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
  single("readmission", "readmission", ["Kết nạp lại", "Re-admission"], "T2", { indicatorIn: "KN" }),
  single("restoration", "restoration", ["Khôi phục quyền đảng viên", "Restoration of membership"], "T6"),
  single("reconnection", "reconnection", ["Nối lại sinh hoạt", "Reconnection"], "T7"),
  single(
    "collective_in",
    "collective_in",
    ["Tiếp nhận tập thể theo tổ chức", "Taken over with an organisation"],
    "T8",
    {
      scope: "within_province",
    },
  ),
  single(
    "collective_out",
    "collective_out",
    ["Chuyển giao tập thể theo tổ chức", "Handed over with an organisation"],
    "G10",
    {
      scope: "within_province",
    },
  ),
  {
    code: "collective_move",
    event: "collective_move",
    nameVi: "Chuyển tập thể do sắp xếp tổ chức",
    nameEn: "Moved by a reorganisation",
    lineIn: "T8",
    lineOut: "G10",
    lineNeutral: null,
    scope: "within_organisation",
    needsDecision: true,
  },
  single("death", "death", ["Từ trần", "Death"], "G4", { indicatorOut: "TT", needsDecision: false }),
  single("expulsion", "expulsion", ["Khai trừ", "Expulsion"], "G5", { indicatorOut: "KT" }),
  single(
    "strike_off_official",
    "strike_off",
    ["Xóa tên đảng viên chính thức", "Striking off an official member"],
    "G6",
    { indicatorOut: "XT", standing: "official" },
  ),
  single(
    "strike_off_probationary",
    "strike_off",
    ["Xóa tên đảng viên dự bị", "Striking off a probationary member"],
    "G7",
    { indicatorOut: "XT", standing: "probationary" },
  ),
  single("withdrawal", "withdrawal", ["Xin ra khỏi Đảng", "Leaving at own request"], "G8", { indicatorOut: "XR" }),
  single("annulment", "annulment", ["Hủy quyết định kết nạp", "Annulled admission"], "G9"),
  single("duplicate", "duplicate", ["Loại hồ sơ ghi trùng", "Second record of one person"], "G11", {
    needsDecision: false,
  }),
  single("exemption", "exemption", ["Miễn công tác và sinh hoạt đảng", "Exemption from work and activities"], "K2"),
  single("exemption_end", "exemption_end", ["Trở lại công tác và sinh hoạt đảng", "Return from exemption"], "K2"),
  single("temporary_out", "temporary_out", ["Chuyển sinh hoạt tạm thời đi", "Temporary transfer out"], "K3"),
  single(
    "temporary_return",
    "temporary_return",
    ["Trở về sau sinh hoạt tạm thời", "Return from temporary transfer"],
    "K3",
    {
      needsDecision: false,
    },
  ),
  single("temporary_in", "temporary_in", ["Chuyển sinh hoạt tạm thời đến", "Temporary transfer in"], "K3"),
  single(
    "temporary_leave",
    "temporary_leave",
    ["Hết sinh hoạt tạm thời tại đây", "End of temporary transfer in"],
    "K3",
    {
      needsDecision: false,
    },
  ),
  single("suspension", "suspension", ["Đình chỉ sinh hoạt đảng", "Suspension"], "K4", { indicatorNeutral: "DC" }),
  single("suspension_end", "suspension_end", ["Hết đình chỉ sinh hoạt đảng", "End of suspension"], "K4"),
  single("reprimand", "discipline", ["Khiển trách", "Reprimand"], "K5", { indicatorNeutral: "KL_KT" }),
  single("warning", "discipline", ["Cảnh cáo", "Warning"], "K5", { indicatorNeutral: "KL_CC" }),
  single("dismissal", "discipline", ["Cách chức", "Removal from office"], "K5", {
    indicatorNeutral: "KL_CCH",
    standing: "official",
  }),
];

export const changeKindRows = rows.map((row, index) => ({
  ...row,
  ordinal: index + 1,
  effectiveFrom: "1930-02-03",
  sourceDocument: SOURCE,
}));
