import { and, eq, sql } from "drizzle-orm";
import { consolidatedNarratives } from "@/db/schema/consolidation";
import { readFormVersion, readSections } from "@/features/forms/queries/read-form";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { requireScope } from "@/server/access";
import { transact, violates, type WriteClient } from "@/server/transact";
import { requireNode } from "../queries/require-node";
import type { WriteChapterInput } from "../schema";

type Chapter = Pick<WriteChapterInput, "unitId" | "quarter" | "section">;

const { unitId: unitColumn, quarter: quarterColumn, section: sectionColumn, version } = consolidatedNarratives;

/** Keeps the committee's own text of a chapter; throws `conflict` when another hand wrote there since. */
export async function writeChapter(actor: Actor, input: WriteChapterInput): Promise<{ version: number }> {
  const scope = requireScope(actor, "consolidation.edit");
  return transact(actor, async (tx) => {
    const rootId = await requireNode(tx, scope, input.unitId);
    const { unitId, quarter, section, body } = input;
    await requireChapter(tx, rootId, input);
    const written = await keepChapterText(tx, actor, rootId, input);
    const audit = { action: "consolidation.write", subjectType: "consolidation", subjectId: unitId, unitId };
    return { value: { version: written }, audit: [{ ...audit, after: { quarter, section, characters: body.length } }] };
  });
}

export async function requireChapter(tx: WriteClient, rootId: string, { quarter, section }: Chapter): Promise<void> {
  const form = await readFormVersion(tx, rootId, quarter);
  const sections = await readSections(tx, form.id);
  if (!sections.some(({ code }) => code === section)) throw new AppError("not_found", "errors.notFound");
}

export async function readChapterText(tx: WriteClient, { unitId, quarter, section }: Chapter) {
  const isChapter = and(eq(unitColumn, unitId), eq(quarterColumn, quarter), eq(sectionColumn, section));
  const [row] = await tx.select().from(consolidatedNarratives).where(isChapter).for("update");
  return row;
}

/** Writes the text over the version that its writer started from, and tells the new version. */
export async function keepChapterText(
  tx: WriteClient,
  actor: Actor,
  rootId: string,
  { unitId, quarter, section, baseVersion, body }: WriteChapterInput,
): Promise<number> {
  const before = await readChapterText(tx, { unitId, quarter, section });
  // The same text sent twice, or an answer lost on the way, is no conflict.
  if (before && before.body === body) return before.version;
  if ((before?.version ?? 0) !== baseVersion) throw new AppError("conflict", "consolidation.errors.changedMeanwhile");
  const by = { changedBy: actor.accountId, changedByName: actor.name, changedAt: new Date() };
  const place = { rootId, unitId, quarter, section };
  const isChapter = and(eq(unitColumn, unitId), eq(quarterColumn, quarter), eq(sectionColumn, section));
  try {
    const [row] = await (before
      ? tx
          .update(consolidatedNarratives)
          .set({ body, ...by, version: sql`${version} + 1` })
          .where(isChapter)
          .returning({ version })
      : tx
          .insert(consolidatedNarratives)
          .values({ ...place, body, ...by })
          .returning({ version }));
    if (!row) throw new AppError("conflict", "consolidation.errors.changedMeanwhile");
    return row.version;
  } catch (error) {
    if (violates(error, "consolidated_narratives_pk"))
      throw new AppError("conflict", "consolidation.errors.changedMeanwhile");
    throw error;
  }
}
