import type { MessageParams } from "@/lib/errors";
import { compareQuarters, type Quarter } from "@/lib/quarter";
import type { FormContent, FormIndicator, FormPart } from "../schema";
import { checkFormula, neededBy } from "./formula";
import { checkExpression, type Checked } from "./language";
import { isKnownSource, type KnownSources, readSource } from "./sources";

/** What has to be mended before a form can be published: in which part, at which code, told by a key of the messages. */
export interface FormFault {
  readonly part: FormPart | "head";
  readonly code: string | null;
  /** The field of its form in which it is mended. */
  readonly field: string;
  readonly key: string;
  readonly params?: MessageParams;
}

const FAULTS = {
  sourceDocument: "forms.faults.sourceDocument",
  tooEarly: "forms.faults.tooEarly",
  noIndicator: "forms.faults.noIndicator",
  emptyGroup: "forms.faults.emptyGroup",
  codeTwice: "forms.faults.codeTwice",
  group: "forms.faults.group",
  computedKind: "forms.faults.computedKind",
  source: "forms.faults.source",
  wholeGone: "forms.faults.wholeGone",
  wholeKind: "forms.faults.wholeKind",
  wholeAnsweredBy: "forms.faults.wholeAnsweredBy",
  targetKind: "forms.faults.targetKind",
  unitKind: "forms.faults.unitKind",
  partLoop: "forms.faults.partLoop",
  formulaLoop: "forms.faults.formulaLoop",
} as const;

export interface FormHead {
  readonly effectiveFrom: Quarter;
  readonly sourceDocument: string;
}

interface Given {
  readonly head: FormHead;
  readonly content: FormContent;
  readonly known: KnownSources;
  /** The first quarter for which reports are not opened yet. */
  readonly earliest: Quarter;
}

/** Everything that stands in the way of publishing, in the order of the form. */
export function faultsOf({ head, content, known, earliest }: Given): FormFault[] {
  return [...headFaults(head, earliest), ...emptyFaults(content), ...contentFaults(content, known)];
}

/** What is wrong with what the form asks, wherever it stands. */
export function contentFaults(content: FormContent, known: KnownSources): FormFault[] {
  return [
    ...(["groups", "indicators", "chapters", "rules"] as const).flatMap((part) => twiceFaults(part, content[part])),
    ...content.indicators.flatMap((indicator) => indicatorFaults(indicator, content, known)),
    ...loopFaults(content.indicators),
    ...content.chapters.flatMap(({ code, answeredBy }) =>
      unknownKinds(answeredBy, known).map((kind) => fault("chapters", code, "answeredBy", ["unitKind", { kind }])),
    ),
    ...ruleFaults(content),
  ];
}

type Told = readonly [name: keyof typeof FAULTS, params: MessageParams];

function fault(
  part: FormFault["part"],
  code: string | null,
  field: string,
  told: keyof typeof FAULTS | Told,
): FormFault {
  if (typeof told === "string") return { part, code, field, key: FAULTS[told] };
  return { part, code, field, key: FAULTS[told[0]], params: told[1] };
}

function headFaults({ effectiveFrom, sourceDocument }: FormHead, earliest: Quarter): FormFault[] {
  return [
    ...(sourceDocument === "" ? [fault("head", null, "sourceDocument", "sourceDocument")] : []),
    ...(compareQuarters(effectiveFrom, earliest) < 0 ? [fault("head", null, "effectiveFrom", "tooEarly")] : []),
  ];
}

function emptyFaults({ indicators, groups }: FormContent): FormFault[] {
  if (indicators.length === 0) return [fault("indicators", null, "code", "noIndicator")];
  return groups
    .filter(({ code }) => indicators.every(({ section }) => section !== code))
    .map(({ code }) => fault("groups", code, "titleVi", "emptyGroup"));
}

function twiceFaults(part: FormPart, items: readonly { readonly code: string }[]): FormFault[] {
  const codes = items.map(({ code }) => code);
  const twice = new Set(codes.filter((code, index) => codes.indexOf(code) !== index));
  return [...twice].map((code) => fault(part, code, "code", "codeTwice"));
}

function indicatorFaults(indicator: FormIndicator, content: FormContent, known: KnownSources): FormFault[] {
  const { code, section, kind, source, partOf, answeredBy, hasTarget } = indicator;
  const at = (field: string, told: keyof typeof FAULTS | Told) => fault("indicators", code, field, told);
  const isCounted = kind === "flow" || kind === "stock";
  const whole = content.indicators.find((one) => one.code === partOf);
  const read = readSource(source);
  return [
    ...(content.groups.some((group) => group.code === section) ? [] : [at("section", "group")]),
    ...(source === null || isCounted || (kind === "ratio" && read.register === "formula")
      ? []
      : [at("kind", "computedKind")]),
    ...(isKnownSource(read, known) ? [] : [at(read.register, "source")]),
    ...(read.register === "formula"
      ? expressionFaults("indicators", code, checkFormula(read.detail, kind, codesOf(content)))
      : []),
    ...(partOf === null ? [] : partFaults(indicator, whole).map((key) => at("partOf", key))),
    ...(hasTarget && !isCounted && kind !== "ratio" ? [at("hasTarget", "targetKind")] : []),
    ...unknownKinds(answeredBy, known).map((name) => at("answeredBy", ["unitKind", { kind: name }])),
  ];
}

// A breakdown is a count of people or things like its whole, asked of no unit that the whole is not asked of.
function partFaults(part: FormIndicator, whole: FormIndicator | undefined): (keyof typeof FAULTS)[] {
  if (whole === undefined) return ["wholeGone"];
  if (part.kind !== whole.kind || (part.kind !== "flow" && part.kind !== "stock")) return ["wholeKind"];
  const isAsked = whole.answeredBy.length === 0 || (part.answeredBy.length > 0 && isWithin(part, whole));
  return isAsked ? [] : ["wholeAnsweredBy"];
}

function isWithin(part: FormIndicator, whole: FormIndicator): boolean {
  return part.answeredBy.every((kind) => whole.answeredBy.includes(kind));
}

function unknownKinds(answeredBy: readonly string[], { unitKinds }: KnownSources): string[] {
  return answeredBy.filter((kind) => unitKinds.every(({ code }) => code !== kind));
}

function expressionFaults(part: "indicators" | "rules", code: string, checked: Checked): FormFault[] {
  if (checked.ok) return [];
  const field = part === "rules" ? "expression" : "formula";
  return [{ part, code, field, key: checked.message, params: { at: (checked.at ?? 0) + 1 } }];
}

function ruleFaults(content: FormContent): FormFault[] {
  const codes = codesOf(content);
  return content.rules.flatMap(({ code, expression }) =>
    expressionFaults("rules", code, checkExpression(expression, codes, "bool")),
  );
}

function codesOf({ indicators }: Pick<FormContent, "indicators">): ReadonlySet<string> {
  return new Set(indicators.map(({ code }) => code));
}

/** Indicators that are parts of themselves, or whose formulas wait for each other. */
function loopFaults(indicators: readonly FormIndicator[]): FormFault[] {
  const codes = new Set(indicators.map(({ code }) => code));
  const wholes = new Map(indicators.map(({ code, partOf }) => [code, partOf === null ? [] : [partOf]]));
  const needs = new Map(indicators.map((indicator) => [indicator.code, neededBy(indicator, codes)]));
  return [
    ...[...codes]
      .filter((code) => leadsBack(code, wholes))
      .map((code) => fault("indicators", code, "partOf", "partLoop")),
    ...[...codes]
      .filter((code) => leadsBack(code, needs))
      .map((code) => fault("indicators", code, "formula", "formulaLoop")),
  ];
}

function leadsBack(start: string, ways: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const left = [...(ways.get(start) ?? [])];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (next === start) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    left.push(...(ways.get(next) ?? []));
  }
  return false;
}
