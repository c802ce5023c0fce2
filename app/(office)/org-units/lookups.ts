"use server";

import { getTranslations } from "next-intl/server";
import type { ComboBoxOption } from "@/components/combo-box";
import { searchHolders } from "@/features/org-units/queries/search-holders";
import { assignedMember } from "@/features/reorganisations/components/event-words";
import type { Assigned } from "@/features/reorganisations/components/use-assigned";
import { searchWizardMembers } from "@/features/reorganisations/queries/search-wizard-members";
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

/** Members of a unit by name, for the wizard that splits or ends it; nobody where one keeps no tree. */
export async function findUnitMembers(unitId: string, query: string): Promise<Assigned[]> {
  const actor = await findActor();
  if (actor === null || !isId(unitId) || typeof query !== "string") return [];
  const t = await getTranslations("reorganisations");
  try {
    const found = await searchWizardMembers(actor, { unitId, query: query.slice(0, LONGEST_QUERY) });
    return found.map((member) => assignedMember(t, member));
  } catch (error) {
    if (isAppError(error)) return [];
    throw error;
  }
}
