import { expect, test } from "vitest";
import type { SnapshotContent } from "../schema";
import { BLANK_ENTRY, type Figure } from "./figures";
import { changesBetween, freezeFigure, receiptNumber } from "./snapshot";

const NAME = { vi: "Kết nạp", en: "Admitted" };
const KN: Figure = {
  ...BLANK_ENTRY,
  code: "KN",
  section: "strength",
  group: NAME,
  guidance: NAME,
  partOf: null,
  decimals: 0,
  isRequired: false,
  hasTarget: false,
  name: NAME,
  measure: { vi: "người", en: "people" },
  kind: "flow",
  source: "ledger:KN",
  computed: 5,
  version: 0,
};

function content(figures: Figure[], narratives: [code: string, body: string][]): SnapshotContent {
  return {
    unit: { id: "u", name: "Chi bộ" },
    quarter: "2022-Q1",
    form: { code: "quarterly", version: 1 },
    figures: figures.map(freezeFigure),
    narratives: narratives.map(([code, body]) => ({ code, title: code, body })),
    register: { opening: 0, increases: 5, decreases: 0, official: 5, probationary: 0, closing: 5 },
    ledgerSeq: 1,
    warnings: [],
    explanations: {},
    attachments: [],
    submittedBy: { id: "a", name: "A" },
  };
}

test("a figure nobody touched is frozen as the register's; an overridden one keeps both and the reason", () => {
  expect(freezeFigure(KN)).toMatchObject({ computed: 5, reported: 5, reason: null });
  expect(freezeFigure({ ...KN, value: 6, reason: "Bổ sung" })).toMatchObject({
    computed: 5,
    reported: 6,
    reason: "Bổ sung",
  });
  expect(freezeFigure({ ...KN, value: 5, reason: "Thừa" })).toMatchObject({ reported: 5, reason: null });
});

test("a ratio is frozen as its two figures, never as a percentage", () => {
  const ratio: Figure = {
    ...KN,
    code: "QT_PCT",
    kind: "ratio",
    computed: null,
    value: 99,
    numerator: 1235,
    denominator: 1200,
  };
  expect(freezeFigure(ratio)).toMatchObject({ reported: null, numerator: 1235, denominator: 1200 });
});

test("between two handings in, only what changed is told, with both figures", () => {
  const first = content(
    [KN, { ...KN, code: "CT", computed: 2 }],
    [
      ["results", "Một"],
      ["cadres", ""],
    ],
  );
  const second = content(
    [
      { ...KN, computed: 6 },
      { ...KN, code: "CT", computed: 2 },
    ],
    [
      ["results", "Hai"],
      ["cadres", ""],
    ],
  );
  const changes = changesBetween(first, second);
  expect(changes.figures).toMatchObject([{ code: "KN", before: { reported: 5 }, after: { reported: 6 } }]);
  expect(changes.sections).toEqual(["results"]);
  expect(changesBetween(first, first)).toEqual({ figures: [], sections: [], attached: [], detached: [] });
});

test("the first handing in is told against nothing: what was left blank is no change", () => {
  const blank = { ...KN, code: "SHCD", computed: null };
  const changes = changesBetween(
    null,
    content(
      [KN, blank],
      [
        ["results", "Một"],
        ["cadres", ""],
      ],
    ),
  );
  expect(changes.figures.map(({ code }) => code)).toEqual(["KN"]);
  expect(changes.sections).toEqual(["results"]);
});

test("the receipt's number tells the ordinal and the head of the hash", () => {
  expect(receiptNumber({ ordinal: 2, hash: "0a1b2c3d4e5f" })).toBe("2-0A1B2C3D");
});

const file = (name: string, sha256: string) => ({ name, size: 1, sha256 });

test("documents that were added or taken off are named, by their content and not by their name", () => {
  const before = { ...content([], []), attachments: [file("Biên bản.pdf", "a"), file("Bảng.xlsx", "b")] };
  const after = { ...content([], []), attachments: [file("Đổi tên.pdf", "a"), file("Bảng.xlsx", "c")] };
  expect(changesBetween(before, after)).toMatchObject({ attached: ["Bảng.xlsx"], detached: ["Bảng.xlsx"] });
  expect(changesBetween(null, before)).toMatchObject({ attached: ["Biên bản.pdf", "Bảng.xlsx"], detached: [] });
});
