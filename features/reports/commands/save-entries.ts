import { and, eq, inArray, sql } from "drizzle-orm";
import { formSections, indicators } from "@/db/schema/forms";
import { reportFigures, reportNarratives, reportPresence } from "@/db/schema/reports";
import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import { keepDraft, type WriteClient } from "@/server/transact";
import { readHead, type ReportHead, toEntry } from "../queries/read-report";
import { misfitOf } from "../rules/entry-fit";
import { type Entry, ENTRY_PARTS } from "../rules/figures";
import { assertOpenForEntry } from "../rules/status";
import type { FigureEntry, NarrativeEntry } from "../schema";
import { notePresence } from "./keep-presence";
import { shareCumulative } from "./share-cumulative";

export type EntryOutcome =
  | { readonly field: string; readonly status: "saved"; readonly version: number; readonly at: Date }
  | {
      /** Someone else wrote there since the version that this writer started from. */
      readonly field: string;
      readonly status: "conflict";
      readonly version: number;
      readonly at: Date;
      readonly by: string | null;
      readonly theirs: Entry | { readonly body: string };
    }
  | { readonly field: string; readonly status: "refused"; readonly messageKey: string };

interface DraftEntries {
  readonly reportId: string;
  readonly figures: readonly FigureEntry[];
  readonly narratives: readonly NarrativeEntry[];
}

/**
 * Keeps fields of a draft, each on the version its writer started from: where another hand wrote meanwhile that field
 * stays as it is, and the answer tells both what stands there and whose it is. Throws `conflict` for a report not open for entry.
 */
export async function saveEntries(actor: Actor, input: DraftEntries): Promise<EntryOutcome[]> {
  const scope = requireScope(actor, "report.edit");
  return keepDraft(actor, async (tx) => {
    // Writers share this lock; only a step of the report itself waits for them.
    const head = await readHead(tx, scope, input.reportId, "share");
    assertOpenForEntry(head);
    await notePresence(tx, actor, head);
    const figures = input.figures.length === 0 ? [] : await saveFigures(tx, actor, head, input.figures);
    const narratives = input.narratives.length === 0 ? [] : await saveNarratives(tx, actor, head, input.narratives);
    return [...figures, ...narratives];
  });
}

async function saveFigures(
  tx: WriteClient,
  actor: Actor,
  head: ReportHead,
  entries: readonly FigureEntry[],
): Promise<EntryOutcome[]> {
  const codes = entries.map(({ indicator }) => indicator);
  const asked = await tx
    .select({ code: indicators.code, kind: indicators.kind, decimals: indicators.decimals })
    .from(indicators)
    .where(and(eq(indicators.formVersionId, head.formVersionId), isOneOf(indicators.code, codes)));
  const fittings = new Map(asked.map((row) => [row.code, row]));
  const misfits = new Map<string, string>();
  for (const entry of entries) {
    const fitting = fittings.get(entry.indicator);
    const misfit = fitting ? misfitOf(entry, fitting) : "errors.notFound";
    if (misfit !== null) misfits.set(entry.indicator, misfit);
  }
  const whole = entries.filter(({ indicator }) => !misfits.has(indicator));
  const { entries: fit, misfits: sums } = await shareCumulative(tx, head, whole);
  for (const [indicator, reason] of sums) misfits.set(indicator, reason);
  const sent = new Map(fit.map((entry) => [entry.indicator, entry]));
  const at = new Date();
  const written = await writeFigures(tx, actor, head, { entries: fit, at });
  const others = fit.map(({ indicator }) => indicator).filter((code) => !written.has(code));
  const standing = others.length === 0 ? new Map<string, never>() : await readFigures(tx, head, others);
  return entries.map((entry): EntryOutcome => {
    const field = `figure:${entry.indicator}`;
    const misfit = misfits.get(entry.indicator);
    if (misfit !== undefined) return { field, status: "refused", messageKey: misfit };
    const version = written.get(entry.indicator);
    if (version !== undefined) return { field, status: "saved", version, at };
    const row = standing.get(entry.indicator);
    if (!row) return { field, status: "refused", messageKey: "errors.conflict" };
    const theirs = toEntry(row.figure);
    const mark = { field, version: row.figure.version, at: row.figure.changedAt };
    // An answer that got lost on the way is asked for again: what is stored is this writer's own.
    if (ENTRY_PARTS.every((part) => theirs[part] === (sent.get(entry.indicator) ?? entry)[part]))
      return { ...mark, status: "saved" };
    return { ...mark, status: "conflict", by: row.by, theirs };
  });
}

// One statement whose text does not grow with its rows. In the order of their codes: two writers never wait crosswise.
async function writeFigures(
  tx: WriteClient,
  actor: Actor,
  head: ReportHead,
  { entries, at }: { entries: readonly FigureEntry[]; at: Date },
): Promise<ReadonlyMap<string, number>> {
  if (entries.length === 0) return new Map();
  const { rows } = await tx.execute<{ indicator: string; version: number }>(sql`
    insert into report_figures as f (root_id, report_id, unit_id, indicator, value, numerator, denominator, answer,
      cumulative, remark, reason, version, changed_by, changed_at)
    select ${head.rootId}::uuid, ${head.id}::uuid, ${head.unitId}::uuid, e.indicator, e.value, e.numerator, e.denominator,
      e.answer, e.cumulative, e.remark, e.reason, e."baseVersion" + 1, ${actor.accountId}::uuid, ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e(indicator text, value numeric, numerator numeric,
      denominator numeric, answer text, cumulative numeric, remark text, reason text, "baseVersion" int)
    order by e.indicator
    on conflict (report_id, indicator) do update set value = excluded.value, numerator = excluded.numerator,
      denominator = excluded.denominator, answer = excluded.answer, cumulative = excluded.cumulative,
      remark = excluded.remark, reason = excluded.reason, version = excluded.version,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at
    where f.version = excluded.version - 1
    returning indicator, version`);
  return new Map(rows.map((row) => [row.indicator, row.version]));
}

async function readFigures(tx: WriteClient, head: ReportHead, codes: readonly string[]) {
  const rows = await tx
    .select({ figure: reportFigures, by: reportPresence.name })
    .from(reportFigures)
    .leftJoin(
      reportPresence,
      and(eq(reportPresence.reportId, reportFigures.reportId), eq(reportPresence.accountId, reportFigures.changedBy)),
    )
    .where(and(eq(reportFigures.reportId, head.id), isOneOf(reportFigures.indicator, codes)));
  return new Map(rows.map((row) => [row.figure.indicator, row]));
}

async function saveNarratives(
  tx: WriteClient,
  actor: Actor,
  head: ReportHead,
  entries: readonly NarrativeEntry[],
): Promise<EntryOutcome[]> {
  const codes = entries.map(({ section }) => section);
  const asked = await tx
    .select({ code: formSections.code })
    .from(formSections)
    .where(and(eq(formSections.formVersionId, head.formVersionId), isOneOf(formSections.code, codes)));
  const known = new Set(asked.map(({ code }) => code));
  const at = new Date();
  const fit = entries.filter(({ section }) => known.has(section));
  const written = await writeNarratives(tx, actor, head, { entries: fit, at });
  const others = fit.map(({ section }) => section).filter((code) => !written.has(code));
  const standing = others.length === 0 ? new Map<string, never>() : await readNarratives(tx, head, others);
  return entries.map((entry): EntryOutcome => {
    const field = `narrative:${entry.section}`;
    const version = written.get(entry.section);
    if (version !== undefined) return { field, status: "saved", version, at };
    const row = standing.get(entry.section);
    if (!row) return { field, status: "refused", messageKey: "errors.notFound" };
    const mark = { field, version: row.text.version, at: row.text.changedAt };
    if (row.text.body === entry.body) return { ...mark, status: "saved" };
    return { ...mark, status: "conflict", by: row.by, theirs: { body: row.text.body } };
  });
}

async function writeNarratives(
  tx: WriteClient,
  actor: Actor,
  head: ReportHead,
  { entries, at }: { entries: readonly NarrativeEntry[]; at: Date },
): Promise<ReadonlyMap<string, number>> {
  if (entries.length === 0) return new Map();
  const { rows } = await tx.execute<{ section: string; version: number }>(sql`
    insert into report_narratives as n (root_id, report_id, unit_id, section, body, version, changed_by, changed_at)
    select ${head.rootId}::uuid, ${head.id}::uuid, ${head.unitId}::uuid, e.section, e.body, e."baseVersion" + 1,
      ${actor.accountId}::uuid, ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e(section text, body text, "baseVersion" int)
    order by e.section
    on conflict (report_id, section) do update set body = excluded.body, version = excluded.version,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at
    where n.version = excluded.version - 1
    returning section, version`);
  return new Map(rows.map((row) => [row.section, row.version]));
}

async function readNarratives(tx: WriteClient, head: ReportHead, codes: readonly string[]) {
  const rows = await tx
    .select({ text: reportNarratives, by: reportPresence.name })
    .from(reportNarratives)
    .leftJoin(
      reportPresence,
      and(
        eq(reportPresence.reportId, reportNarratives.reportId),
        eq(reportPresence.accountId, reportNarratives.changedBy),
      ),
    )
    .where(and(eq(reportNarratives.reportId, head.id), isOneOf(reportNarratives.section, codes)));
  return new Map(rows.map((row) => [row.text.section, row]));
}

// One parameter, however many: the statement's text stays the same and its plan is kept.
function isOneOf(column: Parameters<typeof inArray>[0], codes: readonly string[]) {
  return sql`${column} = any (${sql.param(codes)}::text[])`;
}
