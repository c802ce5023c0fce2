import { and, eq, sql } from "drizzle-orm";
import { formSections, reportNarratives } from "@/db/schema/reports";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { requireScope } from "@/server/access";
import { keepDraft, type WriteClient } from "@/server/transact";
import { readHead, type ReportHead } from "../queries/read-report";
import { assertOpenForEntry } from "../rules/status";
import type { SaveNarrativeInput } from "../schema";
import type { Conflict, Saved } from "./save-figure";

/** Keeps one section's text of a draft, unless another hand changed it meanwhile: then tells that text and changes nothing. */
export async function saveNarrative(
  actor: Actor,
  input: SaveNarrativeInput,
): Promise<Saved | Conflict<{ body: string }>> {
  const scope = requireScope(actor, "report.edit");
  return keepDraft(actor, async (tx) => {
    const head = await readHead(tx, scope, input.reportId, "share");
    assertOpenForEntry(head.status);
    await assertInForm(tx, head, input.section);
    const version = await writeNarrative(tx, actor, head, input);
    if (version !== null) return { status: "saved", version, at: new Date() };
    const [current] = await tx
      .select()
      .from(reportNarratives)
      .where(and(eq(reportNarratives.reportId, head.id), eq(reportNarratives.section, input.section)));
    if (!current) throw new AppError("conflict", "errors.conflict");
    if (current.body === input.body) return { status: "saved", version: current.version, at: current.changedAt };
    return { status: "conflict", version: current.version, at: current.changedAt, theirs: { body: current.body } };
  });
}

async function assertInForm(tx: WriteClient, { formVersionId }: ReportHead, section: string): Promise<void> {
  const isInForm = and(eq(formSections.formVersionId, formVersionId), eq(formSections.code, section));
  const found = await tx.select({ code: formSections.code }).from(formSections).where(isInForm);
  if (found.length === 0) throw new AppError("not_found", "errors.notFound");
}

async function writeNarrative(
  tx: WriteClient,
  actor: Actor,
  head: ReportHead,
  input: SaveNarrativeInput,
): Promise<number | null> {
  const { section, baseVersion, body } = input;
  const text = { body, changedBy: actor.accountId, changedAt: new Date() };
  const { version } = reportNarratives;
  const place = { rootId: head.rootId, reportId: head.id, unitId: head.unitId, section };
  const isBase = and(
    eq(reportNarratives.reportId, head.id),
    eq(reportNarratives.section, section),
    eq(version, baseVersion),
  );
  const written =
    baseVersion === 0
      ? tx
          .insert(reportNarratives)
          .values({ ...place, ...text })
          .onConflictDoNothing()
          .returning({ version })
      : tx
          .update(reportNarratives)
          .set({ ...text, version: sql`${version} + 1` })
          .where(isBase)
          .returning({ version });
  const [row] = await written;
  return row?.version ?? null;
}
