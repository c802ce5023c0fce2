import { and, eq, sql } from "drizzle-orm";
import { consolidatedQuotes } from "@/db/schema/consolidation";
import { reports, reportSnapshots } from "@/db/schema/reports";
import { LONGEST_NARRATIVE } from "@/features/reports/rules/limits";
import { snapshotContent } from "@/features/reports/schema";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { lastDay } from "@/lib/quarter";
import { inScope, inSubtree, requireScope } from "@/server/access";
import { transact, type WriteClient } from "@/server/transact";
import { requireNode } from "../queries/require-node";
import type { TakeQuoteInput } from "../schema";
import { keepChapterText, readChapterText, requireChapter } from "./write-chapter";

/** Takes a unit's text of a chapter over into the committee's own, behind what stands there, and keeps where it came from. */
export async function takeQuote(actor: Actor, input: TakeQuoteInput): Promise<void> {
  const scope = requireScope(actor, "consolidation.edit");
  await transact(actor, async (tx) => {
    const rootId = await requireNode(tx, scope, input.unitId);
    await requireChapter(tx, rootId, input);
    const { unitId, quarter, section, reportId, ordinal } = input;
    const source = await readSource(tx, input, sql`${inScope(reports.unitId, scope)}`);
    // Two clicks on one button, or one form sent twice, make one quote; whoever clicks again later means it.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${input.requestKey}, 0))`);
    const [taken] = await tx
      .select({ id: consolidatedQuotes.id })
      .from(consolidatedQuotes)
      .where(eq(consolidatedQuotes.id, input.requestKey));
    const audit = { action: "consolidation.quote", subjectType: "consolidation", subjectId: unitId, unitId };
    const after = { quarter, section, reportId, ordinal, name: source.unitName };
    if (taken) return { value: undefined, audit: [{ ...audit, after }] };
    const before = await readChapterText(tx, input);
    const body = before?.body.trim() ? `${before.body}\n${source.body}` : source.body;
    if (body.length > LONGEST_NARRATIVE) throw new AppError("invalid", "consolidation.errors.tooLong");
    await keepChapterText(tx, actor, rootId, { unitId, quarter, section, body, baseVersion: before?.version ?? 0 });
    await tx.insert(consolidatedQuotes).values({
      id: input.requestKey,
      rootId,
      unitId,
      quarter,
      section,
      sourceUnitId: source.unitId,
      sourceUnitName: source.unitName,
      reportId,
      ordinal,
      body: source.body,
      takenBy: actor.accountId,
      takenByName: actor.name,
    });
    return { value: undefined, audit: [{ ...audit, after }] };
  });
}

async function readSource(
  tx: WriteClient,
  { unitId, quarter, section, reportId, ordinal }: TakeQuoteInput,
  isInScope: ReturnType<typeof sql>,
): Promise<{ unitId: string; unitName: string; body: string }> {
  const [row] = await tx
    .select({ unitId: reports.unitId, content: reportSnapshots.content })
    .from(reportSnapshots)
    .innerJoin(reports, eq(reports.id, reportSnapshots.reportId))
    .where(
      and(
        eq(reportSnapshots.reportId, reportId),
        eq(reportSnapshots.ordinal, ordinal),
        eq(reports.quarter, quarter),
        isInScope,
        inSubtree(reports.unitId, unitId, lastDay(quarter)),
      ),
    );
  const content = row && snapshotContent.parse(row.content);
  const body = content?.narratives.find(({ code }) => code === section)?.body.trim() ?? "";
  if (!row || !content || body === "") throw new AppError("not_found", "errors.notFound");
  return { unitId: row.unitId, unitName: content.unit.name, body };
}
