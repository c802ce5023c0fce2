import { expect, test } from "vitest";
import { convertWithLibreOffice, pagesOfPdf } from "@/server/testing/libre-office";
import type { Block, PartyDocument } from "./document-model";
import { buildPartyDocument } from "./party-document";

const NARRATIVE =
  "Trong quý, Ban Thường vụ Đảng ủy đã lãnh đạo, chỉ đạo các tổ chức cơ sở đảng triển khai kịp thời các nghị quyết, chỉ thị, kết luận của Trung ương và của Tỉnh ủy; công tác tuyên truyền được đổi mới về nội dung và hình thức.";

const blocks: Block[] = [
  { kind: "heading", level: 1, text: "I. TÌNH HÌNH, KẾT QUẢ THỰC HIỆN NHIỆM VỤ" },
  { kind: "heading", level: 2, text: "1. Công tác xây dựng Đảng" },
  { kind: "heading", level: 3, text: "1.1. Công tác tổ chức, cán bộ" },
  { kind: "paragraph", text: `${NARRATIVE}\n${NARRATIVE}` },
  ...Array.from({ length: 12 }, (): Block => ({ kind: "paragraph", text: NARRATIVE })),
  { kind: "paragraph", text: [{ text: "Kết nạp " }, { text: "26", bold: true }, { text: " đảng viên mới." }] },
];

const appendix: Block[] = [
  { kind: "caption", text: "PHỤ LỤC SỐ LIỆU QUÝ I NĂM 2022" },
  {
    kind: "table",
    columns: [
      { header: "TT", share: 8, align: "center" },
      { header: "Chỉ tiêu", share: 62 },
      { header: "Quý I/2022", share: 30, align: "right" },
    ],
    rows: [
      ...Array.from({ length: 60 }, (_, i) => [String(i + 1), `Chỉ tiêu số ${i + 1}`, String(i * 3)]),
      ["", "Cộng", "5.310"],
    ],
    strong: [60],
  },
];

const report: PartyDocument = {
  upperBody: "TỈNH ỦY LÂM ĐỒNG",
  issuingBody: "ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH",
  number: { value: 12, typeCode: "BC", bodyCode: "ĐUK" },
  place: "Đà Lạt",
  date: "2022-04-07",
  typeName: "BÁO CÁO",
  title: "sơ kết công tác quý I năm 2022 và nhiệm vụ trọng tâm quý II năm 2022",
  blocks,
  signature: { authority: "T/M BAN THƯỜNG VỤ", position: "BÍ THƯ", name: "Phạm Thanh Quan" },
  recipients: [
    "Thường trực Tỉnh ủy (báo cáo)",
    "Các đồng chí Ủy viên Ban Chấp hành Đảng bộ Khối",
    "Lưu Văn phòng Đảng ủy Khối",
  ],
  appendix,
  margins: { top: 20, bottom: 20, left: 30, right: 15 },
};

test("LibreOffice opens the document: head, body, signature and appendix stand on their pages", async () => {
  const pages = await pagesOfPdf(await convertWithLibreOffice(await buildPartyDocument(report), "docx", "pdf"));
  expect(pages).toHaveLength(4);
  const [first = "", second = "", third = "", last = ""] = pages.map((page) => page.replace(/\s+/g, " "));
  for (const text of [
    "TỈNH ỦY LÂM ĐỒNG ĐẢNG CỘNG SẢN VIỆT NAM",
    "Số 12-BC/ĐUK",
    "Đà Lạt, ngày 07 tháng 4 năm 2022",
    "BÁO CÁO sơ kết công tác quý I năm 2022",
    "-----",
    "1.1. Công tác tổ chức, cán bộ",
  ]) {
    expect(first).toContain(text);
  }
  expect(first).not.toMatch(/^ ?1 /);
  expect(second).toMatch(/^ ?2 /);
  expect(second).toContain("Kết nạp 26 đảng viên mới.");
  expect(second).toMatch(/Nơi nhận: T\/M BAN THƯỜNG VỤ/);
  expect(second).toContain("- Lưu Văn phòng Đảng ủy Khối.");
  expect(second).toContain("Phạm Thanh Quan");
  expect(third).toContain("PHỤ LỤC SỐ LIỆU QUÝ I NĂM 2022 TT Chỉ tiêu Quý I/2022");
  expect(last).toContain("TT Chỉ tiêu Quý I/2022");
  expect(last).toContain("Cộng 5.310");
}, 120_000);
