import { eq, sql } from "drizzle-orm";
import { memberMerges, members } from "@/db/schema/members";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import type { AuditInput } from "@/server/audit";
import { inScope, requireScope, type Scope } from "@/server/access";
import { transact, type WriteClient } from "@/server/transact";
import type { UndoMergeInput } from "../schema";
import { addReversal } from "./add-reversal";
import { lockMember } from "./lock-member";
import { receivingUnit } from "./receiving-unit";

interface Undone {
  readonly keptId: string;
  readonly mergedId: string;
  readonly mergedName: string;
}

/** Takes a merge back: the second record stands by itself again, and is counted where it was; impossible once others rest on it. */
export function undoMerge(actor: Actor, { mergeId, reason, requestKey }: UndoMergeInput): Promise<Undone> {
  const scope = requireScope(actor, "member.merge");
  return transact(actor, async (tx) => {
    const { keptId, mergedId, entryId } = await lockMerge(tx, scope, mergeId);
    await requireNothingRests(tx, scope, keptId);
    const merged = await lockMember(tx, scope, mergedId);
    await tx.update(members).set({ mergedIntoId: null }).where(eq(members.id, mergedId));
    await tx
      .update(memberMerges)
      .set({ undoneAt: new Date(), undoneByName: actor.name, undoneReason: reason })
      .where(eq(memberMerges.id, mergeId));
    const audit: AuditInput = {
      action: "member.unmerge",
      subjectType: "member",
      subjectId: keptId,
      unitId: merged.unitId,
      reason,
      after: { mergeId, mergedId, mergedName: merged.fullName },
    };
    const value = { keptId, mergedId, mergedName: merged.fullName };
    if (entryId === null) return { value, audit: [audit] };
    // Whoever comes back into the strength comes into a unit that is still there.
    await receivingUnit(tx, scope, { unitId: merged.unitId, field: "reason", day: today() });
    const reversal = await addReversal(tx, actor, scope, { entryId, reason, requestKey });
    return { value, audit: [audit, reversal.audit] };
  });
}

interface LockedMerge {
  readonly [column: string]: unknown;
  readonly keptId: string;
  readonly mergedId: string;
  readonly entryId: string | null;
  readonly isUndone: boolean;
}

async function lockMerge(tx: WriteClient, scope: Scope, mergeId: string): Promise<LockedMerge> {
  const { rows } = await tx.execute<LockedMerge>(sql`
    select g.kept_id as "keptId", g.merged_id as "mergedId", g.entry_id as "entryId", g.undone_at is not null as "isUndone"
    from member_merges g where g.id = ${mergeId} and ${inScope(sql`g.unit_id`, scope)} for update of g`);
  if (rows[0] === undefined) throw new AppError("not_found", "errors.notFound");
  if (rows[0].isUndone) throw new AppError("conflict", "merges.errors.alreadyUndone");
  return rows[0];
}

async function requireNothingRests(tx: WriteClient, scope: Scope, keptId: string): Promise<void> {
  const { rows } = await tx.execute<{ mergedIntoId: string | null }>(sql`
    select m.merged_into_id as "mergedIntoId" from members m where m.id = ${keptId} and ${inScope(sql`m.unit_id`, scope)}`);
  if (rows[0] === undefined) throw new AppError("conflict", "merges.errors.keptElsewhere");
  if (rows[0].mergedIntoId !== null) throw new AppError("conflict", "merges.errors.keptMerged");
}
