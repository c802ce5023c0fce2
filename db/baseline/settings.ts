const OWN = "Mặc định của Sơ Kết, cơ quan sử dụng điều chỉnh";
const P294 = "Quy định 294-QĐ/TW (26/5/2025)";

const rows: { key: string; value: unknown; sourceDocument: string }[] = [
  { key: "probation.months", value: 12, sourceDocument: "Điều lệ Đảng, Điều 5" },
  { key: "admission.age_min_years", value: 18, sourceDocument: `${P294}, mục 1` },
  { key: "admission.age_max_months", value: 720, sourceDocument: `${P294}, mục 1` },
  { key: "report.admission_basis", value: "decision", sourceDocument: OWN },
  { key: "report.due_day_of_last_month", value: 25, sourceDocument: OWN },
  {
    key: "document.margins_mm",
    value: { top: 20, bottom: 20, left: 30, right: 15 },
    sourceDocument: "Hướng dẫn 36-HD/VPTW (3/4/2018), phụ lục 3",
  },
  { key: "percent.decimals", value: 2, sourceDocument: OWN },
  { key: "privacy.card_digits_shown", value: 4, sourceDocument: OWN },
  { key: "session.idle_minutes", value: 30, sourceDocument: OWN },
  { key: "session.absolute_hours", value: 12, sourceDocument: OWN },
  { key: "session.warning_minutes", value: 5, sourceDocument: OWN },
  { key: "activation.hours", value: 72, sourceDocument: OWN },
  { key: "password.least_characters", value: 15, sourceDocument: OWN },
  { key: "sign_in.free_attempts_account", value: 5, sourceDocument: OWN },
  { key: "sign_in.free_attempts_address", value: 40, sourceDocument: OWN },
  { key: "sign_in.longest_wait_minutes", value: 15, sourceDocument: OWN },
];

export const settingRows = rows.map((row) => ({ ...row, effectiveFrom: "1930-02-03" }));
