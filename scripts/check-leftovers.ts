import { lineOf, type Project } from "./project";

// One letter of each word stands in brackets, or this file would be its own first finding.
const PATTERNS: readonly { pattern: RegExp; because: string }[] = [
  { pattern: /\b(?:test|it|describe)(?:\.\w+)*\.(?:onl[y]|ski[p]|tod[o]|fixm[e])\b/g, because: "a test is left out" },
  { pattern: /\b(?:TOD[O]|FIXM[E]|XX[X]|HAC[K])\b/g, because: "work is left over" },
  {
    // An exception is for one line and one rule, and says why: `oxlint-disabl[e]-next-line rule -- reason`.
    pattern:
      /(?:oxlint|eslint)-disabl[e](?!-next-line [\w/-]+ -- \S)|@ts-(?:ignor[e]|nochec[k]|expect-erro[r])|prettier-ignor[e]/g,
    because: "a check is switched off",
  },
];
const READ = /\.(ts|tsx|css|mjs)$/;

/** Tests left out, work left over and checks switched off. */
export function checkLeftovers(project: Project): string[] {
  return [...project]
    .filter(([path]) => READ.test(path))
    .flatMap(([path, text]) =>
      PATTERNS.flatMap(({ pattern, because }) =>
        [...text.matchAll(pattern)].map((match) => `${path}:${lineOf(text, match.index)}: ${because}: ${match[0]}`),
      ),
    );
}
