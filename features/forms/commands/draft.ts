import { and, eq } from "drizzle-orm";
import { type FormVersion, readForm } from "../queries/read-forms";
import { formGroups, formRules, formSections, formVersions, indicators } from "@/db/schema/forms";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import type { WriteClient } from "@/server/transact";
import type { FormContent, FormPart } from "../schema";

/**
 * A draft of the office's own, locked until the transaction ends: one hand at a time. Throws `not_found` for another
 * office's form and `conflict` for one that is published.
 */
export async function lockDraft(tx: WriteClient, actor: Actor, formId: string): Promise<FormVersion> {
  const isDraft = and(
    eq(formVersions.id, formId),
    eq(formVersions.rootId, actor.rootId),
    eq(formVersions.status, "draft"),
  );
  const locked = await tx.select({ id: formVersions.id }).from(formVersions).where(isDraft).for("update");
  const form = await readForm(tx, actor.rootId, formId);
  if (locked.length === 0) throw new AppError("conflict", "forms.errors.published");
  return form;
}

/** Writes all of a new draft's parts. */
export async function writeContent(tx: WriteClient, formId: string, content: FormContent): Promise<void> {
  for (const part of ["groups", "indicators", "chapters", "rules"] as const) await writePart(tx, formId, part, content);
}

/** Replaces one part of a draft by what the content says, in its order. */
export async function writePart(tx: WriteClient, formId: string, part: FormPart, content: FormContent): Promise<void> {
  const placed = <T>(items: readonly T[]) =>
    items.map((item, index) => ({ ...item, formVersionId: formId, ordinal: index + 1 }));
  switch (part) {
    case "groups":
      await tx.delete(formGroups).where(eq(formGroups.formVersionId, formId));
      if (content.groups.length > 0) await tx.insert(formGroups).values(placed(content.groups));
      return;
    case "indicators":
      await tx.delete(indicators).where(eq(indicators.formVersionId, formId));
      if (content.indicators.length > 0) await tx.insert(indicators).values(placed(content.indicators));
      return;
    case "chapters":
      await tx.delete(formSections).where(eq(formSections.formVersionId, formId));
      if (content.chapters.length > 0) await tx.insert(formSections).values(placed(content.chapters));
      return;
    case "rules":
      await tx.delete(formRules).where(eq(formRules.formVersionId, formId));
      if (content.rules.length > 0) await tx.insert(formRules).values(placed(content.rules));
  }
}

export function subjectOf(actor: Actor, formId: string) {
  return { subjectType: "form", subjectId: formId, unitId: actor.rootId };
}
