import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { FigureKind } from "@/features/forms/rules/figure-kinds";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import type { Quarter } from "@/lib/quarter";
import { can, requireScope } from "@/server/access";
import { type ConsolidatedLine, quartersSummed, type Span } from "../rules/consolidate";
import { countedParts } from "./parts-sql";
import { type Consolidation, readConsolidation } from "./read-consolidation";

export interface BreakdownRow {
  readonly [column: string]: unknown;
  readonly unitId: string;
  readonly name: string;
  readonly reportId: string | null;
  /** The counting reports of the unit in the span, those asked for, and those that hold the figure. */
  readonly asked: number;
  readonly counted: number;
  readonly answered: number;
  readonly value: number | null;
  readonly computed: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly answer: string | null;
  readonly remark: string | null;
  readonly reason: string | null;
  readonly state: string | null;
}

export interface Breakdown {
  readonly consolidation: Consolidation;
  readonly line: ConsolidatedLine;
  readonly rows: readonly BreakdownRow[];
  readonly after: string | null;
  readonly mayState: boolean;
}

export type BreakdownFilter = "missing" | "blank" | "differs";

const PAGE = 100;

export interface BreakdownAsked {
  readonly unitId?: string | undefined;
  readonly quarter: Quarter;
  readonly span: Span;
  readonly withSubmitted: boolean;
  readonly code: string;
  readonly show?: BreakdownFilter | undefined;
  /** The unit that the page goes on from. */
  readonly after?: string | undefined;
}

/** One figure of a committee, unit by unit, those without a counting report and those that left it open among them. */
export async function getBreakdown(actor: Actor, input: BreakdownAsked): Promise<Breakdown> {
  const scope = requireScope(actor, "consolidation.read");
  const unitId = input.unitId ?? scope.unitIds[0] ?? actor.rootId;
  const { code, show, after, ...rest } = input;
  return readAs(actor, async (db) => {
    const consolidation = await readConsolidation(db, scope, actor.rootId, { ...rest, unitId });
    const line = consolidation.lines.find((one) => one.code === code);
    if (!line) throw new AppError("not_found", "errors.notFound");
    const asked = { unitId, quarters: quartersSummed(line, input), withSubmitted: input.withSubmitted };
    const kinds = sql.param([...line.answeredBy]);
    const { rows } = await db.execute<BreakdownRow>(sql`
      with ${countedParts(asked)}, by_unit as (
        select c.unit_id as "unitId", (array_agg(c.name order by c.quarter desc))[1] as name, min(c.place) as place,
          min(c.search) as search, (array_agg(c.report_id order by c.quarter desc))[1] as "reportId",
          (array_agg(coalesce(c.status::text, 'missing') order by c.quarter desc))[1] as state,
          count(*)::int as asked, count(c.ordinal)::int as counted,
          (count(*) filter (where f.value is not null or f.answer is not null or (f.numerator is not null and f.denominator is not null)))::int as answered,
          sum(f.value)::float8 as value, sum(f.computed)::float8 as computed,
          sum(f.numerator)::float8 as numerator, sum(f.denominator)::float8 as denominator,
          string_agg(f.answer, E'\\n') as answer, string_agg(f.remark, '; ') as remark, string_agg(f.reason, '; ') as reason
        from counted c
        left join report_figures_frozen f on f.report_id = c.report_id and f.ordinal = c.ordinal and f.indicator = ${code}
        where cardinality(${kinds}::text[]) = 0 or c.kind = any (${kinds}::text[])
        group by c.unit_id
      )
      select * from by_unit u where ${isShown(show)}
        and (${after ?? null}::uuid is null or (u.place, u.search, u."unitId") > (
          select o.place, o.search, o."unitId" from by_unit o where o."unitId" = ${after ?? null}::uuid))
      order by u.place, u.search, u."unitId" limit ${PAGE + 1}`);
    return {
      consolidation,
      line,
      rows: rows.slice(0, PAGE),
      after: rows.length > PAGE ? (rows[PAGE - 1]?.unitId ?? null) : null,
      mayState: can(actor, "consolidation.edit") && isStateable(line.kind),
    };
  });
}

function isShown(show: BreakdownFilter | undefined) {
  if (show === "missing") return sql`u.counted < u.asked`;
  if (show === "blank") return sql`u.answered < u.counted`;
  if (show === "differs") return sql`u.value is distinct from u.computed and u.computed is not null`;
  return sql`true`;
}

function isStateable(kind: FigureKind): boolean {
  return kind === "flow" || kind === "stock";
}
