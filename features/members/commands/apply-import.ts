import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError, isAppError } from "@/lib/errors";
import { requireScope, type Scope } from "@/server/access";
import type { AuditInput } from "@/server/audit";
import { transact, violates, type WriteClient } from "@/server/transact";
import { refuseEffectiveDay } from "../rules/days";
import type { ImportInput } from "../schema";
import { enterRows, nextRows } from "./enter-rows";
import { type RunningImport, startImport, stopImport, tellProgress } from "./import-state";
import { markKnown } from "./mark-known";
import { receivingUnit, type UnitThen } from "./receiving-unit";
import { refuse } from "./refuse";

export interface AppliedImport {
  readonly people: number;
}

/**
 * Enters the people of a checked import, all of them or nobody. An import that was applied already answers with what it did;
 * one that is cancelled meanwhile, or whose writer goes away, leaves nothing behind.
 */
export async function applyImport(actor: Actor, { importId }: ImportInput): Promise<AppliedImport> {
  const scope = requireScope(actor, "member.import");
  const started = await startImport(actor, scope, importId);
  if ("people" in started) return started;
  try {
    return await transact(actor, (tx) => applyRows(tx, actor, { scope, started }));
  } catch (error) {
    if (isBusy(error)) throw error;
    const reason = violates(error, "members_card_key") ? "members.import.errors.cardTaken" : null;
    const known = reason === null ? error : new AppError("conflict", reason);
    await stopImport(actor, importId, isAppError(known) ? known.messageKey : "members.import.errors.failed");
    throw known;
  }
}

async function applyRows(tx: WriteClient, actor: Actor, { scope, started }: { scope: Scope; started: RunningImport }) {
  const { importId, unitId, openedOn, fileName } = started;
  await lockImport(tx, actor, importId);
  refuse([refuseEffectiveDay("openedOn", openedOn, { today: today() })]);
  // What was entered since the check is there already.
  const counts = await markKnown(tx, actor, importId);
  const units = new Map<string, UnitThen>();
  const audit: AuditInput[] = [];
  let people = 0;
  for (let after = 0; ;) {
    const rows = await nextRows(tx, importId, after);
    if (rows.length === 0) break;
    for (const { unitId: named } of rows) {
      if (units.has(named)) continue;
      units.set(named, await receivingUnit(tx, scope, { unitId: named, field: "unitId", day: openedOn }));
    }
    audit.push(...(await enterRows(tx, actor, { rows, units, openedOn })));
    after = rows.at(-1)?.rowNo ?? after;
    people += rows.length;
    await tellProgress(actor, importId, people);
  }
  await finish(tx, importId, { people, rowsKnown: counts.rowsKnown });
  const whole: AuditInput = {
    action: "import.apply",
    subjectType: "member_import",
    subjectId: importId,
    unitId,
    after: { fileName, openedOn, people, known: counts.rowsKnown },
  };
  return { value: { people }, audit: [whole, ...audit] as const };
}

/** One import at a time in an office: two of one file would not see each other's people. */
async function lockImport(tx: WriteClient, actor: Actor, importId: string): Promise<void> {
  const { rows } = await tx.execute<{ isOwn: boolean; isFree: boolean }>(sql`
    select pg_try_advisory_xact_lock(hashtextextended(${importId}, 5)) as "isOwn",
      pg_try_advisory_xact_lock(hashtextextended(${actor.rootId}, 6)) as "isFree"`);
  if (rows[0]?.isOwn !== true) throw new AppError("conflict", BUSY);
  if (!rows[0].isFree) throw new AppError("conflict", "members.import.errors.otherRunning");
}

const BUSY = "members.import.errors.running";

function isBusy(error: unknown): boolean {
  return isAppError(error) && error.messageKey === BUSY;
}

// Last: whoever cancels meanwhile has changed this row, and then everything above is undone.
async function finish(tx: WriteClient, importId: string, done: { people: number; rowsKnown: number }): Promise<void> {
  const { rows } = await tx.execute(sql`
    update member_imports set status = 'applied', finished_at = now(), problem = null, rows_done = ${done.people}, rows_known = ${done.rowsKnown}
    where id = ${importId} and status = 'applying' returning id`);
  if (rows.length === 0) throw new AppError("conflict", "members.import.errors.cancelled");
  await tx.execute(sql`delete from member_import_rows where import_id = ${importId}`);
}
