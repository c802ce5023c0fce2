import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/canonical";
import { AppError } from "@/lib/errors";
import { fold } from "@/lib/vietnamese";
import type { FormContent } from "../schema";

interface Coded {
  readonly code: string;
}

/** A short mark of what a thing holds, by which a form tells what its writer had before them. */
export function markOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex").slice(0, 24);
}

/**
 * The list with the item in it: a new one (`seen` is blank) at its end, a known one in its place. Throws `conflict` when
 * the code is taken, or when the item is no longer what its writer saw.
 */
export function putItem<T extends Coded>(items: readonly T[], item: T, seen: string): T[] {
  const known = items.find(({ code }) => code === item.code);
  if (seen === "") {
    if (known)
      throw new AppError("conflict", "forms.errors.codeTaken", undefined, { code: ["forms.errors.codeTaken"] });
    return [...items, item];
  }
  refuseChanged(known, seen);
  return items.map((one) => (one.code === item.code ? item : one));
}

/** The list without the item; throws `conflict` when it is no longer what was seen. */
export function dropItem<T extends Coded>(items: readonly T[], code: string, seen: string): T[] {
  refuseChanged(
    items.find((one) => one.code === code),
    seen,
  );
  return items.filter((one) => one.code !== code);
}

function refuseChanged(known: Coded | undefined, seen: string): void {
  if (known === undefined) throw new AppError("conflict", "forms.errors.gone");
  if (markOf(known) !== seen) throw new AppError("conflict", "forms.errors.changed");
}

/** The list with the item in front of another, or last. Throws `conflict` when either is no longer there. */
export function moveItem<T extends Coded>(items: readonly T[], code: string, before: string): T[] {
  const moved = items.find((one) => one.code === code);
  if (moved === undefined || before === code) throw new AppError("conflict", "forms.errors.gone");
  const rest = items.filter((one) => one !== moved);
  if (before === "") return [...rest, moved];
  const at = rest.findIndex((one) => one.code === before);
  if (at < 0) throw new AppError("conflict", "forms.errors.gone");
  return [...rest.slice(0, at), moved, ...rest.slice(at)];
}

/** The content with its indicators in the order of their groups: nobody fills in a form whose headings come twice. */
export function inGroupOrder(content: FormContent): FormContent {
  const places = new Map(content.groups.map(({ code }, index) => [code, index]));
  const placeOf = (section: string) => places.get(section) ?? places.size;
  return { ...content, indicators: content.indicators.toSorted((a, b) => placeOf(a.section) - placeOf(b.section)) };
}

/** A code nobody has yet, made of a title: "Internal affairs" → internal_affairs. */
export function freeCode(title: string, taken: readonly string[]): string {
  const words = fold(title)
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^[_0-9]+|_+$/g, "");
  const base = words.slice(0, 40) || "part";
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? base : `${base}_${number}`;
    if (!taken.includes(code)) return code;
  }
}

/** The first of R1, R2 … that no rule has. */
export function nextRuleCode(taken: readonly string[]): string {
  const free = taken.findIndex((_, index) => !taken.includes(`R${index + 1}`));
  return `R${free < 0 ? taken.length + 1 : free + 1}`;
}
