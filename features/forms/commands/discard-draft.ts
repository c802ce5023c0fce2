import { eq } from "drizzle-orm";
import { formVersions } from "@/db/schema/forms";
import type { Actor } from "@/lib/actor";
import { transact } from "@/server/transact";
import { readContent } from "../queries/read-content";
import { requireFormEditor } from "../queries/require-form-editor";
import { lockDraft, subjectOf, writeContent } from "./draft";

/** Throws a draft away; the log keeps what it asked. */
export function discardDraft(actor: Actor, { formId }: { formId: string }): Promise<void> {
  requireFormEditor(actor);
  return transact(actor, async (tx) => {
    const { version, effectiveFrom, sourceDocument } = await lockDraft(tx, actor, formId);
    const content = await readContent(tx, formId);
    await writeContent(tx, formId, { groups: [], indicators: [], chapters: [], rules: [] });
    await tx.delete(formVersions).where(eq(formVersions.id, formId));
    const before = { version, effectiveFrom, sourceDocument, content };
    return { value: undefined, audit: [{ action: "form.discard", ...subjectOf(actor, formId), before }] };
  });
}
