import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { AppError, isAppError } from "@/lib/errors";
import { transact } from "@/server/transact";
import { readContent } from "../queries/read-content";
import { readKnownSources } from "../queries/read-forms";
import { requireFormEditor } from "../queries/require-form-editor";
import { contentFaults, type FormFault } from "../rules/faults";
import { inGroupOrder, markOf, putItem } from "../rules/items";
import { MOST } from "../rules/limits";
import type { FormContent, FormItems, FormPart } from "../schema";
import { lockDraft, subjectOf, writePart } from "./draft";

interface Change<P extends FormPart> {
  readonly formId: string;
  readonly part: P;
  readonly code: string;
  readonly change: (items: readonly FormItems[P][], content: FormContent) => readonly FormItems[P][];
  /** What is wrong with the changed thing itself is refused; what it breaks elsewhere is told before publishing. */
  readonly isChecked?: boolean;
}

/** Changes one list of a draft; what it was and what it is go into the log. */
export function changePart<P extends FormPart>(actor: Actor, wanted: Change<P>): Promise<void> {
  requireFormEditor(actor);
  const { formId, part, code, change, isChecked = false } = wanted;
  return transact(actor, async (tx) => {
    await lockDraft(tx, actor, formId);
    const content = await readContent(tx, formId);
    const changed: FormContent = inGroupOrder({ ...content, [part]: change(content[part], content) });
    if (changed[part].length > Math.max(MOST[part], content[part].length)) {
      throw new AppError("invalid", "forms.errors.tooMany", { limit: MOST[part] });
    }
    if (isChecked) {
      const faults = contentFaults(changed, await readKnownSources(tx, actor.rootId));
      refuseFaulty(faults.filter((fault) => fault.part === part && fault.code === code));
    }
    await writePart(tx, formId, part, changed);
    if (part === "groups") await writePart(tx, formId, "indicators", changed);
    const [before, after] = [factsOf(content[part], code), factsOf(changed[part], code)];
    return { value: undefined, audit: [{ action: "form.change", ...subjectOf(actor, formId), before, after }] };
  });
}

interface Saved<P extends FormPart> {
  readonly formId: string;
  readonly part: P;
  readonly seen: string;
  readonly item: FormItems[P];
}

/** Puts a new or changed thing into a draft. The same form sent twice is saved once. */
export async function saveItem<P extends FormPart>(
  actor: Actor,
  { formId, part, seen, item }: Saved<P>,
): Promise<void> {
  requireFormEditor(actor);
  try {
    await changePart(actor, {
      formId,
      part,
      code: item.code,
      isChecked: true,
      change: (items) => putItem(items, item, seen),
    });
  } catch (error) {
    if (!isAppError(error) || error.code !== "conflict" || error.messageKey === "forms.errors.published") throw error;
    const { [part]: items } = await readAs(actor, (db) => readContent(db, formId));
    if (!items.some((one) => markOf(one) === markOf(item))) throw error;
  }
}

function refuseFaulty(faults: readonly FormFault[]): void {
  if (faults.length === 0) return;
  const fields = [...new Set(faults.map(({ field }) => field))];
  const keysOf = (field: string) => faults.filter((fault) => fault.field === field).map(({ key }) => key);
  throw new AppError(
    "invalid",
    "errors.checkFields",
    Object.assign({}, ...faults.map(({ params }) => params ?? {})),
    Object.fromEntries(fields.map((field) => [field, keysOf(field)])),
  );
}

function factsOf(items: readonly { readonly code: string }[], code: string): object | null {
  const at = items.findIndex((one) => one.code === code);
  return at < 0 ? null : { ...items[at], ordinal: at + 1 };
}
