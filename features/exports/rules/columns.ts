import type { AwardRecipient } from "@/features/awards/rules";

/** A column of a file: its head and kind, and where its value comes from. */
export interface FileColumn<Row> {
  readonly header: string;
  readonly kind: "text" | "number" | "day" | "instant";
  readonly width: number;
  readonly value: (row: Row) => unknown;
}

/** An entry of the ledger, as far as a file tells of it. */
export interface LedgerEntry {
  readonly id: string;
  readonly seq: number;
  readonly memberName: string;
  readonly kindNameVi: string;
  readonly effectiveOn: string;
  readonly fromUnitName: string | null;
  readonly toUnitName: string | null;
  readonly elsewhere: string | null;
  readonly standingBefore: Standing | null;
  readonly standingAfter: Standing;
  readonly issuingBody: string | null;
  readonly docType: string | null;
  readonly docNumber: string | null;
  readonly decidedOn: string | null;
  readonly ceremonyOn: string | null;
  readonly officialOn: string | null;
  readonly sign: 1 | -1;
  readonly reversesId: string | null;
  readonly reason: string | null;
  readonly recordedAt: string;
  readonly recordedByName: string;
}

export interface RegisterEntry {
  readonly id: string;
  readonly fullName: string;
  readonly sex: "female" | "male";
  readonly birthYear: number;
  /** Null for whoever does not keep this member's register. */
  readonly birthDate: string | null;
  readonly cardNo: string | null;
  readonly unitName: string;
  readonly standing: Standing;
  readonly admissionDecidedOn: string;
  readonly admittedOn: string;
  readonly officialOn: string | null;
}

type Standing = keyof typeof STANDINGS;

// A file is a paper of the office: its words are Vietnamese whatever language its maker reads the screen in.
const STANDINGS = {
  probationary: "Dự bị",
  official: "Chính thức",
  left: "Không còn trong đảng bộ",
  guest: "Sinh hoạt tạm thời",
} as const;
const SEXES = { female: "Nữ", male: "Nam" } as const;

export const LEDGER_COLUMNS: readonly FileColumn<LedgerEntry>[] = [
  { header: "Số thứ tự sổ", kind: "number", width: 12, value: (row) => row.seq },
  { header: "Ngày hiệu lực", kind: "day", width: 14, value: (row) => row.effectiveOn },
  { header: "Loại biến động", kind: "text", width: 34, value: (row) => row.kindNameVi },
  { header: "Đảng viên", kind: "text", width: 28, value: (row) => row.memberName },
  { header: "Từ đơn vị", kind: "text", width: 40, value: (row) => row.fromUnitName },
  { header: "Đến đơn vị", kind: "text", width: 40, value: (row) => row.toUnitName },
  { header: "Nơi ngoài đảng bộ", kind: "text", width: 34, value: (row) => row.elsewhere },
  {
    header: "Trước đó là",
    kind: "text",
    width: 14,
    value: (row) => row.standingBefore && STANDINGS[row.standingBefore],
  },
  { header: "Sau đó là", kind: "text", width: 14, value: (row) => STANDINGS[row.standingAfter] },
  { header: "Cấp quyết định", kind: "text", width: 32, value: (row) => row.issuingBody },
  { header: "Loại văn bản", kind: "text", width: 12, value: (row) => row.docType },
  { header: "Số quyết định", kind: "text", width: 18, value: (row) => row.docNumber },
  { header: "Ngày quyết định", kind: "day", width: 15, value: (row) => row.decidedOn },
  { header: "Ngày lễ kết nạp", kind: "day", width: 15, value: (row) => row.ceremonyOn },
  { header: "Ngày chính thức", kind: "day", width: 15, value: (row) => row.officialOn },
  { header: "Bút toán", kind: "text", width: 12, value: (row) => (row.sign === 1 ? "Ghi" : "Đảo") },
  { header: "Lý do đảo", kind: "text", width: 30, value: (row) => row.reason },
  { header: "Ghi lúc", kind: "instant", width: 20, value: (row) => row.recordedAt },
  { header: "Người ghi", kind: "text", width: 24, value: (row) => row.recordedByName },
  { header: "Mã bút toán", kind: "text", width: 38, value: (row) => row.id },
  { header: "Đảo bút toán có mã", kind: "text", width: 38, value: (row) => row.reversesId },
];

export const AWARD_COLUMNS: readonly FileColumn<AwardRecipient>[] = [
  { header: "Ngày quyết định", kind: "day", width: 15, value: (row) => row.decidedOn },
  { header: "Số quyết định", kind: "text", width: 18, value: (row) => row.docNumber },
  { header: "Cấp quyết định", kind: "text", width: 32, value: (row) => row.issuingBody },
  { header: "TT trong quyết định", kind: "number", width: 12, value: (row) => row.ordinal },
  { header: "Người nhận", kind: "text", width: 40, value: (row) => row.recipientName },
  { header: "Thuộc tổ chức", kind: "text", width: 40, value: (row) => row.within },
  { header: "Đối tượng", kind: "text", width: 12, value: (row) => (row.memberId === null ? "Tập thể" : "Cá nhân") },
  { header: "Hình thức", kind: "text", width: 18, value: (row) => row.formNameVi },
  { header: "Mức (năm)", kind: "number", width: 11, value: (row) => row.mark },
  { header: "Thành tích", kind: "text", width: 42, value: (row) => row.ground },
  { header: "Từ năm", kind: "number", width: 9, value: (row) => row.meritFrom },
  { header: "Đến năm", kind: "number", width: 9, value: (row) => row.meritTo },
  { header: "Trạng thái", kind: "text", width: 14, value: (row) => (row.isWithdrawn ? "Đã thu hồi" : "Đã tặng") },
  { header: "Mã dòng", kind: "text", width: 38, value: (row) => row.id },
];

export const MEMBER_COLUMNS: readonly FileColumn<RegisterEntry>[] = [
  { header: "Họ và tên", kind: "text", width: 28, value: (row) => row.fullName },
  { header: "Giới tính", kind: "text", width: 10, value: (row) => SEXES[row.sex] },
  { header: "Năm sinh", kind: "number", width: 10, value: (row) => row.birthYear },
  { header: "Số thẻ đảng viên", kind: "text", width: 18, value: (row) => row.cardNo },
  { header: "Đơn vị", kind: "text", width: 46, value: (row) => row.unitName },
  { header: "Tình trạng", kind: "text", width: 14, value: (row) => STANDINGS[row.standing] },
  { header: "Ngày quyết định kết nạp", kind: "day", width: 16, value: (row) => row.admissionDecidedOn },
  { header: "Ngày vào Đảng", kind: "day", width: 15, value: (row) => row.admittedOn },
  { header: "Ngày chính thức", kind: "day", width: 15, value: (row) => row.officialOn },
  { header: "Ngày sinh", kind: "day", width: 14, value: (row) => row.birthDate },
  { header: "Mã đảng viên", kind: "text", width: 38, value: (row) => row.id },
];
