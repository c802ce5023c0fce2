import { expect, test } from "vitest";
import type { ReviewData } from "./review-data";
import type { ReviewBlock } from "./review-block";
import { buildReview, reviewTitle } from "./review-document";

const nothing: ReviewData = {
  quarter: "2022-Q1",
  unitName: "Đảng bộ Khối",
  head: { upperBody: "TỈNH ỦY LÂM ĐỒNG", issuingBody: "ĐẢNG ỦY KHỐI", docCode: "ĐUK", place: "Đà Lạt" },
  isDemonstration: false,
  opening: { official: 90, probationary: 10, total: 100 },
  closing: { official: 90, probationary: 10, total: 100 },
  admission: 0,
  officialRecognition: 0,
  transferOut: 0,
  transferIn: 0,
  awardCounts: { forms: [], badges: [], total: 0, badgesTotal: 0 },
  awardGroups: [],
  reports: { total: 0, missing: [] },
  narratives: {},
  chapters: [],
  consolidation: { lines: [], total: 0, counted: 0, withSubmitted: false, missing: [] },
  units: [],
};

const busy: ReviewData = {
  ...nothing,
  closing: { official: 4_400, probationary: 86, total: 4_486 },
  opening: { official: 4_410, probationary: 90, total: 4_500 },
  admission: 26,
  officialRecognition: 39,
  transferOut: 51,
  transferIn: 11,
  awardCounts: {
    forms: [],
    badges: [
      { mark: 30, people: 1 },
      { mark: 40, people: 1 },
    ],
    total: 13,
    badgesTotal: 2,
  },
  awardGroups: [
    {
      issuingBody: "Ban Thường vụ Tỉnh ủy",
      ground: "Hoàn thành xuất sắc nhiệm vụ 5 năm liền",
      meritFrom: 2017,
      meritTo: 2021,
      forms: [
        { form: "flag", nameVi: "Cờ", collectives: ["Đảng bộ cơ sở Cục Thuế tỉnh"], individuals: 0 },
        {
          form: "merit_certificate",
          nameVi: "Bằng khen",
          collectives: ["Đảng bộ A", "Chi bộ 6 (Đảng bộ B)"],
          individuals: 9,
        },
      ],
    },
  ],
  reports: { total: 5, missing: ["Đảng bộ A", "Đảng bộ B"] },
};

const textsOf = (blocks: readonly ReviewBlock[]) =>
  blocks.flatMap((block) => {
    if (block.kind === "table") return [];
    return [typeof block.text === "string" ? block.text : block.text.map(({ text }) => text).join("")];
  });

const spaced = (text: string) => text.replaceAll("\u00a0", " ");

test("the title names both quarters, and both years when they differ", () => {
  expect(spaced(reviewTitle("2022-Q1"))).toBe(
    "sơ kết công tác xây dựng Đảng quý I, phương hướng, nhiệm vụ trọng tâm quý II năm 2022",
  );
  expect(spaced(reviewTitle("2022-Q4"))).toBe(
    "sơ kết công tác xây dựng Đảng quý IV năm 2022, phương hướng, nhiệm vụ trọng tâm quý I năm 2023",
  );
});

test("the figures stand in sentences", () => {
  const texts = textsOf(buildReview(busy).blocks);
  for (const sentence of [
    "Trong quý, toàn Đảng bộ kết nạp 26 đảng viên mới; công nhận đảng viên chính thức cho 39 đảng viên dự bị.",
    "Về chuyển sinh hoạt đảng chính thức ra ngoài và từ ngoài Đảng bộ: chuyển sinh hoạt đảng đi 51 đảng viên; tiếp nhận 11 đảng viên chuyển sinh hoạt đến.",
    "Tổng số đảng viên cuối quý là 4.486 đồng chí, gồm 4.400 đảng viên chính thức và 86 đảng viên dự bị; giảm 14 so với đầu quý.",
    "Có 2 đảng viên được tặng Huy hiệu Đảng (Huy hiệu 30 năm tuổi đảng: 1 đồng chí; Huy hiệu 40 năm tuổi đảng: 1 đồng chí).",
    "Ban Thường vụ Tỉnh ủy tặng cờ cho 1 tập thể (Đảng bộ cơ sở Cục Thuế tỉnh); tặng bằng khen cho 2 tập thể (Đảng bộ A; Chi bộ 6 (Đảng bộ B)) và 9 cá nhân, với thành tích hoàn thành xuất sắc nhiệm vụ 5 năm liền (2017–2021).",
    "Đến thời điểm lập báo cáo, 3 trong số 5 đơn vị thuộc diện báo cáo đã gửi báo cáo quý; 2 đơn vị chưa gửi: Đảng bộ A; Đảng bộ B.",
  ])
    expect(texts).toContain(sentence);
});

test("a quarter in which nothing happened says so instead of naming noughts", () => {
  const texts = textsOf(buildReview(nothing).blocks);
  for (const sentence of [
    "Trong quý, toàn Đảng bộ không kết nạp đảng viên mới và không có đảng viên dự bị được công nhận chính thức.",
    "Trong quý không có đảng viên chuyển sinh hoạt đảng đi hoặc đến.",
    "Trong quý không có đảng viên được tặng Huy hiệu Đảng.",
    "Trong quý không có tập thể, cá nhân được khen thưởng.",
    "Trong quý không có đơn vị thuộc diện gửi báo cáo quý.",
  ])
    expect(texts).toContain(sentence);
  expect(texts.join(" ")).toContain("không thay đổi so với đầu quý");
  const oneSided = textsOf(buildReview({ ...nothing, admission: 3, transferOut: 2 }).blocks).join(" ");
  expect(oneSided).toContain("kết nạp 3 đảng viên mới; không có đảng viên dự bị được công nhận chính thức.");
  expect(oneSided).toContain("chuyển sinh hoạt đảng đi 2 đảng viên; không có đảng viên chuyển đến.");
});

test("reports: all in, none in, and too many missing for a sentence", () => {
  const said = (reports: ReviewData["reports"]) => textsOf(buildReview({ ...nothing, reports }).blocks).join(" ");
  expect(said({ total: 5, missing: [] })).toContain("Tất cả 5 đơn vị thuộc diện báo cáo đã gửi báo cáo quý.");
  expect(said({ total: 2, missing: ["Đảng bộ A", "Đảng bộ B"] })).toContain(
    "chưa có đơn vị nào trong 2 đơn vị thuộc diện báo cáo gửi báo cáo quý: Đảng bộ A; Đảng bộ B.",
  );
  const many = Array.from({ length: 11 }, (_, index) => `Đảng bộ ${String(index)}`);
  expect(said({ total: 20, missing: many })).toContain("11 đơn vị chưa gửi (danh sách kèm theo ở phần phụ lục).");
  const { appendix } = buildReview({ ...nothing, reports: { total: 20, missing: many } });
  expect(textsOf(appendix)).toContain("PHỤ LỤC 2");
  expect(appendix.at(-1)).toMatchObject({ rows: many.map((name, index) => [String(index + 1), name]) });
});

test("strength of an invented register says that it is invented, in the text and in the appendix", () => {
  const { blocks, appendix } = buildReview({ ...busy, isDemonstration: true });
  expect(textsOf(blocks).join(" ")).toContain("là số liệu minh họa");
  expect(textsOf(appendix).join(" ")).toContain("là số liệu minh họa");
  expect(textsOf(buildReview(busy).blocks).join(" ")).not.toContain("minh họa");
});

test("the committee's own text takes its chapter's place; the other chapters are left to the office", () => {
  const empty = buildReview(nothing);
  expect(empty.open).toHaveLength(10);
  const { blocks, open } = buildReview({
    ...nothing,
    narratives: { propaganda: "Đã tổ chức học tập nghị quyết.", cadres: "  " },
  });
  expect(open).not.toContain("2. Công tác chính trị, tư tưởng");
  expect(open).toContain("3. Công tác tổ chức, cán bộ, đảng viên");
  const texts = textsOf(blocks);
  expect(texts[texts.indexOf("2. Công tác chính trị, tư tưởng") + 1]).toBe("Đã tổ chức học tập nghị quyết.");
});

test("the appendix sums its columns", () => {
  const unit = {
    closing: 60,
    admission: 1,
    officialRecognition: 2,
    transferOut: 3,
    transferIn: 4,
    badges: 0,
    awards: 1,
  };
  const { appendix } = buildReview({
    ...nothing,
    units: [
      { ...unit, unitName: "A" },
      { ...unit, unitName: "B" },
    ],
  });
  expect(appendix.find(({ kind }) => kind === "table")).toMatchObject({
    rows: [
      ["1", "A", "60", "1", "2", "3", "4", "0", "1"],
      ["2", "B", "60", "1", "2", "3", "4", "0", "1"],
      ["", "Toàn Đảng bộ", "120", "2", "4", "6", "8", "0", "2"],
    ],
    strong: [2],
  });
});

test("an abbreviation at the head of a ground keeps its capitals", () => {
  const group = {
    issuingBody: "Đảng ủy",
    ground: "HTXSNV năm 2021",
    meritFrom: 2021,
    meritTo: 2021,
    forms: [{ form: "new", nameVi: "Kỷ niệm chương", collectives: [], individuals: 2 }],
  };
  expect(textsOf(buildReview({ ...nothing, awardGroups: [group] }).blocks)).toContain(
    "Đảng ủy tặng kỷ niệm chương cho 2 cá nhân, với thành tích HTXSNV năm 2021 (2021).",
  );
});

test("a chapter of the office's own form is told under its own title, behind the usual ones", () => {
  const { blocks } = buildReview({
    ...nothing,
    chapters: [{ code: "digital", title: "Chuyển đổi số" }],
    narratives: { digital: "Đã số hóa hồ sơ." },
  });
  const texts = textsOf(blocks);
  expect(texts[texts.indexOf("8. Chuyển đổi số") + 1]).toBe("Đã số hóa hồ sơ.");
});

test("the appendix tells what the reports add up to, who is missing, and what the committee states beside the sum", () => {
  const amount = { value: 152, numerator: null, denominator: null, yes: 0, no: 3, answered: 3 };
  const line = {
    code: "KN",
    section: "strength",
    group: { vi: "Đảng viên", en: "Members" },
    name: { vi: "Kết nạp", en: "Admitted" },
    measure: { vi: "người", en: "people" },
    kind: "flow",
    source: "ledger:KN",
    decimals: 0,
    partOf: null,
    answeredBy: [],
    amount,
    previous: amount,
    asked: 4,
    missing: 1,
    blank: 0,
    register: { value: 150, difference: 2, internal: 0, corrected: 2, correctedUnits: 1, rest: 0 },
    target: null,
    sinceJanuary: 152,
    stated: { value: 153, explanation: "Thêm một hồ sơ.", version: 1, byName: "Văn phòng", at: new Date(0) },
  } as const;
  const { appendix } = buildReview({
    ...nothing,
    consolidation: { lines: [line], total: 4, counted: 3, withSubmitted: false, missing: ["Chi bộ C"] },
  });
  const texts = textsOf(appendix);
  expect(texts).toContain("PHỤ LỤC 2");
  expect(texts).toContain("ĐƠN VỊ CHƯA CÓ TRONG SỐ LIỆU TỔNG HỢP");
  expect(texts).toContain("Kết nạp: cấp ủy nêu 153, tổng hợp từ báo cáo 152; giải trình: Thêm một hồ sơ.");
  expect(texts.join(" ")).toContain("Tổng hợp từ 3 báo cáo đã duyệt trong số 4 đơn vị");
  expect(appendix.filter(({ kind }) => kind === "table")[1]).toMatchObject({
    rows: [
      ["", "Đảng viên", "", "", "", ""],
      ["1", "Kết nạp", "người", "152", "150", "1/4"],
    ],
  });
});
