import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import type { ExportFormat, ExportKind } from "../schema";

const MOST = 50;

export interface ExportLine {
  readonly id: string;
  readonly at: Date;
  readonly byName: string;
  readonly kind: ExportKind;
  readonly format: ExportFormat;
  readonly unitName: string;
  readonly quarter: string | null;
  readonly fileName: string;
  /** Null while a file is still on its way, and for ever when the machine was stopped meanwhile. */
  readonly end: "complete" | "cut" | "failed" | null;
  readonly rows: number | null;
  readonly sha256: string | null;
}

/** The latest exports as the log tells of them. */
export function listExports(actor: Actor): Promise<readonly ExportLine[]> {
  requireScope(actor, "export.make");
  return readAs(actor, async (db) => {
    const { rows } = await db.execute<Omit<ExportLine, "at"> & { at: string; [column: string]: unknown }>(sql`
      select s.subject_id as id, s.at, s.actor_name as "byName",
        s.details #>> '{after,kind}' as kind, s.details #>> '{after,format}' as format,
        s.details #>> '{after,unitName}' as "unitName", s.details #>> '{after,quarter}' as quarter,
        s.details #>> '{after,fileName}' as "fileName", f.details #>> '{after,end}' as end,
        (f.details #>> '{after,rows}')::int as rows, f.details #>> '{after,sha256}' as sha256
      from audit_entries s
      left join audit_entries f on f.subject_type = 'export' and f.subject_id = s.subject_id and f.action = 'export.finish'
      where s.root_id = ${actor.rootId} and s.subject_type = 'export' and s.action = 'export.start'
      order by s.at desc, s.id desc limit ${MOST}`);
    return rows.map((row) => ({ ...row, at: new Date(row.at) }));
  });
}
