import { fold } from "@/lib/vietnamese";

/** What a column of a list can be read as; several of them may give one fact of a person. */
export const IMPORT_FIELDS = [
  "fullName",
  "familyName",
  "givenName",
  "sex",
  "femaleMark",
  "birthDate",
  "maleBirthDate",
  "femaleBirthDate",
  "cardNo",
  "unit",
  "admissionDecidedOn",
  "admittedOn",
  "officialOn",
  "standing",
  "status",
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

export interface ColumnName {
  readonly name: string;
  readonly ownName: string;
}

/** A column of the file: what it is read as, or why it is not kept. */
export interface ImportColumn {
  readonly name: string;
  readonly field: ImportField | null;
  readonly dropped: DropReason | null;
}

// Headings as the lists of 2.8 and of offices have them: no tone marks, signs or what stands in brackets.
const NAMES: Readonly<Record<ImportField, readonly string[]>> = {
  fullName: ["ho va ten", "ho ten", "ho va ten dang vien", "ho ten dang vien", "ho va ten khai sinh", "full name"],
  familyName: ["ho", "ho dem", "ho lot", "ho va dem", "ho va ten dem", "ho va chu lot", "ho va ten lot"],
  givenName: ["ten"],
  sex: ["gioi tinh", "phai", "sex", "nam nu"],
  femaleMark: ["nu"],
  birthDate: [
    "ngay sinh",
    "ngay thang nam sinh",
    "sinh ngay",
    "nam sinh",
    "ngay thang sinh",
    "birth date",
    "date of birth",
  ],
  maleBirthDate: ["ngay sinh nam", "nam sinh nam", "ngay thang nam sinh nam", "sinh ngay nam"],
  femaleBirthDate: ["ngay sinh nu", "nam sinh nu", "ngay thang nam sinh nu", "sinh ngay nu"],
  cardNo: ["so the dang", "so the dang vien", "so tdv", "so the", "the dang vien", "so the dang 12 so", "card number"],
  unit: [
    "to chuc dang dang sinh hoat",
    "to chuc dang",
    "to chuc co so dang",
    "chi bo",
    "chi bo dang sinh hoat",
    "noi sinh hoat dang",
    "don vi",
    "ma to chuc dang",
    "ma don vi",
    "unit",
  ],
  admissionDecidedOn: [
    "ngay quyet dinh ket nap",
    "ngay qd ket nap",
    "qd ket nap",
    "ngay ky quyet dinh ket nap",
    "quyet dinh ket nap ngay",
    "admission decision date",
  ],
  admittedOn: [
    "ngay vao dang",
    "ngay vao",
    "ngay ket nap",
    "ngay le ket nap",
    "ngay ket nap dang",
    "ngay vao dang csvn",
    "vao dang du bi",
    "ngay vao dang du bi",
    "du bi",
    "admission date",
  ],
  officialOn: [
    "ngay chinh thuc",
    "ngay vao dang chinh thuc",
    "vao dang chinh thuc",
    "ngay cong nhan chinh thuc",
    "ngay chuyen dang chinh thuc",
    "chinh thuc",
    "official date",
  ],
  standing: ["loai dang vien", "dang vien chinh thuc du bi", "chinh thuc du bi", "tinh trang dang vien", "standing"],
  status: ["trang thai hoat dong", "trang thai", "tinh trang", "tinh trang sinh hoat", "status"],
};

// What a register must not keep, or has no use for (handbook 2.8, rule D). The first that fits names the reason.
const DROPPED = {
  ethnicity: /\bdan toc\b/,
  religion: /\bton giao\b/,
  idNumber: /\b(dinh danh|cccd|can cuoc|cmnd|cmt|chung minh|ho chieu)\b/,
  oldCard: /\b(so the cu|so the dang cu|the cu)\b/,
  cardIssue: /\b(noi cap|ngay cap)\b/,
  birthPlace: /\b(khai sinh|noi sinh)\b/,
  origin: /\b(que quan|nguyen quan|que)\b/,
  residence: /\b(thuong tru|tam tru|cu tru|cho o|noi o|dia chi)\b/,
  otherName: /\b(ten goi khac|ten khac|bi danh|ten thuong dung)\b/,
  health: /\b(suc khoe|thuong binh|benh binh|khuyet tat)\b/,
  family: /\b(gia dinh|thanh phan|cha|me|vo|chong|than nhan|hon nhan|liet si)\b/,
  foreign: /\b(nuoc ngoai|quoc tich|quoc gia)\b/,
  contact: /\b(dien thoai|di dong|email|thu dien tu|so dt|sdt)\b/,
  education: /\b(trinh do|hoc van|hoc vi|hoc ham|chuyen mon|ly luan|ngoai ngu|tin hoc|van hoa|bang cap)\b/,
  work: /\b(nghe nghiep|chuc vu|chuc danh|cong tac|noi lam viec|co quan|luong|tuyen dung|nhap ngu|xuat ngu)\b/,
  assets: /\b(kinh te|tai san|thu nhap)\b/,
  file: /\b(so ly lich|ho so|nguoi gioi thieu)\b/,
  leaving: /\b(ngay roi|ngay mat|mien sinh hoat|tu tran)\b/,
  deletion: /\bde nghi xoa\b/,
  note: /\b(ghi chu|luu y)\b/,
  ordinal: /^(stt|tt|so tt|so thu tu)$/,
} as const satisfies Record<string, RegExp>;

export type DropReason = keyof typeof DROPPED | "unknown" | "repeated";

const FIELDS_BY_NAME = new Map(IMPORT_FIELDS.flatMap((field) => NAMES[field].map((name) => [name, field] as const)));

/** Says of every column what it is read as; each field is taken from the first column that has its name. */
export function recogniseColumns(columns: readonly ColumnName[]): ImportColumn[] {
  const taken = new Set<ImportField>();
  const whole = columns.map(({ name }) => fieldNamed(name));
  return columns.map(({ name, ownName }, index) => {
    const reason = reasonToDrop(name);
    // "Cha – Ngày sinh" is a fact about the father: a part of a heading counts only where the whole says nothing.
    const field = whole[index] ?? (reason === "unknown" ? fieldNamed(ownName) : null);
    if (field === null) return { name, field, dropped: reason };
    const isSpoken = taken.has(field) || (whole[index] === null && whole.includes(field));
    if (isSpoken) return { name, field: null, dropped: "repeated" };
    taken.add(field);
    return { name, field, dropped: null };
  });
}

/** Columns as the importer says they are to be read; a field given to no column is not read. */
export function assignColumns(
  columns: readonly ColumnName[],
  fields: ReadonlyMap<number, ImportField>,
): ImportColumn[] {
  return columns.map(({ name }, index) => {
    const field = fields.get(index) ?? null;
    const reason = reasonToDrop(name);
    return { name, field, dropped: field === null ? (fieldNamed(name) === null ? reason : "unknown") : null };
  });
}

export function countKnownColumns(columns: readonly ColumnName[]): number {
  return recogniseColumns(columns).filter(({ dropped }) => dropped !== "unknown" && dropped !== "repeated").length;
}

export type Fact = "fullName" | "sex" | "birthDate" | "admittedOn";

/** The facts without which nobody can be entered, and which no column gives. */
export function missingFacts(columns: readonly ImportColumn[]): Fact[] {
  const has = (...fields: readonly ImportField[]) =>
    fields.every((field) => columns.some((column) => column.field === field));
  const bothDates = has("maleBirthDate", "femaleBirthDate");
  return [
    ...(has("fullName") || has("familyName", "givenName") ? [] : (["fullName"] as const)),
    ...(has("sex") || has("femaleMark") || bothDates ? [] : (["sex"] as const)),
    ...(has("birthDate") || bothDates ? [] : (["birthDate"] as const)),
    ...(has("admittedOn") || has("admissionDecidedOn") ? [] : (["admittedOn"] as const)),
  ];
}

function fieldNamed(name: string): ImportField | null {
  return FIELDS_BY_NAME.get(plain(name)) ?? null;
}

function reasonToDrop(name: string): DropReason {
  const folded = plain(name);
  const found = Object.entries(DROPPED).find(([, pattern]) => pattern.test(folded));
  return isReason(found?.[0]) ? found[0] : "unknown";
}

function isReason(word: string | undefined): word is keyof typeof DROPPED {
  return word !== undefined && word in DROPPED;
}

/** A heading without tone marks, stars, brackets and what stands in them. */
function plain(name: string): string {
  const folded = fold(name.replace(/\([^)]*\)/g, " "));
  return folded
    .replace(/[^a-z0-9]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
