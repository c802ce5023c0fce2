import type { Quarter } from "@/lib/quarter";
import type { Figure } from "./figures";

export interface Chosen {
  readonly quarter: Quarter;
  readonly unitId: string;
}

export interface PartChosen extends Chosen {
  readonly withinId?: string | undefined;
  readonly isOwn?: boolean | undefined;
}

export function overviewHref({ quarter, unitId }: Chosen): string {
  return `/overview?quarter=${quarter}&unit=${unitId}`;
}

/** The units a figure is made of. */
export function figureHref(figure: Figure, { quarter, unitId }: Chosen): string {
  return `/overview/figures/${figure}?quarter=${quarter}&unit=${unitId}`;
}

/** The persons and decisions behind a figure, or behind a unit's part of it. */
export function recordsHref(figure: Figure, { quarter, unitId, withinId, isOwn = false }: PartChosen): string {
  const part = withinId === undefined || withinId === unitId ? "" : `&within=${withinId}`;
  return `/overview/figures/${figure}/records?quarter=${quarter}&unit=${unitId}${part}${isOwn ? "&own=1" : ""}`;
}
