import { changeKinds } from "@/db/schema/members";
import type { Actor } from "@/lib/actor";
import { transact } from "@/server/transact";
import { readKinds } from "../queries/list-kinds-for-edit";
import type { RenameChangeKindInput } from "../rules/kind-input";
import { isOwnKind, lockOwnKind, refuseSameName, requireKindEditor } from "./own-kind";

/** Puts the names of an office's own kind right, in every table and entry that shows them; its line stays. */
export async function renameChangeKind(actor: Actor, input: RenameChangeKindInput): Promise<void> {
  requireKindEditor(actor);
  const { code, nameVi, nameEn } = input;
  return transact(actor, async (tx) => {
    const before = await lockOwnKind(tx, actor, code);
    refuseSameName(await readKinds(tx, actor.rootId), input);
    await tx.update(changeKinds).set({ nameVi, nameEn }).where(isOwnKind(actor, code));
    const subject = { subjectType: "change_kind", subjectId: code, unitId: actor.rootId };
    const was = { nameVi: before.nameVi, nameEn: before.nameEn };
    return { value: undefined, audit: [{ action: "kind.rename", ...subject, before: was, after: { nameVi, nameEn } }] };
  });
}
