import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import type { PartyDocument } from "./document-model";
import { buildPartyDocument } from "./party-document";

const report: PartyDocument = {
  upperBody: "TỈNH ỦY LÂM ĐỒNG",
  issuingBody: "ĐẢNG ỦY KHỐI",
  number: { value: 5, typeCode: "BC", bodyCode: "ĐUK" },
  place: "Đà Lạt",
  date: "2022-04-07",
  typeName: "BÁO CÁO",
  title: "sơ kết quý I",
  blocks: [
    { kind: "heading", level: 1, text: "I. KẾT QUẢ" },
    { kind: "paragraph", text: "Dòng một & <b>\n\n\u0000Dòng hai".normalize("NFD") },
    { kind: "paragraph", text: [{ text: "Kết nạp " }, { text: "26", bold: true }, { text: " đảng viên" }] },
    {
      kind: "table",
      columns: [
        { header: "Chỉ tiêu", share: 3 },
        { header: "Số", share: 1, align: "right" },
      ],
      rows: [["Kết nạp", "26"]],
      strong: [0],
    },
  ],
  signature: { authority: "T/M BAN THƯỜNG VỤ", position: "BÍ THƯ", name: "Phạm Thanh Quan" },
  recipients: ["Tỉnh ủy"],
  margins: { top: 20, bottom: 20, left: 30, right: 15 },
};

async function partsOf(input: PartyDocument): Promise<{ xml: string; texts: string[]; names: string[] }> {
  const files = unzipSync(await buildPartyDocument(input));
  const xml = strFromU8(files["word/document.xml"] ?? new Uint8Array());
  const texts = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1] ?? "");
  return { xml, texts, names: Object.keys(files) };
}

test("head, title, body, recipients and signature come in the order of the Party's layout", async () => {
  const { texts } = await partsOf(report);
  expect(texts.filter(Boolean)).toEqual([
    "TỈNH ỦY LÂM ĐỒNG",
    "ĐẢNG ỦY KHỐI",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "*",
    "Số 05-BC/ĐUK",
    "Đà Lạt, ngày 07 tháng 4 năm 2022",
    "BÁO CÁO",
    "sơ kết quý I",
    "-----",
    "I. KẾT QUẢ",
    "Dòng một &amp; &lt;b&gt;",
    "Dòng hai",
    "Kết nạp ",
    "26",
    " đảng viên",
    "Chỉ tiêu",
    "Số",
    "Kết nạp",
    "26",
    "Nơi nhận:",
    "- Tỉnh ủy.",
    "T/M BAN THƯỜNG VỤ",
    "BÍ THƯ",
    "Phạm Thanh Quan",
  ]);
});

test("the page is A4 with the margins given, the first page unnumbered, the text in Times New Roman", async () => {
  const { xml } = await partsOf(report);
  expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
  expect(xml).toMatch(/<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/);
  expect(xml).toContain("<w:titlePg/>");
  expect(xml).not.toMatch(/w:ascii="(?!Times New Roman")/);
});

test("sizes follow the layout: Party's name 15, type name 16, date in italics, recipients 12", async () => {
  const { xml } = await partsOf(report);
  const look = (text: string) =>
    new RegExp(`<w:r><w:rPr>((?:(?!</w:rPr>).)*)</w:rPr><w:t[^>]*>${text}`).exec(xml)?.[1] ?? "";
  expect(look("ĐẢNG CỘNG SẢN VIỆT NAM")).toMatch(/<w:b\/>.*<w:sz w:val="30"\/>/);
  expect(look("BÁO CÁO")).toMatch(/<w:b\/>.*<w:sz w:val="32"\/>/);
  expect(look("Đà Lạt")).toMatch(/<w:i\/>.*<w:sz w:val="28"\/>/);
  expect(look("Nơi nhận:")).toContain("<w:u ");
  expect(look("- Tỉnh ủy")).toContain('<w:sz w:val="24"/>');
  expect(look("Phạm Thanh Quan")).toContain("<w:b/>");
  expect(look("BÍ THƯ")).not.toContain("<w:b/>");
});

test("heads of tables repeat, rows are not cut", async () => {
  const { xml } = await partsOf(report);
  expect(xml).toContain("<w:tblHeader/>");
  expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(5);
});

test("an appendix has a section of its own, a document without one has a single section", async () => {
  const { xml } = await partsOf({ ...report, appendix: [{ kind: "caption", text: "PHỤ LỤC" }] });
  expect(xml.match(/<w:sectPr/g)).toHaveLength(2);
  expect((await partsOf(report)).xml.match(/<w:sectPr/g)).toHaveLength(1);
});

test("a document not yet signed leaves its number and day open", async () => {
  const { texts } = await partsOf({ ...report, number: { ...report.number, value: null }, date: null });
  expect(texts).toContain("Đà Lạt, ngày … tháng … năm …");
  expect(texts.some((text) => /^Số\s+-BC\/ĐUK$/.test(text))).toBe(true);
});
