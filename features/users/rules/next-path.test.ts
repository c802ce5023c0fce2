import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nextPath } from "./next-path";

test("a path of this site is kept, with its question and mark", () => {
  expect(nextPath("/reports/1?quarter=2022-Q1#figures")).toBe("/reports/1?quarter=2022-Q1#figures");
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "/\t/evil.example",
  "/\n/evil.example",
  "/a/..//evil.example",
  "/%2e%2e//evil.example",
  "evil.example",
  "",
  "/sign-in?next=/sign-in",
  "/api/session",
  null,
  ["/a", "/b"],
])("%j leads to the first page", (asked) => {
  expect(nextPath(asked)).toBe("/");
});

const beginnings = fc.constantFrom(
  "",
  "/",
  "//",
  "/\\",
  "/./",
  "/a/../",
  "https://",
  "https:",
  "/%2f",
  "/\t",
  "\u0000/",
  "/@",
);

test("whatever is asked, the answer stays on this site", () => {
  fc.assert(
    fc.property(beginnings, beginnings, fc.string({ unit: "binary" }), (first, second, rest) => {
      const answer = nextPath(first + second + rest);
      expect(answer).toMatch(/^\/(?![/\\])/);
      expect(new URL(answer, "https://so-ket.example").host).toBe("so-ket.example");
    }),
  );
});
