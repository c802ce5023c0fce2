import { eq } from "drizzle-orm";
import { formVersions } from "@/db/schema/forms";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { compareQuarters } from "@/lib/quarter";
import { transact } from "@/server/transact";
import { readEarliestQuarter } from "../queries/read-forms";
import { requireFormEditor } from "../queries/require-form-editor";
import { markOf } from "../rules/items";
import type { ChangeHeadInput } from "../schema";
import { lockDraft, subjectOf } from "./draft";

/** Says from which quarter a draft is to take effect and which paper orders it. */
export function changeHead(actor: Actor, { formId, seen, ...head }: ChangeHeadInput): Promise<void> {
  requireFormEditor(actor);
  return transact(actor, async (tx) => {
    const { effectiveFrom, sourceDocument } = await lockDraft(tx, actor, formId);
    const before = { effectiveFrom, sourceDocument };
    // What was typed twice is the same twice.
    if (![seen, markOf(head)].includes(markOf(before))) throw new AppError("conflict", "forms.errors.changed");
    if (compareQuarters(head.effectiveFrom, await readEarliestQuarter(tx, actor.rootId)) < 0) {
      const messageKey = "forms.faults.tooEarly";
      throw new AppError("invalid", messageKey, undefined, { effectiveFrom: [messageKey] });
    }
    await tx.update(formVersions).set(head).where(eq(formVersions.id, formId));
    return {
      value: undefined,
      audit: [{ action: "form.change", ...subjectOf(actor, formId), before, after: head }],
    };
  });
}
