import { formatNumber } from "@/lib/format";
import type { AwardGroup, ReviewData } from "./review-data";

const MOST_NAMED = 10;

const GIVING: Readonly<Record<string, string>> = {
  flag: "tặng cờ cho",
  merit_certificate: "tặng bằng khen cho",
  commendation: "tặng giấy khen cho",
  praise: "biểu dương",
};

/** "Trong quý, toàn Đảng bộ kết nạp 26 đảng viên mới; công nhận chính thức 39 đảng viên dự bị." */
export function admissionSentence({ admission, officialRecognition }: ReviewData): string {
  if (admission === 0 && officialRecognition === 0)
    return "Trong quý, toàn Đảng bộ không kết nạp đảng viên mới và không có đảng viên dự bị được công nhận chính thức.";
  const admitted = admission === 0 ? "không kết nạp đảng viên mới" : `kết nạp ${people(admission)} đảng viên mới`;
  const recognised =
    officialRecognition === 0
      ? "không có đảng viên dự bị được công nhận chính thức"
      : `công nhận đảng viên chính thức cho ${people(officialRecognition)} đảng viên dự bị`;
  return `Trong quý, toàn Đảng bộ ${admitted}; ${recognised}.`;
}

/** Transfers over the border of the whole organisation: moves within it do not change its strength. */
export function transferSentence({ transferOut, transferIn }: ReviewData): string {
  if (transferOut === 0 && transferIn === 0) return "Trong quý không có đảng viên chuyển sinh hoạt đảng đi hoặc đến.";
  const out =
    transferOut === 0 ? "không có đảng viên chuyển đi" : `chuyển sinh hoạt đảng đi ${people(transferOut)} đảng viên`;
  const into =
    transferIn === 0
      ? "không có đảng viên chuyển đến"
      : `tiếp nhận ${people(transferIn)} đảng viên chuyển sinh hoạt đến`;
  return `Về chuyển sinh hoạt đảng chính thức ra ngoài và từ ngoài Đảng bộ: ${out}; ${into}.`;
}

export function badgeSentence({ awardCounts: { badges, badgesTotal } }: ReviewData): string {
  if (badgesTotal === 0) return "Trong quý không có đảng viên được tặng Huy hiệu Đảng.";
  const byMark = badges.map(
    ({ mark, people: count }) => `Huy hiệu ${String(mark)} năm tuổi đảng: ${people(count)} đồng chí`,
  );
  return `Có ${people(badgesTotal)} đảng viên được tặng Huy hiệu Đảng (${byMark.join("; ")}).`;
}

export function strengthSentence({ opening, closing }: ReviewData): string {
  const change = closing.total - opening.total;
  const compared =
    change === 0
      ? "không thay đổi so với đầu quý"
      : `${change > 0 ? "tăng" : "giảm"} ${people(Math.abs(change))} so với đầu quý`;
  return `Tổng số đảng viên cuối quý là ${people(closing.total)} đồng chí, gồm ${people(closing.official)} đảng viên chính thức và ${people(closing.probationary)} đảng viên dự bị; ${compared}.`;
}

/** What the numbers of the register are worth where its people are invented. */
export const DEMONSTRATION_NOTE =
  "(Số đảng viên đầu quý và cuối quý trên đây là số liệu minh họa, không phải số liệu đã công bố.)";

/** One sentence for each body and ground: organisations by name, persons by number. */
export function awardSentences({ awardGroups }: ReviewData): string[] {
  if (awardGroups.length === 0) return ["Trong quý không có tập thể, cá nhân được khen thưởng."];
  return awardGroups.map((group) => {
    const given = group.forms.map(({ form, nameVi, collectives, individuals }) => {
      const giving = GIVING[form] ?? `tặng ${nameVi.toLocaleLowerCase("vi")} cho`;
      return `${giving} ${recipientsPhrase(collectives, individuals)}`;
    });
    return `${group.issuingBody} ${given.join("; ")}, với thành tích ${groundPhrase(group)}.`;
  });
}

function recipientsPhrase(collectives: readonly string[], individuals: number): string {
  const named = collectives.length === 0 ? [] : [`${people(collectives.length)} tập thể (${collectives.join("; ")})`];
  const counted = individuals === 0 ? [] : [`${people(individuals)} cá nhân`];
  return [...named, ...counted].join(" và ");
}

function groundPhrase({ ground, meritFrom, meritTo }: AwardGroup): string {
  const years = [...new Set([meritFrom, meritTo].filter((year) => year !== null))].join("–");
  const [first = "", ...rest] = Array.from(ground);
  // "Hoàn thành xuất sắc …" within a sentence; an abbreviation in capitals stays as it is.
  const second = rest[0] ?? "";
  const lowered = second === second.toLocaleLowerCase("vi") ? first.toLocaleLowerCase("vi") : first;
  return `${lowered}${rest.join("")}${years === "" ? "" : ` (${years})`}`;
}

export function reportSentence({ reports: { total, missing } }: ReviewData): string {
  if (total === 0) return "Trong quý không có đơn vị thuộc diện gửi báo cáo quý.";
  if (missing.length === 0) return `Tất cả ${people(total)} đơn vị thuộc diện báo cáo đã gửi báo cáo quý.`;
  const names = areNamedInText(missing) ? `: ${missing.join("; ")}` : " (danh sách kèm theo ở phần phụ lục)";
  if (missing.length === total)
    return `Đến thời điểm lập báo cáo, chưa có đơn vị nào trong ${people(total)} đơn vị thuộc diện báo cáo gửi báo cáo quý${names}.`;
  return `Đến thời điểm lập báo cáo, ${people(total - missing.length)} trong số ${people(total)} đơn vị thuộc diện báo cáo đã gửi báo cáo quý; ${people(missing.length)} đơn vị chưa gửi${names}.`;
}

/** A sentence holds a few names; more of them stand in the appendix. */
export function areNamedInText(names: readonly string[]): boolean {
  return names.length <= MOST_NAMED;
}

function people(count: number): string {
  return formatNumber(count);
}
