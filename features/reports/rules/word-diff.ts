import { diffWordsWithSpace } from "diff";

export interface TextPart {
  readonly kind: "same" | "inserted" | "deleted";
  readonly text: string;
}

// Two texts that have nothing in common are told as such rather than compared for long.
const LONGEST_MS = 150;
const CONTEXT = 120;

/** What changed from one text to another, word by word, in reading order. */
export function diffText(before: string, after: string): TextPart[] {
  const segmenter = new Intl.Segmenter("vi", { granularity: "word" });
  const parts = diffWordsWithSpace(before, after, { intlSegmenter: segmenter, timeout: LONGEST_MS });
  if (!parts) return withoutEmpty([part("deleted", before), part("inserted", after)]);
  return withoutEmpty(
    parts.map(({ added, removed, value }) => part(added ? "inserted" : removed ? "deleted" : "same", value)),
  );
}

/** The same parts with long stretches of unchanged text cut to what stands next to a change. */
export function shortened(parts: readonly TextPart[]): TextPart[] {
  return parts.map(({ kind, text }, index) => {
    if (kind !== "same" || text.length <= 3 * CONTEXT) return { kind, text };
    const head = index === 0 ? "" : text.slice(0, CONTEXT);
    const tail = index === parts.length - 1 ? "" : text.slice(-CONTEXT);
    return { kind, text: `${head} … ${tail}` };
  });
}

function part(kind: TextPart["kind"], text: string): TextPart {
  return { kind, text };
}

function withoutEmpty(parts: readonly TextPart[]): TextPart[] {
  return parts.filter(({ text }) => text !== "");
}
