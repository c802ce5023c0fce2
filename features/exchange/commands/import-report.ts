import { createHash } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { reportImports } from "@/db/schema/consolidation";
import { trustedInstallations } from "@/db/schema/exchange";
import { formVersions } from "@/db/schema/forms";
import { reportFigures, reportNarratives, reports, reportSteps } from "@/db/schema/reports";
import { readFormVersion, readIndicators, readSections } from "@/features/forms/queries/read-form";
import { readReportingUnits } from "@/features/reports/queries/reporting-units";
import { LONGEST_REASON, LONGEST_REMARK } from "@/features/reports/rules/limits";
import { readPeriods } from "@/features/settings/queries";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { lastDay } from "@/lib/quarter";
import { cleanLine, cleanText, fold } from "@/lib/vietnamese";
import { inScope, requireScope, type Scope } from "@/server/access";
import { isSignedBy } from "@/server/signing";
import { rehearse, transact, violates, type WriteClient } from "@/server/transact";
import { type FileFigure, matchFigures, readReportFile, signedText } from "../rules/report-file";
import type { ImportOutcome, ReportFile } from "../schema";

/** What a signed file would bring into the unit's draft: nothing is written. Throws `invalid`, in words, for a file that is not taken. */
export function previewImport(actor: Actor, text: string, overwrite: boolean): Promise<ImportOutcome> {
  const scope = requireScope(actor, "exchange.use");
  const file = checkedFile(text);
  return guarded(() => rehearse(actor, async (tx) => (await fill(tx, actor, scope, file, overwrite)).outcome));
}

/** Fills the unit's draft from a signed file, by the hand of whoever takes it; the same report twice changes nothing. */
export function importReport(actor: Actor, text: string, overwrite: boolean): Promise<ImportOutcome> {
  const scope = requireScope(actor, "exchange.use");
  const file = checkedFile(text);
  return guarded(() =>
    transact(actor, async (tx) => {
      const { outcome, unitId } = await fill(tx, actor, scope, file, overwrite);
      const { reportId, quarter, figures, chapters, installation, isKnown } = outcome;
      const audit = { action: "exchange.import", subjectType: "report", subjectId: reportId, unitId };
      return {
        value: outcome,
        audit: [{ ...audit, after: { quarter, figures, chapters, name: installation, isKnown } }],
      };
    }),
  );
}

function checkedFile(text: string): ReportFile {
  const file = readReportFile(text);
  if (!isSignedBy(file.publicKey, signedText(file), file.signature))
    throw new AppError("invalid", "exchange.errors.tampered");
  return file;
}

// The database holds the last word on whether a report takes anything.
async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (violates(error, "reports_locked") || violates(error, "reports_quarter_locked"))
      throw new AppError("conflict", "exchange.errors.notOpen");
    throw error;
  }
}

async function fill(tx: WriteClient, actor: Actor, scope: Scope, file: ReportFile, overwrite: boolean) {
  const { content } = file;
  const trusted = await findTrusted(tx, scope, file);
  const { unitId, rootId, id: installationId, name: installation } = trusted;
  const report = await findOrBegin(tx, actor, trusted, content.quarter);
  const { matched, unknown } = matchFigures(
    content.figures,
    await readIndicators(tx, report.formVersionId, report.kind),
  );
  const sections = new Set((await readSections(tx, report.formVersionId, report.kind)).map(({ code }) => code));
  const texts = content.narratives.filter(({ code, body }) => sections.has(code) && cleanText(body) !== "");
  const contentHash = createHash("sha256").update(signedText(file)).digest("hex");
  const [known] = await tx
    .select({ id: reportImports.id })
    .from(reportImports)
    .where(and(eq(reportImports.reportId, report.id), eq(reportImports.contentHash, contentHash)));
  const written = known
    ? { figures: 0, chapters: 0, kept: 0 }
    : await write(tx, actor, { rootId, reportId: report.id, unitId }, { matched, texts, overwrite });
  if (!known) {
    const { figures, chapters } = written;
    const place = { id: newId(), rootId, unitId, reportId: report.id, installationId, installationName: installation };
    const by = { importedBy: actor.accountId, importedByName: actor.name };
    await tx.insert(reportImports).values({ ...place, contentHash, figures, chapters, ...by });
  }
  const outcome: ImportOutcome = {
    installation,
    unitName: report.unitName,
    quarter: content.quarter,
    reportId: report.id,
    ...written,
    unknown,
    versions: { theirs: content.form.version, ours: report.formVersion },
    isKnown: known !== undefined,
  };
  return { outcome, unitId };
}

// One key may stand for several units of the sender: the unit's name then says which of them is meant.
async function findTrusted(tx: WriteClient, scope: Scope, { publicKey, content }: ReportFile) {
  const { id, rootId, unitId, name } = trustedInstallations;
  const day = sql`${lastDay(content.quarter)}::date`;
  const found = await tx
    .select({
      id,
      rootId,
      unitId,
      name,
      search: sql<
        string | null
      >`(select v.search from org_unit_versions v where v.unit_id = trusted_installations.unit_id and v.valid_from <= ${day}
        and (v.valid_to is null or ${day} < v.valid_to))`,
    })
    .from(trustedInstallations)
    .where(
      and(
        eq(trustedInstallations.publicKey, publicKey),
        isNull(trustedInstallations.revokedAt),
        inScope(unitId, scope),
      ),
    );
  const [only] = found;
  const trusted = found.length === 1 ? only : found.find(({ search }) => search === fold(content.unit.name));
  if (!trusted) throw new AppError("invalid", "exchange.errors.untrusted");
  return trusted;
}

async function findOrBegin(
  tx: WriteClient,
  actor: Actor,
  { unitId, rootId }: { unitId: string; rootId: string },
  quarter: ReportFile["content"]["quarter"],
) {
  const [unit] = await readReportingUnits(tx, quarter, (column) => sql`${column} = ${unitId}`);
  if (!unit) throw new AppError("not_found", "errors.notFound");
  if ((await readPeriods(tx, rootId, quarter)).length === 0) throw new AppError("invalid", "exchange.errors.noPeriod");
  const [kindRow] = (
    await tx.execute<{ kind: string }>(sql`select kind from org_unit_versions where unit_id = ${unitId}
      and valid_from <= ${lastDay(quarter)}::date order by valid_from desc limit 1`)
  ).rows;
  const [begun] = await tx
    .select({ id: reports.id, status: reports.status, formVersionId: reports.formVersionId })
    .from(reports)
    .where(and(eq(reports.unitId, unitId), eq(reports.quarter, quarter)))
    .for("update");
  if (begun && begun.status !== "draft" && begun.status !== "returned")
    throw new AppError("conflict", "exchange.errors.notOpen");
  const formVersionId = begun?.formVersionId ?? (await readFormVersion(tx, rootId, quarter)).id;
  const [form] = await tx
    .select({ version: formVersions.version })
    .from(formVersions)
    .where(eq(formVersions.id, formVersionId));
  const id = begun?.id ?? newId();
  if (!begun) {
    await tx.insert(reports).values({ id, rootId, unitId, quarter, formVersionId, createdBy: actor.accountId });
    const by = { byAccount: actor.accountId, byName: actor.name };
    await tx.insert(reportSteps).values({ id: newId(), rootId, reportId: id, unitId, status: "draft", ...by });
  }
  return { id, formVersionId, formVersion: form?.version ?? 0, kind: kindRow?.kind, unitName: unit.unitName };
}

interface Place {
  readonly rootId: string;
  readonly reportId: string;
  readonly unitId: string;
}

interface Brought {
  readonly matched: readonly FileFigure[];
  readonly texts: readonly { readonly code: string; readonly body: string }[];
  readonly overwrite: boolean;
}

async function write(tx: WriteClient, actor: Actor, place: Place, { matched, texts, overwrite }: Brought) {
  const by = { changedBy: actor.accountId, changedAt: new Date() };
  const held = new Map(
    (await tx.select().from(reportFigures).where(eq(reportFigures.reportId, place.reportId))).map((row) => [
      row.indicator,
      row,
    ]),
  );
  let [figures, chapters, kept] = [0, 0, 0];
  for (const figure of matched) {
    const entry = entryOf(figure);
    const old = held.get(figure.code);
    if (old && isSame(old, entry)) continue;
    if (old && holdsSomething(old)) {
      kept += 1;
      if (!overwrite) continue;
    }
    const { version } = reportFigures;
    await tx
      .insert(reportFigures)
      .values({ ...place, indicator: figure.code, ...entry, ...by })
      .onConflictDoUpdate({
        target: [reportFigures.reportId, reportFigures.indicator],
        set: { ...entry, cumulative: null, ...by, version: sql`${version} + 1` },
      });
    figures += 1;
  }
  const written = new Map(
    (await tx.select().from(reportNarratives).where(eq(reportNarratives.reportId, place.reportId))).map((row) => [
      row.section,
      row.body,
    ]),
  );
  for (const { code: section, body: raw } of texts) {
    const body = cleanText(raw);
    const old = written.get(section) ?? "";
    if (old === body) continue;
    if (old.trim() !== "") {
      kept += 1;
      if (!overwrite) continue;
    }
    const { version } = reportNarratives;
    await tx
      .insert(reportNarratives)
      .values({ ...place, section, body, ...by })
      .onConflictDoUpdate({
        target: [reportNarratives.reportId, reportNarratives.section],
        set: { body, ...by, version: sql`${version} + 1` },
      });
    chapters += 1;
  }
  return { figures, chapters, kept };
}

const asNumeric = (value: number | null) => (value === null ? null : String(value));
const asLine = (text: string | null, most: number) => (text === null ? null : cleanLine(text).slice(0, most) || null);

function entryOf({ value, numerator, denominator, answer, remark, reason }: FileFigure) {
  return {
    value: asNumeric(value),
    numerator: asNumeric(numerator),
    denominator: asNumeric(denominator),
    answer: answer === null ? null : cleanText(answer) || null,
    remark: asLine(remark, LONGEST_REMARK),
    reason: asLine(reason, LONGEST_REASON),
  };
}

type Held = Pick<typeof reportFigures.$inferSelect, keyof ReturnType<typeof entryOf>>;

const asNumber = (text: string | null) => (text === null ? null : Number(text));

function isSame(old: Held, entry: ReturnType<typeof entryOf>): boolean {
  return (
    asNumber(old.value) === asNumber(entry.value) &&
    asNumber(old.numerator) === asNumber(entry.numerator) &&
    asNumber(old.denominator) === asNumber(entry.denominator) &&
    old.answer === entry.answer &&
    old.remark === entry.remark &&
    old.reason === entry.reason
  );
}

function holdsSomething(old: Held): boolean {
  return (old.value ?? old.numerator ?? old.denominator ?? old.answer ?? old.remark ?? old.reason) !== null;
}
