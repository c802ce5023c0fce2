"use server";

import type { ComboBoxOption } from "@/components/combo-box";
import { listReportStatuses } from "@/features/reports/queries/list-report-statuses";
import { isAppError } from "@/lib/errors";
import { isQuarter } from "@/lib/quarter";
import { fold } from "@/lib/vietnamese";
import { findActor } from "@/server/session";

const LONGEST_QUERY = 80;
const MOST_FOUND = 30;

/** Units that file a report of the quarter, by words of their name; nobody's where one opens no quarters. */
export async function searchReportingUnits(quarter: string, query: string): Promise<ComboBoxOption[]> {
  const actor = await findActor();
  if (actor === null || !isQuarter(quarter) || typeof query !== "string") return [];
  const words = fold(query.slice(0, LONGEST_QUERY)).split(" ").filter(Boolean);
  try {
    const units = await listReportStatuses(actor, quarter);
    return units
      .filter(({ search }) => words.every((word) => search.includes(word)))
      .slice(0, MOST_FOUND)
      .map(({ unitId, unitName }) => ({ value: unitId, label: unitName }));
  } catch (error) {
    if (isAppError(error)) return [];
    throw error;
  }
}
