import { and, eq, isNull, or, sql } from "drizzle-orm";
import { formVersions } from "@/db/schema/forms";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { transact, violates, type WriteClient } from "@/server/transact";
import { FORM_CODE, readForms } from "../queries/read-forms";
import type { FormHead } from "../rules/faults";
import { inGroupOrder } from "../rules/items";
import { MOST } from "../rules/limits";
import type { FormContent } from "../schema";
import { subjectOf, writeContent } from "./draft";

interface Beginning {
  /** The same form sent twice has the same key, and begins one draft. */
  readonly requestKey: string;
  readonly action: "form.draft" | "form.import";
  readonly read: (tx: WriteClient) => Promise<{ head: FormHead; content: FormContent; after: object }>;
}

/** Begins a draft with what is read; throws `conflict` when the office has too many drafts already. */
export async function beginDraft(actor: Actor, { requestKey: id, action, read }: Beginning): Promise<{ id: string }> {
  try {
    return await transact(actor, async (tx) => {
      const { head, content, after } = await read(tx);
      const drafts = (await readForms(tx, actor.rootId)).filter(({ state }) => state === "draft");
      if (drafts.length >= MOST.drafts) throw new AppError("conflict", "forms.errors.tooManyDrafts");
      const version = await nextVersion(tx, actor.rootId);
      const row = { id, rootId: actor.rootId, code: FORM_CODE, version, ...head };
      await tx.insert(formVersions).values({ ...row, status: "draft", createdBy: actor.accountId });
      await writeContent(tx, id, inGroupOrder(content));
      return { value: { id }, audit: [{ action, ...subjectOf(actor, id), after: { version, ...head, ...after } }] };
    });
  } catch (error) {
    if (violates(error, "form_versions_key")) throw new AppError("conflict", "errors.conflict");
    if (!violates(error, "form_versions_pkey")) throw error;
    const own = await readAs(actor, (db) => readForms(db, actor.rootId));
    if (own.some((form) => form.id === id && !form.isShipped)) return { id };
    throw new AppError("conflict", "errors.conflict");
  }
}

async function nextVersion(tx: WriteClient, rootId: string): Promise<number> {
  const [row] = await tx
    .select({ last: sql<number>`coalesce(max(${formVersions.version}), 0)::int` })
    .from(formVersions)
    .where(and(eq(formVersions.code, FORM_CODE), or(isNull(formVersions.rootId), eq(formVersions.rootId, rootId))));
  return (row?.last ?? 0) + 1;
}
