import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { type ReadClient, readAs } from "@/db/read";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { inScope, requireScope, type Scope } from "@/server/access";
import type { ImportColumn } from "../rules/import-columns";
import type { ParsedRow, RowProblem } from "../rules/import-rows";
import type { ImportRowFilter } from "../schema";

export type ImportStatus = "reading" | "mapping" | "checked" | "applying" | "applied" | "cancelled" | "failed";

export interface ImportProgress {
  readonly status: ImportStatus;
  readonly rowsDone: number;
  /** Rows that are to be entered. */
  readonly rowsReady: number;
  /** Whether a transaction is at work on it now; false after a crash. */
  readonly isRunning: boolean;
}

export interface ImportFacts extends ImportProgress {
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly fileName: string;
  readonly sheetName: string | null;
  readonly openedOn: string;
  readonly columns: readonly ImportColumn[];
  readonly unreadSheets: readonly { readonly name: string; readonly isHidden: boolean }[];
  readonly rowsTotal: number;
  readonly rowsWithErrors: number;
  readonly rowsWithWarnings: number;
  readonly rowsKnown: number;
  readonly problem: string | null;
  readonly createdAt: Date;
  readonly createdByName: string;
}

export interface ImportRow {
  readonly rowNo: number;
  readonly unitName: string | null;
  readonly cells: ParsedRow["cells"];
  readonly problems: readonly RowProblem[];
  readonly hasError: boolean;
  readonly knownMemberId: string | null;
}

export interface ImportPage {
  readonly facts: ImportFacts;
  readonly rows: readonly ImportRow[];
  /** The row after which the next page begins. */
  readonly after: number | null;
}

const PAGE_SIZE = 50;

const FILTERS: Record<ImportRowFilter, SQL> = {
  all: sql`true`,
  errors: sql`r.has_error`,
  warnings: sql`r.has_warning and not r.has_error and r.known_member_id is null`,
  known: sql`r.known_member_id is not null`,
};

/** An import with a page of its rows, each with what is wrong beside it. */
export async function getImport(
  actor: Actor,
  input: { importId: string; filter: ImportRowFilter; after?: number | undefined },
): Promise<ImportPage> {
  const scope = requireScope(actor, "member.import");
  const { importId, filter, after = 0 } = input;
  return readAs(actor, async (db) => {
    const facts = await readFacts(db, scope, importId);
    const { rows } = await db.execute<ImportRow & Record<string, unknown>>(sql`
      select r.row_no as "rowNo", ${unitNameOn(sql`r.unit_id`, sql`${facts.openedOn}::date`)} as "unitName", r.cells, r.problems,
        r.has_error as "hasError", r.known_member_id as "knownMemberId"
      from member_import_rows r where r.import_id = ${importId} and r.row_no > ${after} and ${FILTERS[filter]}
      order by r.row_no limit ${PAGE_SIZE + 1}`);
    const shown = rows.slice(0, PAGE_SIZE);
    return { facts, rows: shown, after: rows.length > PAGE_SIZE ? (shown.at(-1)?.rowNo ?? null) : null };
  });
}

/** How far an import is: asked again and again while it is written. */
export async function getImportProgress(actor: Actor, { importId }: { importId: string }): Promise<ImportProgress> {
  const scope = requireScope(actor, "member.import");
  const { status, rowsDone, rowsReady, isRunning } = await readAs(actor, (db) => readFacts(db, scope, importId));
  return { status, rowsDone, rowsReady, isRunning };
}

type Found = Omit<ImportFacts, "columns" | "unreadSheets" | "createdAt"> & {
  readonly kept: { columns: ImportColumn[]; unreadSheets: { name: string; isHidden: boolean }[] };
  readonly createdAt: string;
};

async function readFacts(db: ReadClient, scope: Scope, importId: string): Promise<ImportFacts> {
  if (!z.uuid().safeParse(importId).success) throw new AppError("not_found", "errors.notFound");
  // The lock of the transaction that writes it, as the database lists it: in two halves.
  const { rows } = await db.execute<Found & Record<string, unknown>>(sql`
    select i.id, i.unit_id as "unitId", ${unitNameOn(sql`i.unit_id`, sql`${today()}::date`)} as "unitName", i.file_name as "fileName",
      i.sheet_name as "sheetName", i.opened_on::text as "openedOn", i.status, i.columns as kept, i.rows_total as "rowsTotal",
      i.rows_with_errors as "rowsWithErrors", i.rows_with_warnings as "rowsWithWarnings", i.rows_known as "rowsKnown",
      i.rows_done as "rowsDone", i.rows_total - i.rows_with_errors - i.rows_known as "rowsReady", i.problem,
      i.created_at as "createdAt", i.created_by_name as "createdByName",
      exists (select from pg_locks l where l.locktype = 'advisory' and l.granted and l.objsubid = 1
        and (l.classid::bigint << 32) + l.objid::bigint = hashtextextended(i.id::text, 5)) as "isRunning"
    from member_imports i where i.id = ${importId} and ${inScope(sql`i.unit_id`, scope)}`);
  const [found] = rows;
  if (found === undefined) throw new AppError("not_found", "errors.notFound");
  const { kept, createdAt, ...facts } = found;
  return { ...facts, ...kept, createdAt: new Date(createdAt) };
}
