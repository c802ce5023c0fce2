import { type AnyColumn, type SQL, sql } from "drizzle-orm";

/** SQL: a text as `fold` of lib/vietnamese makes it, for columns that have no folded twin. */
export function folded(text: AnyColumn | SQL): SQL {
  return sql`translate(lower(regexp_replace(normalize(${text}, NFD), U&'[\\0300-\\036F]', '', 'g')), 'đ', 'd')`;
}

/** SQL: each word, already folded, stands somewhere in the text. */
export function containsWords(text: AnyColumn | SQL, words: readonly string[]): SQL[] {
  return words.map((word) => sql`${folded(text)} like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`);
}
