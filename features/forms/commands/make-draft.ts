import type { Actor } from "@/lib/actor";
import { readContent } from "../queries/read-content";
import { readEarliestQuarter, readForm } from "../queries/read-forms";
import { requireFormEditor } from "../queries/require-form-editor";
import { beginDraft } from "./begin-draft";

/** Copies a version of the form into a draft that takes effect as soon as one may. */
export function makeDraft(actor: Actor, input: { requestKey: string; sourceId: string }): Promise<{ id: string }> {
  requireFormEditor(actor);
  return beginDraft(actor, {
    requestKey: input.requestKey,
    action: "form.draft",
    read: async (tx) => {
      const source = await readForm(tx, actor.rootId, input.sourceId);
      return {
        // The paper that ordered the old version does not order the new one.
        head: { effectiveFrom: await readEarliestQuarter(tx, actor.rootId), sourceDocument: "" },
        content: await readContent(tx, source.id),
        after: { copyOf: source.version },
      };
    },
  });
}
