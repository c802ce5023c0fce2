import { z } from "zod";
import { settledLetter } from "./letters";
import type { Plan } from "./plan";
import type { Situation } from "./situation";

const text = z.string().nullable();

const facts = z.object({
  parentId: text,
  name: z.string(),
  kind: z.string(),
  code: text,
  docCode: text,
  headerUpper: text,
  headerBody: text,
  place: text,
  ordinal: z.number(),
});

const DEEDS = ["founded", "closed", "moved", "renamed", "changed", "received", "gave"] as const;

const touchedUnit = z.object({
  unitId: z.string(),
  name: z.string(),
  deed: z.enum(DEEDS),
  /** The unit above, before and after, by its name. */
  from: text,
  to: text,
});
export type TouchedUnit = z.output<typeof touchedUnit>;

const ended = z.object({
  positions: z.array(z.object({ id: z.string(), validTo: text, endReason: text, endDecisionId: text })),
  terms: z.array(z.object({ id: z.string(), validTo: text })),
});
export type EndedCommittees = z.output<typeof ended>;

/** What an event did, as far as the rows it wrote do not say it: kept with it, read by its page and by its undoing. */
const effects = z.object({
  ended: z.array(z.string()),
  begun: z.array(z.string()),
  founded: z.array(z.string()),
  closed: z.array(z.string()),
  removed: z.array(facts.extend({ id: z.string(), unitId: z.string() })),
  committees: ended,
  /** What held of members who left the register, where something did. */
  conditions: z.array(z.record(z.string(), text)),
  letters: z.array(settledLetter).default([]),
  units: z.array(touchedUnit),
  people: z.number(),
});
export type Effects = z.output<typeof effects>;

/** What is kept of an event: what was asked for, what it did, and why it could not be done on its day. */
export const storedPlan = z.object({
  asked: z.unknown(),
  effects: effects.optional(),
  problem: z
    .object({ messageKey: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() })
    .optional(),
});

/** The units an event touches, by name, with what becomes of each. */
export function touchedUnits(plan: Plan, { units }: Situation): TouchedUnit[] {
  const founded = new Map(plan.begins.filter((one) => one.isNew).map((one) => [one.unitId, one.name]));
  const nameOf = (unitId: string | null) =>
    unitId === null ? null : (founded.get(unitId) ?? units.get(unitId)?.name ?? null);
  const begun = plan.begins.map((version): TouchedUnit => {
    const now = units.get(version.unitId);
    const { unitId, name } = version;
    const to = nameOf(version.parentId);
    if (now === undefined) return { unitId, name, deed: "founded", from: null, to };
    if (now.parentId !== version.parentId) return { unitId, name, deed: "moved", from: nameOf(now.parentId), to };
    if (now.name !== name) return { unitId, name, deed: "renamed", from: now.name, to: name };
    return { unitId, name, deed: "changed", from: null, to: null };
  });
  const closed = plan.closes.map(({ unitId, name, parentId }): TouchedUnit => ({
    unitId,
    name,
    deed: "closed",
    from: nameOf(parentId),
    to: null,
  }));
  const known = new Set([...begun, ...closed].map((unit) => unit.unitId));
  // Of a unit that stays, whether it is where members go or where they come from.
  const others = (unitIds: readonly (string | null)[], deed: "received" | "gave") =>
    [...new Set(unitIds)].flatMap((unitId): TouchedUnit[] => {
      const now = unitId === null || known.has(unitId) ? undefined : units.get(unitId);
      return now === undefined ? [] : [{ unitId: now.unitId, name: now.name, deed, from: null, to: null }];
    });
  const targets = plan.moves.flatMap(({ fromUnitId, defaultTo, assigned }) =>
    [defaultTo, ...Object.values(assigned)].filter((unitId) => unitId !== fromUnitId),
  );
  const sources = plan.moves.map((move) => move.fromUnitId);
  return [...closed, ...begun, ...others(targets, "received"), ...others(sources, "gave")];
}
