import { and, eq } from "drizzle-orm";
import { savedViews } from "@/db/schema/saved-views";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { requireScope } from "@/server/access";
import type { AuditInput } from "@/server/audit";
import { transact, violates, type WriteClient } from "@/server/transact";
import type { RemoveViewInput, RenameViewInput, SaveViewInput, SetDefaultViewInput } from "../schema";

const REGISTER = "members";

/** Keeps a way of looking at the register under a name, for oneself or for all who hold a role on a unit of one's own. */
export function saveView(actor: Actor, input: SaveViewInput): Promise<{ id: string }> {
  const scope = requireScope(actor, "member.read");
  const { name, query, unitId, isDefault, requestKey: id } = input;
  if (unitId !== null && !scope.unitIds.includes(unitId)) throw new AppError("not_found", "errors.notFound");
  return withNameRefusal(
    transact(actor, async (tx) => {
      const { accountId, rootId } = actor;
      // The same form sent twice has the same key, and makes one view.
      await tx
        .insert(savedViews)
        .values({ id, rootId, accountId, unitId, register: REGISTER, name, query })
        .onConflictDoNothing({ target: savedViews.id });
      if (isDefault) await makeDefault(tx, actor, id);
      return { value: { id }, audit: [audit("view.save", id, { after: { name, query, unitId, isDefault } })] };
    }),
  );
}

export function renameView(actor: Actor, input: RenameViewInput): Promise<{ name: string }> {
  requireScope(actor, "member.read");
  const { viewId, name } = input;
  return withNameRefusal(
    transact(actor, async (tx) => {
      const before = await lockOwnView(tx, actor, viewId);
      await tx.update(savedViews).set({ name }).where(eq(savedViews.id, viewId));
      const change = { before: { name: before.name }, after: { name } };
      return { value: { name }, audit: [audit("view.change", viewId, change)] };
    }),
  );
}

/** Makes one view the one the register opens with, or none. */
export function setDefaultView(actor: Actor, input: SetDefaultViewInput): Promise<{ name: string }> {
  requireScope(actor, "member.read");
  const { viewId } = input;
  const isDefault = input.isDefault === "yes";
  return transact(actor, async (tx) => {
    const { name, isDefault: was } = await lockOwnView(tx, actor, viewId);
    if (isDefault) await makeDefault(tx, actor, viewId);
    else await clearDefault(tx, actor);
    const change = { before: { name, isDefault: was }, after: { name, isDefault } };
    return { value: { name }, audit: [audit("view.change", viewId, change)] };
  });
}

export function removeView(actor: Actor, input: RemoveViewInput): Promise<{ name: string }> {
  requireScope(actor, "member.read");
  return transact(actor, async (tx) => {
    const { name, query } = await lockOwnView(tx, actor, input.viewId);
    await tx.delete(savedViews).where(eq(savedViews.id, input.viewId));
    return { value: { name }, audit: [audit("view.remove", input.viewId, { before: { name, query } })] };
  });
}

// A view shared by somebody else is theirs to change.
async function lockOwnView(tx: WriteClient, actor: Actor, viewId: string) {
  const [view] = await tx
    .select({ name: savedViews.name, query: savedViews.query, isDefault: savedViews.isDefault })
    .from(savedViews)
    .where(and(eq(savedViews.id, viewId), eq(savedViews.accountId, actor.accountId)))
    .for("update");
  if (view === undefined) throw new AppError("not_found", "errors.notFound");
  return view;
}

async function makeDefault(tx: WriteClient, actor: Actor, viewId: string): Promise<void> {
  await clearDefault(tx, actor);
  await tx
    .update(savedViews)
    .set({ isDefault: true })
    .where(and(eq(savedViews.id, viewId), eq(savedViews.accountId, actor.accountId)));
}

async function clearDefault(tx: WriteClient, actor: Actor): Promise<void> {
  await tx
    .update(savedViews)
    .set({ isDefault: false })
    .where(and(eq(savedViews.accountId, actor.accountId), eq(savedViews.register, REGISTER), savedViews.isDefault));
}

function audit(
  action: "view.save" | "view.change" | "view.remove",
  subjectId: string,
  change: Pick<AuditInput, "before" | "after">,
): AuditInput {
  return { action, subjectType: "saved_view", subjectId, ...change };
}

async function withNameRefusal<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!violates(error, "saved_views_name_key")) throw error;
    const messageKey = "members.register.views.errors.nameTaken";
    throw new AppError("conflict", messageKey, undefined, { name: [messageKey] });
  }
}
