import { and, eq, sql } from "drizzle-orm";
import { changeKinds } from "@/db/schema/members";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { fold } from "@/lib/vietnamese";
import { requireScope } from "@/server/access";
import type { WriteClient } from "@/server/transact";
import type { EditableKind } from "../queries/list-kinds-for-edit";

// A kind holds for the whole office, so a grant on a part of it is not enough.
export function requireKindEditor(actor: Actor): void {
  const scope = requireScope(actor, "kind.edit");
  if (!scope.unitIds.includes(actor.rootId)) throw new AppError("forbidden", "errors.forbidden");
}

/** One change of an office's kinds at a time, so that two desks do not give one name twice. */
export async function lockKinds(tx: WriteClient, actor: Actor): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`change_kinds ${actor.rootId}`}, 0))`);
}

/** A kind that the office added, locked; throws `not_found` for those of every office and for another's. */
export async function lockOwnKind(tx: WriteClient, actor: Actor, code: string) {
  await lockKinds(tx, actor);
  const [kind] = await tx
    .select({
      nameVi: changeKinds.nameVi,
      nameEn: changeKinds.nameEn,
      effectiveFrom: changeKinds.effectiveFrom,
      effectiveTo: changeKinds.effectiveTo,
    })
    .from(changeKinds)
    .where(isOwnKind(actor, code));
  if (kind === undefined) throw new AppError("not_found", "errors.notFound");
  return kind;
}

export function isOwnKind(actor: Actor, code: string) {
  return and(eq(changeKinds.code, code), eq(changeKinds.rootId, actor.rootId));
}

/** Two kinds of one name could not be told apart where one is chosen. */
export function refuseSameName(
  kinds: readonly EditableKind[],
  { code, nameVi, nameEn }: { code: string; nameVi: string; nameEn: string },
): void {
  const others = kinds.filter((kind) => kind.code !== code);
  const taken = [
    ...(others.some((kind) => fold(kind.nameVi) === fold(nameVi)) ? ["nameVi"] : []),
    ...(others.some((kind) => fold(kind.nameEn) === fold(nameEn)) ? ["nameEn"] : []),
  ];
  if (taken.length === 0) return;
  const messageKey = "changeKinds.errors.nameTaken";
  throw new AppError(
    "conflict",
    messageKey,
    undefined,
    Object.fromEntries(taken.map((field) => [field, [messageKey]])),
  );
}
