import type { MessageParams } from "@/lib/errors";
import type { z } from "zod";
import { type FormContent, type FormFile, formFile, type FormPart } from "../schema";
import type { FormHead } from "./faults";

/** A fault of a file: which part, which of its entries from 1, which field, told by a key of the messages. */
export interface FileFault {
  readonly part: FormPart | "head";
  readonly entry: number | null;
  readonly field: string | null;
  readonly key: string;
  readonly params?: MessageParams;
}

export type ReadFile =
  | { readonly ok: true; readonly head: FormHead; readonly content: FormContent }
  | { readonly ok: false; readonly faults: readonly FileFault[] };

const PARTS = ["groups", "indicators", "chapters", "rules"] as const;
const MOST_FAULTS = 200;

export function toFormFile(head: FormHead, { groups, indicators, chapters, rules }: FormContent): FormFile {
  return {
    format: "so-ket-form",
    formatVersion: 1,
    effectiveFrom: head.effectiveFrom,
    sourceDocument: head.sourceDocument,
    groups: [...groups],
    indicators: [...indicators],
    chapters: [...chapters],
    rules: [...rules],
  };
}

/** Reads what a file says a form is, or tells everything that is wrong with it. */
export function readFormFile(raw: unknown): ReadFile {
  const parsed = formFile.safeParse(raw);
  if (!parsed.success) return { ok: false, faults: parsed.error.issues.slice(0, MOST_FAULTS).map(faultOfIssue) };
  const { effectiveFrom, sourceDocument, groups, indicators, chapters, rules } = parsed.data;
  const content = { groups, indicators, chapters, rules };
  const faults = PARTS.flatMap((part) => codesTwice(part, content[part]));
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, MOST_FAULTS) };
  return { ok: true, head: { effectiveFrom, sourceDocument }, content };
}

function codesTwice(part: FormPart, items: readonly { readonly code: string }[]): FileFault[] {
  const codes = items.map(({ code }) => code);
  return codes.flatMap((code, index) =>
    codes.indexOf(code) === index
      ? []
      : [{ part, entry: index + 1, field: "code", key: "forms.file.codeTwice", params: { code } }],
  );
}

function faultOfIssue(issue: z.core.$ZodIssue): FileFault {
  const [first, second, third] = issue.path;
  const part = PARTS.find((one) => one === first) ?? "head";
  const isInside = part !== "head";
  const field = isInside ? third : first;
  return {
    part,
    entry: isInside && typeof second === "number" ? second + 1 : null,
    field: field === undefined ? null : String(field),
    ...messageOf(issue),
  };
}

function messageOf(issue: z.core.$ZodIssue): Pick<FileFault, "key" | "params"> {
  if (/^(errors|forms)(\.[A-Za-z]+)+$/.test(issue.message)) return { key: issue.message };
  if (issue.code === "unrecognized_keys")
    return { key: "forms.file.unknownKeys", params: { keys: issue.keys.join(", ") } };
  if (issue.code === "too_big" && issue.origin === "string") {
    return { key: "errors.tooLong", params: { limit: Number(issue.maximum) } };
  }
  if (issue.code === "too_big") return { key: "forms.file.tooMany", params: { limit: Number(issue.maximum) } };
  if (issue.code === "invalid_type" && issue.input === undefined) return { key: "errors.required" };
  return { key: "errors.invalid" };
}
