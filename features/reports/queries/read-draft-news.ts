import { sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import type { Actor } from "@/lib/actor";
import type { Entry } from "../rules/figures";
import { canWrite } from "../rules/status";
import type { RemarkCount } from "../rules/remarks";
import { readRemarkCounts } from "./list-remarks";
import { type ReportHead, toEntry } from "./read-report";

/** What is new in a report for a page that has it open for entry. */
export interface DraftNews {
  readonly isOpen: boolean;
  readonly others: readonly { readonly name: string; readonly field: string | null }[];
  readonly changes: readonly {
    readonly field: string;
    readonly version: number;
    readonly value: Entry | { readonly body: string };
    readonly by: string | null;
    readonly at: Date;
  }[];
  readonly remarks: readonly RemarkCount[];
}

const SECONDS_HELD_PRESENT = 45;
const MOST_OTHERS = 20;

interface FigureChange extends Record<string, unknown> {
  code: string;
  version: number;
  value: string | null;
  numerator: string | null;
  denominator: string | null;
  answer: string | null;
  cumulative: string | null;
  remark: string | null;
  reason: string | null;
  by: string | null;
  at: string;
}

/** Who else is in the report, and the fields that stand at a later version than the page knows. */
export async function readDraftNews(
  db: Pick<ReadClient, "select" | "execute">,
  actor: Actor,
  head: ReportHead,
  versions: Readonly<Record<string, number>>,
): Promise<DraftNews> {
  const known = JSON.stringify(versions);
  const { rows: others } = await db.execute<{ name: string; field: string | null }>(sql`
    select name, field from report_presence where report_id = ${head.id} and account_id <> ${actor.accountId}
      and seen_at > now() - make_interval(secs => ${SECONDS_HELD_PRESENT}) order by name, account_id limit ${MOST_OTHERS}`);
  const { rows: figures } = await db.execute<FigureChange>(sql`
    select f.indicator as code, f.version, f.value, f.numerator, f.denominator, f.answer, f.cumulative, f.remark, f.reason,
      p.name as by, f.changed_at as at
    from report_figures f left join report_presence p on p.report_id = f.report_id and p.account_id = f.changed_by
    where f.report_id = ${head.id} and f.version > coalesce((${known}::jsonb ->> ('figure:' || f.indicator))::int, 0)`);
  const { rows: texts } = await db.execute<{
    code: string;
    version: number;
    body: string;
    by: string | null;
    at: string;
  }>(sql`
    select n.section as code, n.version, n.body, p.name as by, n.changed_at as at
    from report_narratives n left join report_presence p on p.report_id = n.report_id and p.account_id = n.changed_by
    where n.report_id = ${head.id} and n.version > coalesce((${known}::jsonb ->> ('narrative:' || n.section))::int, 0)`);
  return {
    isOpen: canWrite(head),
    others,
    changes: [
      ...figures.map(({ code, version, by, at, ...entry }) => ({
        field: `figure:${code}`,
        version,
        value: toEntry(entry),
        by,
        at: new Date(at),
      })),
      ...texts.map(({ code, version, body, by, at }) => ({
        field: `narrative:${code}`,
        version,
        value: { body },
        by,
        at: new Date(at),
      })),
    ],
    remarks: await readRemarkCounts(db, head.id),
  };
}
