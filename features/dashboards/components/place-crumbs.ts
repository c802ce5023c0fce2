import type { Crumb } from "@/components/breadcrumbs";
import type { Quarter } from "@/lib/quarter";
import type { Place } from "../queries/read-place";
import { overviewHref } from "../rules/addresses";

/** The way down the tree to a unit; its own step is a link where something stands beneath it. No way, no crumbs. */
export function placeCrumbs(place: Place, quarter: Quarter, beneath: readonly Crumb[] = []): readonly Crumb[] {
  const step = (unit: { id: string; name: string }) => ({
    label: unit.name,
    href: overviewHref({ quarter, unitId: unit.id }),
  });
  if (place.above.length + beneath.length === 0) return [];
  const own = beneath.length === 0 ? { label: place.name } : step(place);
  return [...place.above.map(step), own, ...beneath];
}
