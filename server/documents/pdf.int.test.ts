import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { pagesOfPdf } from "../testing/libre-office";
import type { PartyDocument } from "./document-model";
import { buildPartyPdf, buildSheetPdf } from "./pdf";

const MARGINS = { top: 20, bottom: 20, left: 30, right: 15 };
const MARKUP = '#import "x": * · $a^2$ · [b] · *c* · _d_ · `e` · <f> · @g · = h · \\ · // i · #{panic()}';

const document: PartyDocument = {
  upperBody: "TỈNH ỦY LÂM ĐỒNG",
  issuingBody: "ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH",
  number: { value: 5, typeCode: "BC", bodyCode: "ĐUK" },
  place: "Đà Lạt",
  date: "2022-04-07",
  typeName: "BÁO CÁO",
  title: "sơ kết quý I năm 2022",
  blocks: [
    { kind: "heading", level: 1, text: "I. KẾT QUẢ" },
    { kind: "paragraph", text: MARKUP },
    { kind: "paragraph", text: `Tên tách dấu: ${"Nguyễn Thị Ấn, Đặng Hòa".normalize("NFD")}.` },
    { kind: "paragraph", text: "Hàng đầu\nHàng hai" },
  ],
  signature: { authority: "T/M BAN THƯỜNG VỤ", position: "PHÓ BÍ THƯ", name: "Trần Văn Ánh" },
  recipients: ["Tỉnh ủy (để báo cáo)", "Lưu Văn phòng"],
  appendix: [
    { kind: "caption", text: "PHỤ LỤC" },
    {
      kind: "table",
      columns: [
        { header: "TT", share: 10, align: "center" },
        { header: "Đơn vị", share: 90 },
      ],
      rows: Array.from({ length: 80 }, (_, index) => [String(index + 1), `Chi bộ #${String(index + 1)} [x] $y$`]),
    },
  ],
  margins: MARGINS,
};

test("what is written is printed as it stands, markup and decomposed letters alike, on pages with the head repeated", async () => {
  const pages = await pagesOfPdf(await buildPartyPdf(document));
  const text = pages.join(" ").replace(/\s+/g, " ");
  for (const part of [
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Số 05-BC/ĐUK",
    "Đà Lạt, ngày 07 tháng 4 năm 2022",
    '#import "x": * · $a^2$ · [b] · *c* · _d_ · `e` · <f> · @g · = h · \\ · // i · #{panic()}',
    "Tên tách dấu: Nguyễn Thị Ấn, Đặng Hòa.",
    "T/M BAN THƯỜNG VỤ",
    "- Tỉnh ủy (để báo cáo),",
    "Chi bộ #80 [x] $y$",
  ])
    expect(text).toContain(part);
  expect(pages.length).toBeGreaterThanOrEqual(3);
  expect(pages.slice(1).every((page) => page.includes("Đơn vị"))).toBe(true);
});

test("every font is within the file", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "so-ket-pdf-"));
  try {
    const file = path.join(folder, "a.pdf");
    writeFileSync(file, await buildPartyPdf(document));
    const fonts = execFileSync("pdffonts", [file], { encoding: "utf8" }).trim().split("\n").slice(2);
    expect(fonts.length).toBeGreaterThan(1);
    for (const font of fonts) expect(font).toMatch(/Tinos-.*\byes yes yes\b/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a plain sheet has lines to write on and its foot on each page; four hundred documents in turn keep nothing of each other", async () => {
  const sheet = {
    typeName: "MẪU BÁO CÁO",
    title: "quý I",
    blocks: [{ kind: "ruled" as const, lines: 9 }],
    footer: "Mẫu quý I",
    margins: MARGINS,
  };
  const [page] = await pagesOfPdf(await buildSheetPdf(sheet));
  expect(page).toContain("Mẫu quý I");
  // How much a process takes before it settles is the machine's affair; what is kept of each document grows in every round.
  const growths: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    const before = process.memoryUsage().rss;
    for (let n = 0; n < 20; n += 1) {
      // Another document each time: one that was set already would be taken from what is kept.
      const text = JSON.stringify(document).replaceAll("Chi bộ #", `Chi bộ ${round}.${n}.`);
      await buildPartyPdf(JSON.parse(text));
      // The typesetter's own memory is given back between turns of the event loop, as it is between two requests.
      await nextTurn();
    }
    growths.push((process.memoryUsage().rss - before) / 1_000_000);
  }
  expect(Math.min(...growths)).toBeLessThan(10);
});

test("a text beyond what fits into a document is refused in words", async () => {
  const long = { ...document, blocks: [{ kind: "paragraph" as const, text: "a".repeat(8_000_001) }] };
  await expect(buildPartyPdf(long)).rejects.toMatchObject({ messageKey: "documents.errors.tooLong" });
});
