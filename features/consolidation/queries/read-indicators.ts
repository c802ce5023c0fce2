import type { ReadClient } from "@/db/read";
import { readFormVersion, readIndicators } from "@/features/forms/queries/read-form";
import { FIGURE_KINDS } from "@/features/forms/rules/figure-kinds";
import type { Quarter } from "@/lib/quarter";
import type { ConsolidatedIndicator } from "../rules/consolidate";

/** The indicators of the form in force in the quarter, in order. */
export async function readConsolidatedIndicators(
  db: Pick<ReadClient, "select">,
  rootId: string,
  quarter: Quarter,
): Promise<ConsolidatedIndicator[]> {
  const form = await readFormVersion(db, rootId, quarter);
  return (await readIndicators(db, form.id)).map(
    ({ code, section, group, nameVi, nameEn, unitVi, unitEn, kind, source, decimals, partOf, answeredBy }) => ({
      code,
      section,
      group,
      name: { vi: nameVi, en: nameEn },
      measure: { vi: unitVi, en: unitEn },
      kind: FIGURE_KINDS.find((one) => one === kind) ?? "flow",
      source,
      decimals,
      partOf,
      answeredBy,
    }),
  );
}
