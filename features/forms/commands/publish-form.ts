import { eq } from "drizzle-orm";
import { formVersions } from "@/db/schema/forms";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { transact } from "@/server/transact";
import { readContent } from "../queries/read-content";
import { readEarliestQuarter, readKnownSources } from "../queries/read-forms";
import { requireFormEditor } from "../queries/require-form-editor";
import { faultsOf } from "../rules/faults";
import { markOf } from "../rules/items";
import { lockDraft, subjectOf } from "./draft";

/**
 * Freezes a draft: from its quarter on the office reports on it. Throws `invalid` while something has to be mended and
 * `conflict` when it is no longer what its publisher saw.
 */
export function publishForm(actor: Actor, { formId, seen }: { formId: string; seen: string }): Promise<void> {
  requireFormEditor(actor);
  return transact(actor, async (tx) => {
    const { version, effectiveFrom, sourceDocument } = await lockDraft(tx, actor, formId);
    const head = { effectiveFrom, sourceDocument };
    const content = await readContent(tx, formId);
    if (markOf({ head, content }) !== seen) throw new AppError("conflict", "forms.errors.changed");
    const known = await readKnownSources(tx, actor.rootId);
    const earliest = await readEarliestQuarter(tx, actor.rootId);
    const faults = faultsOf({ head, content, known, earliest });
    if (faults.length > 0) throw new AppError("invalid", "forms.errors.hasFaults", { count: faults.length });
    await tx
      .update(formVersions)
      .set({ status: "published", publishedBy: actor.accountId, publishedAt: new Date() })
      .where(eq(formVersions.id, formId));
    const after = { version, ...head, indicators: content.indicators.length, mark: seen };
    return { value: undefined, audit: [{ action: "form.publish", ...subjectOf(actor, formId), after }] };
  });
}
