import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import type { Quarter } from "@/lib/quarter";
import { faultsOf, type FormFault } from "../rules/faults";
import { markOf } from "../rules/items";
import type { KnownSources } from "../rules/sources";
import type { FormContent } from "../schema";
import { readContent } from "./read-content";
import { type FormVersion, readEarliestQuarter, readForm, readKnownSources } from "./read-forms";
import { requireFormEditor } from "./require-form-editor";

export interface FormInFull extends FormVersion {
  readonly content: FormContent;
  readonly known: KnownSources;
  readonly earliest: Quarter;
  /** What has to be mended before it can be published; of a draft only. */
  readonly faults: readonly FormFault[];
  /** A mark of all it holds: whoever publishes says what they looked at. */
  readonly seen: string;
}

/** A version of the office's form with all that it asks. */
export function getForm(actor: Actor, formId: string): Promise<FormInFull> {
  requireFormEditor(actor);
  return readAs(actor, async (db) => {
    const form = await readForm(db, actor.rootId, formId);
    const content = await readContent(db, formId);
    const known = await readKnownSources(db, actor.rootId);
    const earliest = await readEarliestQuarter(db, actor.rootId);
    const head = { effectiveFrom: form.effectiveFrom, sourceDocument: form.sourceDocument };
    return {
      ...form,
      content,
      known,
      earliest,
      faults: form.state === "draft" ? faultsOf({ head, content, known, earliest }) : [],
      seen: markOf({ head, content }),
    };
  });
}
