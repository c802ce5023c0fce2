import { and, eq, sql } from "drizzle-orm";
import { consolidatedFigures } from "@/db/schema/consolidation";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { requireScope } from "@/server/access";
import { transact } from "@/server/transact";
import { readConsolidatedIndicators } from "../queries/read-indicators";
import { requireNode } from "../queries/require-node";
import type { StateFigureInput, WithdrawFigureInput } from "../schema";

const { unitId: unitColumn, quarter: quarterColumn, indicator: indicatorColumn, version } = consolidatedFigures;

const rowOf = ({ unitId, quarter, indicator }: Omit<WithdrawFigureInput, "baseVersion">) =>
  and(eq(unitColumn, unitId), eq(quarterColumn, quarter), eq(indicatorColumn, indicator));

/** Keeps the figure that the committee states by hand; the sum of the parts stays as it is (handbook R-6). */
export async function stateFigure(actor: Actor, input: StateFigureInput): Promise<void> {
  const scope = requireScope(actor, "consolidation.edit");
  await transact(actor, async (tx) => {
    const rootId = await requireNode(tx, scope, input.unitId);
    const { unitId, quarter, indicator, baseVersion, value, explanation } = input;
    const known = (await readConsolidatedIndicators(tx, rootId, quarter)).find(({ code }) => code === indicator);
    if (!known || (known.kind !== "flow" && known.kind !== "stock")) throw new AppError("not_found", "errors.notFound");
    if (Number(value.toFixed(known.decimals)) !== value) {
      const problem = known.decimals === 0 ? "reports.errors.notWhole" : "reports.errors.tooManyPlaces";
      throw new AppError("invalid", "errors.checkFields", undefined, { value: [problem] });
    }
    const [before] = await tx.select().from(consolidatedFigures).where(rowOf(input)).for("update");
    const by = { changedBy: actor.accountId, changedByName: actor.name, changedAt: new Date() };
    const stated = { value: String(value), explanation, ...by };
    const isSame = before && Number(before.value) === value && before.explanation === explanation;
    if (!isSame) {
      if ((before?.version ?? 0) !== baseVersion) throw new AppError("conflict", "errors.conflict");
      if (before) {
        await tx
          .update(consolidatedFigures)
          .set({ ...stated, version: sql`${version} + 1` })
          .where(rowOf(input));
      } else await tx.insert(consolidatedFigures).values({ rootId, unitId, quarter, indicator, ...stated });
    }
    const audit = { action: "consolidation.state", subjectType: "consolidation", subjectId: unitId, unitId };
    const old = before && { quarter, indicator, value: Number(before.value), explanation: before.explanation };
    return {
      value: undefined,
      audit: [{ ...audit, ...(old ? { before: old } : {}), after: { quarter, indicator, value, explanation } }],
    };
  });
}

/** Takes a stated figure back: the sum of the parts stands alone again. */
export async function withdrawFigure(actor: Actor, input: WithdrawFigureInput): Promise<void> {
  const scope = requireScope(actor, "consolidation.edit");
  await transact(actor, async (tx) => {
    await requireNode(tx, scope, input.unitId);
    const { unitId, quarter, indicator } = input;
    const [before] = await tx
      .delete(consolidatedFigures)
      .where(and(rowOf(input), eq(version, input.baseVersion)))
      .returning();
    if (!before) throw new AppError("conflict", "errors.conflict");
    const { value, explanation } = before;
    const audit = { action: "consolidation.withdraw", subjectType: "consolidation", subjectId: unitId, unitId };
    return {
      value: undefined,
      audit: [{ ...audit, before: { quarter, indicator, value: Number(value), explanation } }],
    };
  });
}
