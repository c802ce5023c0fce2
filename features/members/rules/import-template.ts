interface TemplateColumn {
  readonly header: string;
  readonly kind: "text" | "day";
  readonly width: number;
  /** The line of the instructions that explains it. */
  readonly help: "card" | "unit" | "days" | "decision" | "official" | null;
}

/** The headings of the template, in the words of the lists that offices keep. */
export const TEMPLATE_COLUMNS: readonly TemplateColumn[] = [
  { header: "Họ và tên *", kind: "text", width: 30, help: null },
  { header: "Giới tính *", kind: "text", width: 11, help: null },
  { header: "Ngày sinh *", kind: "day", width: 14, help: "days" },
  { header: "Số thẻ đảng viên", kind: "text", width: 18, help: "card" },
  { header: "Tổ chức đảng đang sinh hoạt", kind: "text", width: 36, help: "unit" },
  { header: "Ngày quyết định kết nạp", kind: "day", width: 16, help: "decision" },
  { header: "Ngày vào Đảng *", kind: "day", width: 16, help: null },
  { header: "Ngày chính thức", kind: "day", width: 16, help: "official" },
];
