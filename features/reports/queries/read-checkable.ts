import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { ReadClient } from "@/db/read";
import { formRules } from "@/db/schema/forms";
import { reportExplanations } from "@/db/schema/reports";
import { lastDay } from "@/lib/quarter";
import type { Explanation } from "../rules/finding-kinds";
import type { Checkable, FormRule } from "../rules/findings";
import type { OutlierLimits, Spread } from "../rules/outliers";
import type { LiveReport, ReportHead } from "./read-report";

type Reader = Pick<ReadClient, "select" | "execute">;

/**
 * A report with everything it is judged by. How its peers reported is asked only where the findings are to be explained or
 * frozen: with many units it is the dearest part.
 */
export async function readCheckable(
  db: Reader,
  head: ReportHead,
  live: LiveReport,
  { withPeers = false }: { withPeers?: boolean } = {},
): Promise<Checkable> {
  const { figures, narratives, history, targets, register } = live;
  const { increases, decreases } = register.strength;
  const outlierLimits = await readOutlierLimits(db, head);
  return {
    quarter: head.quarter,
    figures,
    narratives,
    history,
    targets,
    register: { increases, decreases },
    rules: await readRules(db, head.formVersionId),
    explanations: await readExplanations(db, head.id),
    peers: withPeers ? await readPeers(db, head) : new Map(),
    outlierLimits,
  };
}

async function readRules(db: Reader, formVersionId: string): Promise<FormRule[]> {
  const rows = await db
    .select()
    .from(formRules)
    .where(and(eq(formRules.formVersionId, formVersionId), eq(formRules.isOn, true)))
    .orderBy(asc(formRules.ordinal));
  return rows.map(({ code, expression, severity, messageVi, messageEn }) => ({
    code,
    expression,
    severity: severity === "block" ? "block" : "explain",
    message: { vi: messageVi, en: messageEn },
  }));
}

async function readExplanations(db: Reader, reportId: string): Promise<ReadonlyMap<string, Explanation>> {
  const { finding, body, version } = reportExplanations;
  const rows = await db
    .select({ finding, body, version })
    .from(reportExplanations)
    .where(eq(reportExplanations.reportId, reportId));
  return new Map(rows.map((row) => [row.finding, { body: row.body, version: row.version }]));
}

const LIMIT_KEYS = {
  leastQuarters: "outlier.least_quarters",
  leastPeers: "outlier.least_peers",
  deviations: "outlier.deviations",
  leastDifference: "outlier.least_difference",
} as const satisfies Record<keyof OutlierLimits, string>;

// The settings that were in force on the quarter's last day: an old report is judged as it was then.
async function readOutlierLimits(db: Reader, { rootId, quarter }: ReportHead): Promise<OutlierLimits> {
  const day = sql`${lastDay(quarter)}::date`;
  const { rows } = await db.execute<{ key: string; value: unknown }>(sql`
    select distinct on (key) key, value from settings
    where key = any (${sql.param(Object.values(LIMIT_KEYS))}::text[]) and (root_id is null or root_id = ${rootId})
      and effective_from <= ${day} and (effective_to is null or ${day} < effective_to)
    order by key, root_id nulls last, effective_from desc`);
  const values = new Map(rows.map(({ key, value }) => [key, z.number().positive().parse(value)]));
  const limit = (name: keyof OutlierLimits): number => {
    const value = values.get(LIMIT_KEYS[name]);
    if (value === undefined) throw new Error(`No setting ${LIMIT_KEYS[name]} on ${lastDay(quarter)}`);
    return value;
  };
  return {
    leastQuarters: limit("leastQuarters"),
    leastPeers: limit("leastPeers"),
    deviations: limit("deviations"),
    leastDifference: limit("leastDifference"),
  };
}

async function readPeers(db: Reader, { id }: ReportHead): Promise<ReadonlyMap<string, Spread>> {
  const { rows } = await db.execute<{ indicator: string; median: number; deviation: number; units: number }>(sql`
    select indicator, median, deviation, units from report_peers(${id})`);
  return new Map(
    rows.map(({ indicator, median, deviation, units }) => [indicator, { median, deviation, count: units }]),
  );
}
