"use server";

import { findGrantableUnits } from "@/features/users/queries/grantable-units";
import { requireActor } from "@/server/session";

/** What the choice of a unit offers while it is typed in. */
export async function searchUnits(query: string) {
  const units = await findGrantableUnits(await requireActor(), query.slice(0, 200));
  return units.map(({ id, name, parentName }) => ({
    value: id,
    label: name,
    ...(parentName === null ? {} : { detail: parentName }),
  }));
}
