import { readAs } from "@/db/read";
import type { AwardCounts } from "@/features/awards/rules";
import { readAwardCounts } from "@/features/awards/queries/count-awards";
import { readStrengthTable } from "@/features/members/queries/get-strength-table";
import { figuresOf, type StrengthTable } from "@/features/members/rules/strength";
import { readReportingUnits } from "@/features/reports/queries/reporting-units";
import { countStates, type ReportCounts } from "@/features/reports/rules/lateness";
import type { Actor } from "@/lib/actor";
import { lastDay, type Quarter } from "@/lib/quarter";
import { inSubtree, requireScope } from "@/server/access";
import { type ComparedFigure, compareFigures, comparedQuarters } from "../rules/comparison";
import { readCounts } from "./read-counts";
import { type Choice, readChoice } from "./read-choice";
import type { Place } from "./read-place";
import { readQuarters } from "./read-quarters";

export interface Overview {
  readonly quarter: Quarter;
  readonly openedQuarters: readonly Quarter[];
  readonly place: Place;
  readonly figures: readonly ComparedFigure[];
  readonly strength: StrengthTable;
  readonly awards: AwardCounts;
  readonly reports: ReportCounts;
}

/** The quarter of a unit in one screen, read at one moment; without a choice, the actor's own unit and the latest quarter. */
export function getOverview(actor: Actor, input: Choice): Promise<Overview> {
  const scope = requireScope(actor, "figure.read");
  return readAs(actor, async (db) => {
    const { latest, opened } = await readQuarters(db, actor.rootId);
    const { quarter, place } = await readChoice(db, actor, scope, { ...input, quarter: input.quarter ?? latest });
    const unitId = place.id;
    const strength = await readStrengthTable(db, unitId, quarter);
    const awards = await readAwardCounts(db, unitId, quarter);
    const now = new Map([...figuresOf(strength), ["badges", awards.badgesTotal], ["awards", awards.total]] as const);
    const earlier = await readCounts(db, unitId, comparedQuarters(quarter));
    const reporting = await readReportingUnits(db, quarter, (unit) => inSubtree(unit, unitId, lastDay(quarter)));
    return {
      quarter,
      openedQuarters: opened,
      place,
      figures: compareFigures(quarter, now, earlier),
      strength,
      awards,
      reports: countStates(reporting),
    };
  });
}
