import { asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { readAs } from "@/db/read";
import { formRules } from "@/db/schema/forms";
import { FIGURE_KINDS } from "@/features/forms/rules/figure-kinds";
import { readPeriods } from "@/features/settings/queries";
import type { Actor } from "@/lib/actor";
import { isQuarter, quartersUpTo, type Quarter } from "@/lib/quarter";
import { type TrialOutcome, type TrialReport, tryRulesOn } from "../rules/trial";
import { readForm } from "@/features/forms/queries/read-forms";
import { requireFormEditor } from "@/features/forms/queries/require-form-editor";

const LOOKED_BACK = 4;
const MOST_QUARTERS = 8;

export interface TriedRule extends TrialOutcome {
  readonly message: { readonly vi: string; readonly en: string };
  readonly severity: string;
  readonly isOn: boolean;
}

export interface RuleTrial {
  readonly version: number;
  /** The quarters tried, newest first, and the reports that there are of them. */
  readonly quarters: readonly Quarter[];
  readonly reports: number;
  readonly rules: readonly TriedRule[];
}

const trialFigures = z.array(
  z.object({
    code: z.string(),
    kind: z.enum(FIGURE_KINDS),
    computed: z.number().nullable(),
    reported: z.number().nullable(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    isAnswered: z.boolean(),
  }),
);
const trialTargets = z.record(z.string(), z.number());

/**
 * In how many of the office's past reports each rule of a form would have spoken, those not switched on too; of no unit is
 * anything told. The newest four quarters unless others are named; `not_found` for a form that is not the office's.
 */
export function tryRules(actor: Actor, formVersionId: string, asked: readonly Quarter[] = []): Promise<RuleTrial> {
  requireFormEditor(actor);
  return readAs(actor, async (db) => {
    const form = await readForm(db, actor.rootId, formVersionId);
    const opened = (await readPeriods(db, actor.rootId)).map(({ quarter }) => quarter);
    const wanted = asked.length > 0 ? asked : opened.slice(0, LOOKED_BACK);
    const quarters = wanted.filter((quarter) => opened.includes(quarter)).slice(0, MOST_QUARTERS);
    const rules = await db
      .select()
      .from(formRules)
      .where(eq(formRules.formVersionId, formVersionId))
      .orderBy(asc(formRules.ordinal));
    const { rows } = await db.execute<{ series: number; quarter: string; figures: unknown; targets: unknown }>(
      sql`select series, quarter, figures, targets from reports_for_trial(${sql.param(withEarlier(quarters))}::text[])`,
    );
    const reports = rows.flatMap(({ series, quarter, figures, targets }): TrialReport[] =>
      isQuarter(quarter)
        ? [{ series, quarter, figures: trialFigures.parse(figures ?? []), targets: trialTargets.parse(targets) }]
        : [],
    );
    const tried = new Set(quarters);
    const outcomes = new Map(tryRulesOn(rules, reports, tried).map((outcome) => [outcome.code, outcome]));
    return {
      version: form.version,
      quarters,
      reports: reports.filter(({ quarter }) => tried.has(quarter)).length,
      rules: rules.map(({ code, messageVi, messageEn, severity, isOn }) => {
        const { applicable = 0, broken = 0 } = outcomes.get(code) ?? {};
        return { code, applicable, broken, message: { vi: messageVi, en: messageEn }, severity, isOn };
      }),
    };
  });
}

// Rules look back a year.
function withEarlier(quarters: readonly Quarter[]): Quarter[] {
  return [...new Set([...quarters, ...quarters.flatMap((quarter) => quartersUpTo(quarter, LOOKED_BACK + 1))])];
}
