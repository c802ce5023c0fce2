import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { lastDay, previousQuarter, quarterOf } from "@/lib/quarter";
import { inScope, requireScope } from "@/server/access";
import type { ImportField } from "../rules/import-columns";
import type { ImportStatus } from "./get-import";

export interface ListedImport {
  readonly id: string;
  readonly unitName: string;
  readonly fileName: string;
  readonly status: ImportStatus;
  readonly rowsTotal: number;
  readonly rowsDone: number;
  readonly createdAt: Date;
  readonly createdByName: string;
}

export interface SavedMapping {
  readonly id: string;
  readonly name: string;
  readonly columns: Readonly<Record<string, ImportField>>;
}

const MOST_SHOWN = 20;

/** The latest imports of units in scope. */
export async function listImports(actor: Actor): Promise<ListedImport[]> {
  const scope = requireScope(actor, "member.import");
  const { rows } = await readAs(actor, (db) =>
    db.execute<Omit<ListedImport, "createdAt"> & { createdAt: string } & Record<string, unknown>>(sql`
      select i.id, ${unitNameOn(sql`i.unit_id`, sql`${today()}::date`)} as "unitName", i.file_name as "fileName", i.status,
        i.rows_total as "rowsTotal", i.rows_done as "rowsDone", i.created_at as "createdAt", i.created_by_name as "createdByName"
      from member_imports i where ${inScope(sql`i.unit_id`, scope)}
      order by i.created_at desc, i.id desc limit ${MOST_SHOWN}`),
  );
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) }));
}

const MOST_MAPPINGS = 100;

/** The kept ways of reading files, of units in scope, by name. */
export async function listImportMappings(actor: Actor): Promise<SavedMapping[]> {
  const scope = requireScope(actor, "member.import");
  const { rows } = await readAs(actor, (db) =>
    db.execute<SavedMapping & Record<string, unknown>>(sql`
      select m.id, m.name, m.columns from import_mappings m where ${inScope(sql`m.unit_id`, scope)}
      order by lower(m.name), m.id limit ${MOST_MAPPINGS}`),
  );
  return rows;
}

export interface ImportStart {
  readonly unit: { readonly id: string; readonly name: string } | null;
  /** The last day of the quarter that is over: what a register is usually opened as of. */
  readonly openedOn: string;
  readonly imports: readonly ListedImport[];
  readonly mappings: readonly SavedMapping[];
}

/** What the form for a file begins with. */
export async function getImportStart(actor: Actor): Promise<ImportStart> {
  const scope = requireScope(actor, "member.import");
  const [unitId] = scope.unitIds;
  const { rows } = await readAs(actor, (db) =>
    db.execute<{ id: string; name: string }>(sql`
      select u.id, ${unitNameOn(sql`u.id`, sql`${today()}::date`)} as name from org_units u
      where u.id = ${unitId} and ${inScope(sql`u.id`, scope)}`),
  );
  const [imports, mappings] = [await listImports(actor), await listImportMappings(actor)];
  return { unit: rows[0] ?? null, openedOn: lastDay(previousQuarter(quarterOf(today()))), imports, mappings };
}
