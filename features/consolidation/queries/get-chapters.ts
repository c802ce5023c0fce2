import { and, asc, eq, sql } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import { consolidatedNarratives, consolidatedQuotes } from "@/db/schema/consolidation";
import { type Place, readPlace } from "@/features/dashboards/queries/read-place";
import { readFormVersion, readSections } from "@/features/forms/queries/read-form";
import type { Bilingual } from "@/features/reports/rules/figures";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import type { Quarter } from "@/lib/quarter";
import { can, requireScope } from "@/server/access";
import { countedParts, type PartsAsked } from "./parts-sql";

export interface ChapterHead {
  readonly code: string;
  readonly title: Bilingual;
  readonly guidance: Bilingual;
  /** The committee's own text; empty while nobody wrote one. */
  readonly body: string;
  readonly version: number;
  readonly changedAt: Date | null;
  readonly changedByName: string | null;
  /** Units whose counting report tells something in this chapter. */
  readonly texts: number;
}

export interface UnitText {
  readonly [column: string]: unknown;
  readonly unitId: string;
  readonly name: string;
  readonly reportId: string;
  readonly ordinal: number;
  readonly body: string;
}

export interface Quote {
  readonly id: string;
  readonly sourceUnitName: string;
  readonly reportId: string;
  readonly ordinal: number;
  readonly takenByName: string;
  readonly takenAt: Date;
}

export interface Chapters {
  readonly place: Place;
  readonly chapters: readonly ChapterHead[];
  readonly mayWrite: boolean;
}

export interface ChapterAsked {
  readonly unitId?: string | undefined;
  readonly quarter: Quarter;
  readonly withSubmitted: boolean;
}

const PAGE = 40;

/** The chapters of the consolidated report: what the committee has written, and how many units have something to tell. */
export async function getChapters(actor: Actor, input: ChapterAsked): Promise<Chapters> {
  const scope = requireScope(actor, "consolidation.read");
  const unitId = input.unitId ?? scope.unitIds[0] ?? actor.rootId;
  const { quarter, withSubmitted } = input;
  return readAs(actor, async (db) => ({
    place: await readPlace(db, scope, { unitId, quarter }),
    chapters: await readChapters(db, actor.rootId, { unitId, quarters: [quarter], withSubmitted }, quarter),
    mayWrite: can(actor, "consolidation.edit"),
  }));
}

/** One chapter with the units' texts side by side, forty at a time, and what was taken over from them. */
export async function getChapter(actor: Actor, input: ChapterAsked & { code: string; after?: string | undefined }) {
  const scope = requireScope(actor, "consolidation.read");
  const unitId = input.unitId ?? scope.unitIds[0] ?? actor.rootId;
  const { quarter, withSubmitted, code, after } = input;
  return readAs(actor, async (db) => {
    const place = await readPlace(db, scope, { unitId, quarter });
    const asked = { unitId, quarters: [quarter], withSubmitted };
    const chapters = await readChapters(db, actor.rootId, asked, quarter);
    const chapter = chapters.find((one) => one.code === code);
    if (!chapter) throw new AppError("not_found", "errors.notFound");
    const texts = await readTexts(db, asked, code, after);
    return {
      place,
      chapter,
      chapters,
      texts: texts.slice(0, PAGE),
      after: texts.length > PAGE ? (texts[PAGE - 1]?.unitId ?? null) : null,
      quotes: await readQuotes(db, unitId, quarter, code),
      mayWrite: can(actor, "consolidation.edit"),
    };
  });
}

/** The chapters inside an open read. */
export async function readChapters(
  db: ReadClient,
  rootId: string,
  asked: PartsAsked,
  quarter: Quarter,
): Promise<ChapterHead[]> {
  const form = await readFormVersion(db, rootId, quarter);
  const sections = await readSections(db, form.id);
  const own = await db
    .select()
    .from(consolidatedNarratives)
    .where(and(eq(consolidatedNarratives.unitId, asked.unitId), eq(consolidatedNarratives.quarter, quarter)));
  const written = new Map(own.map((row) => [row.section, row]));
  const { rows } = await db.execute<{ section: string; texts: number }>(sql`
    with ${countedParts(asked)}
    select n ->> 'code' as section, count(*)::int as texts
    from counted c join report_snapshots s on s.report_id = c.report_id and s.ordinal = c.ordinal
    cross join lateral jsonb_array_elements(s.content -> 'narratives') n
    where btrim(n ->> 'body') <> '' group by 1`);
  const told = new Map(rows.map(({ section, texts }) => [section, texts]));
  return sections.map(({ code, titleVi, titleEn, guidanceVi, guidanceEn }) => {
    const text = written.get(code);
    return {
      code,
      title: { vi: titleVi, en: titleEn },
      guidance: { vi: guidanceVi, en: guidanceEn },
      body: text?.body ?? "",
      version: text?.version ?? 0,
      changedAt: text?.changedAt ?? null,
      changedByName: text?.changedByName ?? null,
      texts: told.get(code) ?? 0,
    };
  });
}

async function readTexts(
  db: ReadClient,
  asked: PartsAsked,
  code: string,
  after: string | undefined,
): Promise<UnitText[]> {
  const { rows } = await db.execute<UnitText>(sql`
    with ${countedParts(asked)}, told as (
      select c.unit_id as "unitId", c.name, c.place, c.search, c.report_id as "reportId", c.ordinal, btrim(n ->> 'body') as body
      from counted c join report_snapshots s on s.report_id = c.report_id and s.ordinal = c.ordinal
      cross join lateral jsonb_array_elements(s.content -> 'narratives') n
      where n ->> 'code' = ${code} and btrim(n ->> 'body') <> ''
    )
    select "unitId", name, "reportId", ordinal, body from told t
    where ${after ?? null}::uuid is null or (t.place, t.search, t."unitId") > (
      select o.place, o.search, o."unitId" from told o where o."unitId" = ${after ?? null}::uuid)
    order by t.place, t.search, t."unitId" limit ${PAGE + 1}`);
  return rows;
}

function readQuotes(db: ReadClient, unitId: string, quarter: Quarter, code: string): Promise<Quote[]> {
  const { id, sourceUnitName, reportId, ordinal, takenByName, takenAt } = consolidatedQuotes;
  return db
    .select({ id, sourceUnitName, reportId, ordinal, takenByName, takenAt })
    .from(consolidatedQuotes)
    .where(
      and(
        eq(consolidatedQuotes.unitId, unitId),
        eq(consolidatedQuotes.quarter, quarter),
        eq(consolidatedQuotes.section, code),
      ),
    )
    .orderBy(asc(takenAt), asc(id))
    .limit(500);
}
