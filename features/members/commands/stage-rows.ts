import { sql } from "drizzle-orm";
import { readUnits } from "@/features/org-units/queries/read-units";
import { fold } from "@/lib/vietnamese";
import type { Scope } from "@/server/access";
import type { ReadTable } from "@/server/spreadsheets/read-spreadsheet";
import type { WriteClient } from "@/server/transact";
import type { ImportColumn } from "../rules/import-columns";
import { identityKeys, type ParsedRow, parseRow, type RowProblem } from "../rules/import-rows";
import { unitFinder } from "../rules/import-units";
import { probationMonthsAt } from "./read-rules";

interface Staging {
  readonly importId: string;
  readonly unitId: string;
  readonly openedOn: string;
  readonly columns: readonly ImportColumn[];
  readonly table: ReadTable;
  readonly onProgress: ((rows: number) => void) | undefined;
}

interface StagedRow {
  readonly rowNo: number;
  readonly unitId: string;
  readonly cells: ParsedRow["cells"];
  readonly person: object | null;
  readonly problems: readonly RowProblem[];
}

const BATCH = 500;

/** Reads the rows of a table one after the other and sets them aside, in batches. */
export async function stageRows(tx: WriteClient, scope: Scope, staging: Staging): Promise<void> {
  const { table, columns, openedOn, unitId } = staging;
  const units = (await readUnits(tx, scope, { onDay: openedOn })).filter(({ isInScope }) => isInScope);
  const findUnit = unitFinder(units, unitId);
  const probationMonths = await probationMonthsAt(tx, openedOn);
  const context = { columns, openedOn, hasTypes: table.sheetName !== null, probationMonths };
  const seen = new Map<string, number>();
  let batch: StagedRow[] = [];
  let read = 0;
  for await (const { number, cells } of table.rows) {
    const parsed = parseRow(cells, context);
    if (parsed === null) continue;
    const unit = findUnit(parsed.unit);
    const repeated = repeatedIn(seen, parsed, number);
    const problems = [
      ...parsed.problems,
      ...("problem" in unit ? [unitProblem(unit.problem, parsed.unit)] : []),
      ...repeated,
    ];
    const { person } = parsed;
    const isWhole = person !== null && !problems.some(({ isError }) => isError);
    batch.push({
      rowNo: number,
      unitId: "unitId" in unit ? unit.unitId : unitId,
      cells: parsed.cells,
      person: isWhole ? { ...person, search: fold(person.fullName) } : null,
      problems,
    });
    read += 1;
    if (batch.length < BATCH) continue;
    await insertRows(tx, staging.importId, batch);
    batch = [];
    staging.onProgress?.(read);
  }
  if (batch.length > 0) await insertRows(tx, staging.importId, batch);
  staging.onProgress?.(read);
}

// The batch goes over as one value: the number of a statement's values is limited, that of its rows is not.
async function insertRows(tx: WriteClient, importId: string, rows: readonly StagedRow[]): Promise<void> {
  const listed = rows.map((row) => ({
    ...row,
    hasError: row.problems.some(({ isError }) => isError),
    hasWarning: row.problems.some(({ isError }) => !isError),
  }));
  await tx.execute(sql`
    insert into member_import_rows (import_id, row_no, unit_id, cells, person, problems, has_error, has_warning)
    select ${importId}::uuid, r."rowNo", r."unitId", r.cells, nullif(r.person, 'null'), r.problems, r."hasError", r."hasWarning"
    from jsonb_to_recordset(${JSON.stringify(listed)}::jsonb)
      as r("rowNo" int, "unitId" uuid, cells jsonb, person jsonb, problems jsonb, "hasError" boolean, "hasWarning" boolean)`);
}

function repeatedIn(seen: Map<string, number>, { person }: ParsedRow, rowNo: number): RowProblem[] {
  if (person === null) return [];
  const keys = identityKeys(person);
  const earlier = keys.map((key) => seen.get(key)).find((row) => row !== undefined);
  for (const key of keys) if (!seen.has(key)) seen.set(key, rowNo);
  if (earlier === undefined) return [];
  return [{ field: "fullName", key: "members.import.problems.repeated", params: { row: earlier }, isError: true }];
}

function unitProblem(problem: string, named: string): RowProblem {
  return { field: "unit", key: `members.import.problems.${problem}`, params: { unit: named }, isError: true };
}
