import { iterateAwards } from "@/features/awards/queries/iterate-awards";
import { iterateLedger } from "@/features/members/queries/iterate-ledger";
import { iterateMembers } from "@/features/members/queries/iterate-members";
import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import { AWARD_COLUMNS, type FileColumn, LEDGER_COLUMNS, MEMBER_COLUMNS } from "../rules/columns";
import type { ExportKind, ExportRequest } from "../schema";

export interface ExportRows {
  readonly columns: readonly Pick<FileColumn<never>, "header" | "kind" | "width">[];
  readonly rows: AsyncGenerator<readonly unknown[], void>;
}

const SOURCES = {
  ledger: (actor, { unit: unitId, quarter }) => inColumns(LEDGER_COLUMNS, iterateLedger(actor, { unitId, quarter })),
  awards: (actor, { unit: unitId, quarter }) =>
    inColumns(AWARD_COLUMNS, iterateAwards(actor, { unitId, quarter, withWithdrawn: true })),
  members: (actor, { unit: unitId }) => inColumns(MEMBER_COLUMNS, iterateMembers(actor, { unitId })),
} satisfies Record<ExportKind, (actor: Actor, request: ExportRequest) => ExportRows>;

/** The rows of a file, read while they are written: one moment of the register, however long the file. */
export function iterateExport(actor: Actor, request: ExportRequest): ExportRows {
  requireScope(actor, "export.make");
  return SOURCES[request.kind](actor, request);
}

function inColumns<Row>(columns: readonly FileColumn<Row>[], rows: AsyncIterable<Row>): ExportRows {
  return { columns, rows: cells(columns, rows) };
}

async function* cells<Row>(columns: readonly FileColumn<Row>[], rows: AsyncIterable<Row>) {
  for await (const row of rows) yield columns.map(({ value }) => value(row));
}
