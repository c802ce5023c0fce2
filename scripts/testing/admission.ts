import { randomInt, randomUUID } from "node:crypto";

export const ADMISSION_FORM = "/changes/new/admission";
export const ADMISSION_FIELDS = ["fullName", "unitId", "docNumber", "decidedOn", "requestKey"] as const;
/** Decisions that only tests and measurements enter. */
export const TEST_BODY = "Ban Thường vụ Đảng ủy (thử tải)";

const FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Mai Tạ".split(" ");
const SYLLABLES = (
  "An Anh Bảo Bích Cẩm Châu Chi Cường Diễm Diệp Dũng Duy Đào Đạt Đông Đức Giang Gia Hà Hải Hạnh Hiền Hiếu Hoa Hoài Hồng Huệ " +
  "Hùng Hương Khánh Khoa Kiên Kim Lam Lan Liên Linh Loan Long Mạnh Minh My Nam Nga Ngân Ngọc Nhung Oanh Phúc Phương Quang " +
  "Quý Sơn Tâm Thảo Thắng Thủy Tiến Trang Trung Tuấn Uyên Vân Yến"
).split(" ");

// Another beginning each time, so that a database may be measured twice.
let made = randomInt(3_000_000);

export type AdmissionValues = Readonly<Record<string, string>> & { readonly requestKey: string };

/** The filled admission form of somebody who is like nobody before, on a decision of their own. */
export function admissionValues(unitId: string, run: string): AdmissionValues {
  made += 1;
  const birth = new Date(Date.UTC(1985, 0, 1 + (made % 4_000)));
  return {
    fullName: nameOf(made),
    sex: made % 2 === 0 ? "female" : "male",
    birthDate: birth.toISOString().slice(0, 10),
    unitId,
    issuingBody: TEST_BODY,
    docType: "QĐ",
    docNumber: `${made}-${run}`,
    decidedOn: "2022-02-10",
    admittedOn: "2022-03-03",
    requestKey: randomUUID(),
  };
}

const pick = (list: readonly string[], index: number) => list[index % list.length] ?? "";

// Four million names that share as much with one another as people's names do.
function nameOf(count: number): string {
  const [first, second, third] = [count, Math.floor(count / 64), Math.floor(count / 4_096)];
  const family = pick(FAMILIES, Math.floor(count / 262_144));
  return [family, pick(SYLLABLES, third), pick(SYLLABLES, second), pick(SYLLABLES, first)].join(" ");
}
