"use server";

import type { ComboBoxOption } from "@/components/combo-box";
import { searchHolders } from "@/features/org-units/queries/search-holders";
import { isAppError } from "@/lib/errors";
import { isId } from "@/lib/id";
import { findActor } from "@/server/session";

const LONGEST_QUERY = 80;

/** People who may be recorded in a position of a unit; nobody where one does not record positions. */
export async function findHolders(unitId: string, query: string): Promise<ComboBoxOption[]> {
  const actor = await findActor();
  if (actor === null || !isId(unitId) || typeof query !== "string") return [];
  try {
    return await searchHolders(actor, { unitId, query: query.slice(0, LONGEST_QUERY) });
  } catch (error) {
    if (isAppError(error)) return [];
    throw error;
  }
}
