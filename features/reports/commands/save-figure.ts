import { and, eq, sql } from "drizzle-orm";
import { indicators, reportFigures } from "@/db/schema/reports";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { requireScope } from "@/server/access";
import { keepDraft, type WriteClient } from "@/server/transact";
import { readHead, type ReportHead, toEntry } from "../queries/read-report";
import type { Entry } from "../rules/figures";
import { assertOpenForEntry } from "../rules/status";
import type { SaveFigureInput } from "../schema";

export interface Saved {
  readonly status: "saved";
  readonly version: number;
  readonly at: Date;
}

/** Someone else wrote there since the version that this writer started from. */
export interface Conflict<T> {
  readonly status: "conflict";
  readonly version: number;
  readonly at: Date;
  readonly theirs: T;
}

/** Keeps one figure of a draft, unless another hand changed it meanwhile: then tells that hand's entry and changes nothing. */
export async function saveFigure(actor: Actor, input: SaveFigureInput): Promise<Saved | Conflict<Entry>> {
  const scope = requireScope(actor, "report.edit");
  return keepDraft(actor, async (tx) => {
    const head = await readHead(tx, scope, input.reportId, "share");
    assertOpenForEntry(head.status);
    await assertFits(tx, head, input);
    const version = await writeFigure(tx, actor, head, input);
    if (version !== null) return { status: "saved", version, at: new Date() };
    const [current] = await tx
      .select()
      .from(reportFigures)
      .where(and(eq(reportFigures.reportId, head.id), eq(reportFigures.indicator, input.indicator)));
    if (!current) throw new AppError("conflict", "errors.conflict");
    const theirs = toEntry(current);
    // An answer that got lost on the way is asked for again: what is stored is this writer's own.
    if (isSameEntry(theirs, input)) return { status: "saved", version: current.version, at: current.changedAt };
    return { status: "conflict", version: current.version, at: current.changedAt, theirs };
  });
}

async function assertFits(tx: WriteClient, { formVersionId }: ReportHead, input: SaveFigureInput): Promise<void> {
  const [indicator] = await tx
    .select({ kind: indicators.kind })
    .from(indicators)
    .where(and(eq(indicators.formVersionId, formVersionId), eq(indicators.code, input.indicator)));
  if (!indicator) throw new AppError("not_found", "errors.notFound");
  const isRatio = input.numerator !== null || input.denominator !== null;
  if (indicator.kind === "ratio" ? input.value !== null : isRatio) throw new AppError("invalid", "errors.invalid");
}

async function writeFigure(
  tx: WriteClient,
  actor: Actor,
  head: ReportHead,
  input: SaveFigureInput,
): Promise<number | null> {
  const { indicator, baseVersion, remark, reason } = input;
  const entry = {
    value: asNumeric(input.value),
    numerator: asNumeric(input.numerator),
    denominator: asNumeric(input.denominator),
    remark,
    reason,
    changedBy: actor.accountId,
    changedAt: new Date(),
  };
  const { version } = reportFigures;
  const place = { rootId: head.rootId, reportId: head.id, unitId: head.unitId, indicator };
  const isBase = and(
    eq(reportFigures.reportId, head.id),
    eq(reportFigures.indicator, indicator),
    eq(version, baseVersion),
  );
  const written =
    baseVersion === 0
      ? tx
          .insert(reportFigures)
          .values({ ...place, ...entry })
          .onConflictDoNothing()
          .returning({ version })
      : tx
          .update(reportFigures)
          .set({ ...entry, version: sql`${version} + 1` })
          .where(isBase)
          .returning({ version });
  const [row] = await written;
  return row?.version ?? null;
}

function asNumeric(value: number | null): string | null {
  return value === null ? null : String(value);
}

function isSameEntry(a: Entry, b: Entry): boolean {
  return (
    a.value === b.value &&
    a.numerator === b.numerator &&
    a.denominator === b.denominator &&
    a.remark === b.remark &&
    a.reason === b.reason
  );
}
