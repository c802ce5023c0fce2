import { sql } from "drizzle-orm";
import type { ReadClient } from "@/db/read";
import type { AwardRecipient } from "@/features/awards/rules";
import { recipientConditions, selectRecipients } from "@/features/awards/queries/recipient-rows";
import { ledgerColumns, ledgerJoins, type LedgerRow, ledgerWhere } from "@/features/members/queries/ledger-sql";
import type { LedgerFilter } from "@/features/members/schema";
import type { Actor } from "@/lib/actor";
import type { Quarter } from "@/lib/quarter";
import { requireScope } from "@/server/access";
import { readAndLog } from "@/server/transact";
import { type Figure, type FigureSource, sourceOf } from "../rules/figures";
import { type Line, readLine } from "./read-line";
import { type Choice, readChoice } from "./read-choice";
import { type Place, readPlace } from "./read-place";

/** One person behind a figure: the entry of the ledger, and whether it lowers the figure (a transfer out, in the net). */
export interface FigureEntry extends LedgerRow {
  readonly isMinus: boolean;
}

export interface FigureRecords {
  readonly figure: Figure;
  readonly quarter: Quarter;
  readonly place: Place;
  readonly isOwn: boolean;
  readonly line: Line | null;
  readonly entries: readonly FigureEntry[];
  readonly recipients: readonly AwardRecipient[];
  /** Whether there are more records than one page shows; the ledger has them all. */
  readonly isCut: boolean;
  readonly total: { readonly plus: number; readonly minus: number };
}

interface RecordsInput extends Choice {
  readonly figure: Figure;
  /** The figure's own unit, when a part of it was opened: moves inside that one are not counted in it. */
  readonly withinId?: string | undefined;
  /** Only what is recorded for the unit itself, without the units beneath it. */
  readonly isOwn?: boolean | undefined;
}

const MOST_SHOWN = 1000;

/** The persons and decisions behind a figure or a unit's part of it; that they were opened is logged. */
export function listFigureRecords(actor: Actor, input: RecordsInput): Promise<FigureRecords> {
  const scope = requireScope(actor, "figure.read");
  const source = sourceOf(input.figure);
  requireScope(actor, source.from === "awards" ? "award.read" : "change.read");
  return readAndLog(actor, async (db) => {
    const { figure, withinId, isOwn = false } = input;
    const { quarter, place } = await readChoice(db, actor, scope, input);
    if (withinId !== undefined) await readPlace(db, scope, { unitId: withinId, quarter });
    const line = await readLine(db, figure);
    const asked = { unitId: place.id, quarter, withinId, isOwn };
    const entries = await readEntries(db, actor, asked, ledgerParts(source, line));
    const recipients = source.from === "awards" ? await readRecipients(db, source.withMark, asked) : [];
    const minus = entries.filter((entry) => entry.isMinus).length;
    const total = { plus: entries.length - minus + recipients.length, minus };
    const isCut = entries.length >= MOST_SHOWN || recipients.length >= MOST_SHOWN;
    return {
      value: { figure, quarter, place, isOwn, line, entries, recipients, isCut, total },
      audit: [
        {
          action: "figure.open",
          subjectType: "figure",
          subjectId: figure,
          unitId: place.id,
          after: { quarter, records: entries.length + recipients.length },
        },
      ],
    };
  });
}

interface Asked {
  readonly unitId: string;
  readonly quarter: Quarter;
  readonly withinId: string | undefined;
  readonly isOwn: boolean;
}

interface LedgerPart {
  readonly filter: Pick<LedgerFilter, "indicator" | "kind" | "side">;
  readonly isMinus: boolean;
}

function ledgerParts(source: FigureSource, line: Line | null): LedgerPart[] {
  if (line !== null) return [{ filter: { kind: line.kind, side: line.side }, isMinus: false }];
  if (source.from !== "ledger") return [];
  return [
    ...source.plus.map((indicator) => ({ filter: { indicator }, isMinus: false })),
    ...source.minus.map((indicator) => ({ filter: { indicator }, isMinus: true })),
  ];
}

async function readEntries(
  db: Pick<ReadClient, "execute">,
  actor: Actor,
  { unitId, quarter, withinId, isOwn }: Asked,
  parts: readonly LedgerPart[],
): Promise<FigureEntry[]> {
  const entries: FigureEntry[] = [];
  for (const { filter, isMinus } of parts) {
    const where = ledgerWhere(actor, { ...filter, unitId, boundaryId: withinId, quarter });
    const ownOnly = isOwn ? sql` and ${unitId}::uuid in (e.from_unit_id, e.to_unit_id)` : sql``;
    const { rows } = await db.execute<LedgerRow>(sql`
      select ${ledgerColumns} from member_events e ${ledgerJoins}
      where ${where}${ownOnly} order by e.effective_on, e.seq limit ${MOST_SHOWN}`);
    entries.push(...rows.map((row) => ({ ...row, isMinus })));
  }
  return entries;
}

function readRecipients(
  db: Pick<ReadClient, "execute">,
  withMark: boolean,
  { unitId, quarter, isOwn }: Asked,
): Promise<AwardRecipient[]> {
  const conditions = [recipientConditions({ unitId, quarter }), sql`f.has_mark = ${withMark}`];
  if (isOwn) conditions.push(sql`r.unit_id = ${unitId}::uuid`);
  return selectRecipients(db, sql.join(conditions, sql` and `), MOST_SHOWN);
}
