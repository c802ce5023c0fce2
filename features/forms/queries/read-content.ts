import { asc, eq } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { formGroups, formRules, formSections, indicators } from "@/db/schema/forms";
import { FIGURE_KINDS } from "../rules/figure-kinds";
import { SEVERITIES } from "../rules/limits";
import type { FormContent } from "../schema";

/** All that a version of a form asks, inside a transaction that is already open. */
export async function readContent(db: Pick<ReadClient, "select">, formId: string): Promise<FormContent> {
  const groups = await db
    .select({ code: formGroups.code, titleVi: formGroups.titleVi, titleEn: formGroups.titleEn })
    .from(formGroups)
    .where(eq(formGroups.formVersionId, formId))
    .orderBy(asc(formGroups.ordinal), asc(formGroups.code));
  const asked = await db
    .select()
    .from(indicators)
    .where(eq(indicators.formVersionId, formId))
    .orderBy(asc(indicators.ordinal), asc(indicators.code));
  const chapters = await db
    .select()
    .from(formSections)
    .where(eq(formSections.formVersionId, formId))
    .orderBy(asc(formSections.ordinal), asc(formSections.code));
  const rules = await db
    .select()
    .from(formRules)
    .where(eq(formRules.formVersionId, formId))
    .orderBy(asc(formRules.ordinal), asc(formRules.code));
  return {
    groups,
    indicators: asked.map((row) => ({
      ...withoutPlace(row),
      kind: FIGURE_KINDS.find((kind) => kind === row.kind) ?? "flow",
    })),
    chapters: chapters.map(withoutPlace),
    rules: rules.map((row) => ({
      ...withoutPlace(row),
      severity: SEVERITIES.find((severity) => severity === row.severity) ?? "explain",
    })),
  };
}

type Placed = { readonly formVersionId: string; readonly ordinal: number };

// Whose it is and where it stands are told by the list it is in.
function withoutPlace<T extends Placed>(row: T): Omit<T, keyof Placed> {
  const { formVersionId: _form, ordinal: _place, ...item } = row;
  return item;
}
