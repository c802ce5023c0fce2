import { z } from "zod";
import type { Plan } from "./plan";
import type { Situation } from "./situation";

const text = z.string().nullable();
const BECOMES = ["reissued", "redirected", "arrived", "withdrawn", "handed_back", "stays"] as const;
type LetterBecomes = (typeof BECOMES)[number];

/** What an event made of an open letter of introduction, with what it said before. */
export const settledLetter = z.object({
  letterId: z.string(),
  memberName: z.string(),
  letterNo: z.string(),
  becomes: z.enum(BECOMES),
  status: z.enum(["issued", "withdrawn", "refused"]),
  fromUnitId: z.string(),
  fromName: z.string(),
  toUnitId: z.string(),
  toName: z.string(),
  /** The reorganisation that had carried it on before. */
  orgEventId: text,
  /** Where it goes on, from and to, by name. */
  newFrom: z.string(),
  newTo: z.string(),
});
export type SettledLetter = z.output<typeof settledLetter>;

export interface OpenLetter {
  readonly fromUnitId: string;
  readonly toUnitId: string;
  /** Where the event takes the member: null out of the register, undefined for somebody it does not move. */
  readonly movedTo: string | null | undefined;
}

interface Outcome {
  readonly becomes: LetterBecomes;
  readonly status: SettledLetter["status"];
  readonly fromUnitId: string;
  readonly toUnitId: string;
}

/** The unit that takes the place of each closing one for letters addressed to it; those without one are left out. */
export function successorsOf({ closes, moves, begins }: Plan, { units, kinds }: Situation): Map<string, string> {
  const founded = new Map(begins.map((version) => [version.unitId, version.kind]));
  const takesMembers = (unitId: string) =>
    kinds.get(founded.get(unitId) ?? units.get(unitId)?.kind ?? "")?.holdsMembers === true;
  const closed = new Set(closes.map((unit) => unit.unitId));
  return new Map(
    moves.flatMap(({ fromUnitId, defaultTo }) =>
      closed.has(fromUnitId) && defaultTo !== null && takesMembers(defaultTo) ? [[fromUnitId, defaultTo]] : [],
    ),
  );
}

/**
 * What becomes of an open letter: its sender is the unit that the member is counted in, its receiver the closing unit's
 * successor. Without a sender it is withdrawn, without a receiver handed back.
 */
export function outcomeOf(
  { fromUnitId, toUnitId, movedTo }: OpenLetter,
  { closed, successors }: { closed: ReadonlySet<string>; successors: ReadonlyMap<string, string> },
): Outcome {
  const from = movedTo === undefined ? (closed.has(fromUnitId) ? null : fromUnitId) : movedTo;
  const to = closed.has(toUnitId) ? (successors.get(toUnitId) ?? null) : toUnitId;
  const asItWas = { fromUnitId, toUnitId };
  if (from === null) return { becomes: "withdrawn", status: "withdrawn", ...asItWas };
  if (to === null) return { becomes: "handed_back", status: "refused", ...asItWas };
  if (from === to && movedTo === undefined) return { becomes: "stays", status: "refused", ...asItWas };
  if (from === to) return { becomes: "arrived", status: closed.has(toUnitId) ? "refused" : "withdrawn", ...asItWas };
  return {
    becomes: from === fromUnitId ? "redirected" : "reissued",
    status: "issued",
    fromUnitId: from,
    toUnitId: to,
  };
}
