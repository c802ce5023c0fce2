import { and, desc, eq, isNull, or, sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import { formVersions } from "@/db/schema/forms";
import { readPeriods } from "@/features/settings/queries";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { compareQuarters, isQuarter, nextQuarter, type Quarter, quarterOf } from "@/lib/quarter";
import { type FormState, stateOf } from "../rules/versions";
import type { KnownSources } from "../rules/sources";

type Reader = Pick<ReadClient, "select" | "execute">;

/** The form that the builder is for; the column leaves room for others. */
export const FORM_CODE = "quarterly";

export interface FormVersion {
  readonly id: string;
  /** Shipped with the app, and so the same in every office. */
  readonly isShipped: boolean;
  readonly version: number;
  readonly effectiveFrom: Quarter;
  readonly sourceDocument: string;
  readonly publishedAt: Date | null;
  readonly createdAt: Date;
  readonly state: FormState;
}

/** The versions an office can see, newest first: its drafts, those it published, and the one shipped with the app. */
export async function readForms(db: Reader, rootId: string): Promise<FormVersion[]> {
  const rows = await db
    .select({
      id: formVersions.id,
      rootId: formVersions.rootId,
      version: formVersions.version,
      effectiveFrom: formVersions.effectiveFrom,
      sourceDocument: formVersions.sourceDocument,
      status: formVersions.status,
      publishedAt: formVersions.publishedAt,
      createdAt: formVersions.createdAt,
    })
    .from(formVersions)
    .where(and(eq(formVersions.code, FORM_CODE), or(isNull(formVersions.rootId), eq(formVersions.rootId, rootId))))
    .orderBy(
      desc(sql`${formVersions.status} = 'draft'`),
      desc(sql`${formVersions.rootId} is not null`),
      desc(formVersions.effectiveFrom),
      desc(formVersions.version),
    )
    .limit(200);
  const forms = rows.map(({ rootId: owner, effectiveFrom, status, ...row }) => ({
    ...row,
    isShipped: owner === null,
    isDraft: status === "draft",
    effectiveFrom: asQuarter(effectiveFrom),
  }));
  const now = quarterOf(today());
  return forms.map(({ isDraft, ...form }) => ({ ...form, state: stateOf({ ...form, isDraft }, forms, now) }));
}

/** One version; throws `not_found` for what is not the office's to see. */
export async function readForm(db: Reader, rootId: string, formId: string): Promise<FormVersion> {
  const form = (await readForms(db, rootId)).find(({ id }) => id === formId);
  if (form === undefined) throw new AppError("not_found", "errors.notFound");
  return form;
}

function asQuarter(text: string): Quarter {
  if (!isQuarter(text)) throw new Error(`No quarter: ${text}`);
  return text;
}

/** The first quarter in which a new version may take effect: whoever reports already, does so on the form they began with. */
export async function readEarliestQuarter(db: Reader, rootId: string): Promise<Quarter> {
  const now = quarterOf(today());
  const [latest] = await readPeriods(db, rootId);
  if (latest === undefined) return now;
  const next = nextQuarter(latest.quarter);
  return compareQuarters(next, now) < 0 ? now : next;
}

/** What an indicator can be computed from, and the kinds of units that can be asked. */
export async function readKnownSources(db: Pick<ReadClient, "execute">, rootId: string): Promise<KnownSources> {
  type Named = { code: string; nameVi: string; nameEn: string };
  const ledger = await db.execute<Named>(sql`
    select used.code, string_agg(used.name_vi, '; ' order by used.ordinal) as "nameVi",
      string_agg(used.name_en, '; ' order by used.ordinal) as "nameEn"
    from (
      select distinct i.code, k.name_vi, k.name_en, k.ordinal
      from change_kinds k cross join lateral unnest(array[k.indicator_in, k.indicator_out, k.indicator_neutral]) as i (code)
      where i.code is not null and (k.root_id is null or k.root_id = ${rootId})) used
    group by used.code order by min(used.ordinal), used.code`);
  const awards = await db.execute<Named & { hasMark: boolean }>(sql`
    select code, name_vi as "nameVi", name_en as "nameEn", has_mark as "hasMark" from award_forms order by ordinal`);
  const marks = await db.execute<{ years: number }>(sql`select years from badge_marks order by years`);
  const kinds = await db.execute<Named & { reports: boolean }>(sql`
    select code, name_vi as "nameVi", name_en as "nameEn", reports from unit_kinds
    where reports or holds_members order by ordinal`);
  return {
    ledger: ledger.rows,
    awards: awards.rows,
    marks: marks.rows.map(({ years }) => years),
    unitKinds: kinds.rows,
  };
}
