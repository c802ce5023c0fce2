const COMBINING_MARKS = /[\u0300-\u036f]/g;
const WHITESPACE = /\s+/g;
const CONTROLS_BUT_NEWLINE_AND_TAB = /(?![\n\t])\p{Cc}/gu;
// Lone surrogates break JSON and UTF-8; direction overrides and invisible marks make two different names look alike.
const INVISIBLE = /\p{Cs}|[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

export function toNfc(text: string): string {
  return text.normalize("NFC");
}

/** The form searched in: no tones, no diacritics, đ as d, lower case, single spaces ("Đặng Thị Hoà" → "dang thi hoa"). */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(COMBINING_MARKS, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(WHITESPACE, " ")
    .trim();
}

/** NFC, line breaks as \n, no control or invisible characters; spaces stay as they are. */
export function printable(text: string): string {
  return toNfc(text).replace(/\r\n?/g, "\n").replace(CONTROLS_BUT_NEWLINE_AND_TAB, "").replace(INVISIBLE, "");
}

/** Text of several lines made fit to store: printable and trimmed. */
export function cleanText(text: string): string {
  return printable(text).trim();
}

/** Text of one line made fit to store: as cleanText, with every run of white space as one space. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(WHITESPACE, " ");
}
