import { cleanLine } from "@/lib/vietnamese";

// Order of Intl.Collator("vi"); a letter's place in this line is its first weight in the key.
const ORDER = " _-,;:!?.'‘’\"()@*/\\&#%+0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
const FIRST_WEIGHT = 0x30;
const WEIGHTS = new Map(
  Array.from(ORDER, (letter, index) => [letter, String.fromCharCode(FIRST_WEIGHT + index)] as const),
);
const OTHER_LETTER = "~";

const BREVE = "\u0306";
const CIRCUMFLEX = "\u0302";
const HORN = "\u031b";
const LETTERS_WITH_MARK = new Set([
  "a" + BREVE,
  "a" + CIRCUMFLEX,
  "e" + CIRCUMFLEX,
  "o" + CIRCUMFLEX,
  "o" + HORN,
  "u" + HORN,
]);

const NO_TONE = "1";
const TONES = new Map([
  ["\u0300", "2"],
  ["\u0309", "3"],
  ["\u0303", "4"],
  ["\u0301", "5"],
  ["\u0323", "6"],
]);
const OTHER_MARK = "7";

const LOWER = "1";
const UPPER = "2";
// Below every weight, so that a shorter name comes before the longer one it begins.
const END = "!";

export type NameParts = { givenName: string; familyName: string; middleName: string };

/**
 * Splits a name into tên, họ and đệm: the last word, the first and what lies between. `givenName` says which part
 * is the tên where the last word is not (H'Hen Niê).
 */
export function nameParts(fullName: string, givenName?: string): NameParts {
  const words = cleanLine(fullName).split(" ");
  const given = givenName === undefined ? [] : cleanLine(givenName).split(" ").filter(Boolean);
  const rest = given.length > 0 ? withoutRun(words, given) : words.slice(0, -1);
  return {
    givenName: given.length > 0 ? given.join(" ") : (words.at(-1) ?? ""),
    familyName: rest[0] ?? "",
    middleName: rest.slice(1).join(" "),
  };
}

/**
 * A key whose byte order (collation "C") is the order of a Vietnamese list of names: by tên, then họ, then đệm, each as
 * Intl.Collator("vi") has it. It is stored, so it depends on this file only and not on the version of ICU.
 */
export function sortKey(fullName: string, givenName?: string): string {
  const parts = nameParts(fullName, givenName);
  return [parts.givenName, parts.familyName, parts.middleName].map(partKey).join("");
}

function partKey(part: string): string {
  let letters = "";
  let tones = "";
  let cases = "";
  for (const character of part) {
    const { base, marks } = decompose(character);
    const lower = base.toLowerCase();
    letters += WEIGHTS.get(lower) ?? OTHER_LETTER + hex(lower);
    tones += NO_TONE + marks.map((mark) => TONES.get(mark) ?? OTHER_MARK + hex(mark)).join("");
    cases += (lower === base ? LOWER : UPPER) + LOWER.repeat(marks.length);
  }
  return letters + END + tones.replace(/1+$/, "") + END + cases.replace(/1+$/, "") + END;
}

function decompose(character: string): { base: string; marks: string[] } {
  const [base = "", ...marks] = character.normalize("NFD");
  const own = marks.find((mark) => LETTERS_WITH_MARK.has(base.toLowerCase() + mark));
  if (own === undefined) return { base, marks };
  return { base: (base + own).normalize("NFC"), marks: marks.filter((mark) => mark !== own) };
}

function withoutRun(words: string[], run: string[]): string[] {
  const start = words.findIndex((_, index) => run.every((word, offset) => words[index + offset] === word));
  return start < 0 ? words : words.toSpliced(start, run.length);
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(6, "0");
}
