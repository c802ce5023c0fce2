import { iterateAwards } from "@/features/awards/queries/iterate-awards";
import { iterateLedger } from "@/features/members/queries/iterate-ledger";
import { iterateMembers } from "@/features/members/queries/iterate-members";
import { filterOf } from "@/features/members/queries/member-filter";
import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import type { ExportRow } from "@/server/export/table";
import { AWARD_COLUMNS, type FileColumn, LEDGER_COLUMNS, MEMBER_COLUMNS } from "../rules/columns";
import { EXPORT_PERMISSIONS, type ExportKind, type ExportRequest } from "../schema";

export interface ExportRows {
  readonly columns: readonly Pick<FileColumn<never>, "header" | "kind" | "width">[];
  readonly batches: AsyncGenerator<readonly ExportRow[], void>;
}

const SOURCES = {
  ledger: (actor, { unit: unitId, quarter }) => inColumns(LEDGER_COLUMNS, iterateLedger(actor, { unitId, quarter })),
  awards: (actor, { unit: unitId, quarter }) =>
    inColumns(AWARD_COLUMNS, iterateAwards(actor, { unitId, quarter, withWithdrawn: true })),
  members: (actor, { unit: unitId, register }) =>
    inColumns(MEMBER_COLUMNS, iterateMembers(actor, register === undefined ? { unitId } : filterOf(register))),
} satisfies Record<ExportKind, (actor: Actor, request: ExportRequest) => ExportRows>;

/** The rows of a file, read while they are written: one moment of the register, however long the file. */
export function iterateExport(actor: Actor, request: ExportRequest): ExportRows {
  requireScope(actor, EXPORT_PERMISSIONS[request.kind]);
  return SOURCES[request.kind](actor, request);
}

function inColumns<Row>(columns: readonly FileColumn<Row>[], batches: AsyncIterable<readonly Row[]>): ExportRows {
  return { columns, batches: cells(columns, batches) };
}

async function* cells<Row>(columns: readonly FileColumn<Row>[], batches: AsyncIterable<readonly Row[]>) {
  for await (const rows of batches) yield rows.map((row) => columns.map(({ value }) => value(row)));
}
