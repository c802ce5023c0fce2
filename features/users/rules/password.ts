import { ZxcvbnFactory, type ZxcvbnResult } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { fold } from "@/lib/vietnamese";

export type PasswordFault = "tooShort" | "tooLong" | "personal" | "repeated" | "sequence" | "common" | "guessable";

interface Owner {
  readonly name: string;
  readonly email: string;
}

const MOST_CHARACTERS = 256;
// 10^10 guesses: with the waiting times of sign-in, and the cost of one hash when a copy leaks, beyond trying out.
const LEAST_GUESSES_LOG10 = 10;
const OFFICE_WORDS = [
  "so ket",
  "bao cao",
  "dang bo",
  "dang uy",
  "dang bo khoi",
  "dang uy khoi",
  "chi bo",
  "dang vien",
  "dang cong san",
  "viet nam",
  "van phong",
  "ban to chuc",
  "bi thu",
  "tinh uy",
  "ha noi",
  "mat khau",
  "xin chao",
];

const meter = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: MOST_CHARACTERS });

/** Why a password cannot be taken, or null. No rules of composition: length, and not easily guessed. */
export function passwordFault(password: string, owner: Owner, leastCharacters: number): PasswordFault | null {
  const characters = Array.from(password).length;
  if (characters < leastCharacters) return "tooShort";
  if (characters > MOST_CHARACTERS) return "tooLong";
  // Tone marks are dropped and spaces closed: guessing programs do that first.
  const folded = fold(password);
  const spellings = new Set([password, folded, folded.replaceAll(" ", "")]);
  const results = [...spellings].map((spelling) => meter.check(spelling, wordsOf(owner)));
  const weakest = results.toSorted((a, b) => a.guessesLog10 - b.guessesLog10)[0];
  return weakest === undefined || weakest.guessesLog10 >= LEAST_GUESSES_LOG10 ? null : causeOf(weakest);
}

function wordsOf({ name, email }: Owner): string[] {
  const names = fold(name).split(" ");
  const [local = "", domain = ""] = email.toLowerCase().split("@");
  const phrases = [...OFFICE_WORDS, names.join(" "), names.slice(1).join(" "), names.toReversed().join(" ")];
  const joined = phrases.flatMap((phrase) => [phrase, phrase.replaceAll(" ", "")]);
  return [...joined, ...names, email, local, domain, ...local.split(/[^a-z0-9]+/), ...domain.split(".")].filter(
    (word) => word.length > 1,
  );
}

function causeOf(result: ZxcvbnResult): PasswordFault {
  const longest = result.sequence.toSorted((a, b) => b.token.length - a.token.length)[0];
  if (result.sequence.some((match) => match.pattern === "dictionary" && match["dictionaryName"] === "userInputs"))
    return "personal";
  if (longest?.pattern === "repeat") return "repeated";
  if (longest?.pattern === "sequence" || longest?.pattern === "spatial") return "sequence";
  return longest?.pattern === "dictionary" ? "common" : "guessable";
}
