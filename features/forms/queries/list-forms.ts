import { inArray, sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { readAs } from "@/db/read";
import { formSections, indicators } from "@/db/schema/forms";
import type { Actor } from "@/lib/actor";
import type { Quarter } from "@/lib/quarter";
import { requireFormEditor } from "./require-form-editor";
import { type FormVersion, readEarliestQuarter, readForms } from "./read-forms";

export interface ListedForm extends FormVersion {
  readonly indicators: number;
  readonly chapters: number;
}

export interface FormList {
  readonly forms: readonly ListedForm[];
  /** The first quarter in which a new version may take effect. */
  readonly earliest: Quarter;
}

/** The versions of the office's quarterly form, drafts first. */
export function listForms(actor: Actor): Promise<FormList> {
  requireFormEditor(actor);
  return readAs(actor, async (db) => {
    const forms = await readForms(db, actor.rootId);
    const ids = forms.map(({ id }) => id);
    const asked = await countOf(db, indicators, ids);
    const told = await countOf(db, formSections, ids);
    return {
      forms: forms.map((form) => ({ ...form, indicators: asked.get(form.id) ?? 0, chapters: told.get(form.id) ?? 0 })),
      earliest: await readEarliestQuarter(db, actor.rootId),
    };
  });
}

async function countOf(db: ReadClient, table: typeof indicators | typeof formSections, ids: readonly string[]) {
  const rows = await db
    .select({ id: table.formVersionId, count: sql<number>`count(*)::int` })
    .from(table)
    .where(inArray(table.formVersionId, [...ids]))
    .groupBy(table.formVersionId);
  return new Map(rows.map(({ id, count }) => [id, count]));
}
