import { and, eq, sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import { indicatorTargets } from "@/db/schema/forms";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { inScope, requireScope, type Scope } from "@/server/access";
import { transact, type WriteClient } from "@/server/transact";
import { readTargetIndicators, readTargets } from "../queries/get-target-table";
import type { SetTargetsInput } from "../schema";

type Wanted = SetTargetsInput["targets"][number];
type Known = Awaited<ReturnType<typeof readTargets>>;

/**
 * Sets what units are to reach in a year at one indicator; a blank takes a target away. Nothing is set when one of them
 * was changed by another hand meanwhile: `conflict` names those.
 */
export async function setTargets(actor: Actor, input: SetTargetsInput): Promise<{ changed: number }> {
  const scope = requireScope(actor, "target.edit");
  const wanted = input.targets.filter(({ was, value }) => was !== (value === null ? "" : String(value)));
  const known = await readAs(actor, (db) => readTargets(db, actor.rootId, input));
  if (wanted.every((one) => isSet(one, known))) return { changed: 0 };
  return transact(actor, async (tx) => {
    await lockTargets(tx, actor, input);
    await refuseUnfit(tx, actor, { scope, input, wanted });
    const before = await readTargets(tx, actor.rootId, input);
    refuseChanged(input.targets, wanted, before);
    const [first, ...rest] = wanted.filter((one) => !isSet(one, before));
    if (first === undefined) throw new AppError("conflict", "errors.conflict");
    for (const one of [first, ...rest]) await setTarget(tx, actor, { input, one });
    const entryOf = ({ unitId, value }: Wanted) => ({
      action: "target.set",
      subjectType: "target",
      subjectId: `${input.indicator} ${input.year}`,
      unitId,
      before: { value: before.get(unitId)?.value ?? null },
      after: { value, year: input.year, indicator: input.indicator, sourceDocument: input.sourceDocument },
    });
    return { value: { changed: rest.length + 1 }, audit: [entryOf(first), ...rest.map(entryOf)] };
  });
}

function isSet({ unitId, value }: Wanted, known: Known): boolean {
  return (known.get(unitId)?.value ?? null) === value;
}

async function lockTargets(tx: WriteClient, actor: Actor, { year, indicator }: SetTargetsInput): Promise<void> {
  const key = `indicator_targets ${actor.rootId} ${year} ${indicator}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
}

async function refuseUnfit(
  tx: WriteClient,
  actor: Actor,
  { scope, input, wanted }: { scope: Scope; input: SetTargetsInput; wanted: readonly Wanted[] },
): Promise<void> {
  const indicators = await readTargetIndicators(tx, actor.rootId, input.year);
  const indicator = indicators.find(({ code }) => code === input.indicator);
  if (indicator === undefined) throw new AppError("not_found", "errors.notFound");
  const places = 10 ** indicator.decimals;
  const uneven = wanted.filter(({ value }) => value !== null && Math.round(value * places) !== value * places);
  refuseFields(input.targets, uneven, "forms.targets.errors.decimals");
  const ids = wanted.map(({ unitId }) => unitId);
  const { rows } = await tx.execute<{ id: string }>(
    sql`select u.id from org_units u where u.id = any (${sql.param(ids)}::uuid[]) and ${inScope(sql`u.id`, scope)}`,
  );
  if (rows.length < new Set(ids).size) throw new AppError("not_found", "errors.notFound");
}

function refuseChanged(all: readonly Wanted[], wanted: readonly Wanted[], before: Known): void {
  const changed = wanted.filter((one) => !isSet(one, before) && (before.get(one.unitId)?.version ?? 0) !== one.version);
  refuseFields(all, changed, "forms.targets.errors.changed");
}

function refuseFields(all: readonly Wanted[], refused: readonly Wanted[], messageKey: string): void {
  if (refused.length === 0) return;
  const fields = refused.map((one): [string, string[]] => [`targets.${all.indexOf(one)}.value`, [messageKey]]);
  const code = messageKey === "forms.targets.errors.changed" ? "conflict" : "invalid";
  throw new AppError(code, "errors.checkFields", undefined, Object.fromEntries(fields));
}

async function setTarget(
  tx: WriteClient,
  actor: Actor,
  { input, one }: { input: SetTargetsInput; one: Wanted },
): Promise<void> {
  const { year, indicator, sourceDocument } = input;
  const { unitId, value } = one;
  if (value === null) {
    await tx
      .delete(indicatorTargets)
      .where(
        and(
          eq(indicatorTargets.unitId, unitId),
          eq(indicatorTargets.year, year),
          eq(indicatorTargets.indicator, indicator),
        ),
      );
    return;
  }
  const facts = { value: String(value), sourceDocument, changedBy: actor.accountId };
  await tx
    .insert(indicatorTargets)
    .values({ rootId: actor.rootId, unitId, year, indicator, ...facts })
    .onConflictDoUpdate({
      target: [indicatorTargets.unitId, indicatorTargets.year, indicatorTargets.indicator],
      set: { ...facts, version: sql`${indicatorTargets.version} + 1`, changedAt: new Date() },
    });
}
