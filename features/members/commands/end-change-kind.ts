import { changeKinds } from "@/db/schema/members";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { formatDay } from "@/lib/format";
import { transact } from "@/server/transact";
import type { EndChangeKindInput } from "../rules/kind-input";
import { isOwnKind, lockOwnKind, requireKindEditor } from "./own-kind";

/** Sets the first day on which an office's own kind is no longer recorded, or takes it back; what was recorded stays. */
export async function endChangeKind(
  actor: Actor,
  input: EndChangeKindInput,
): Promise<{ nameVi: string; nameEn: string }> {
  requireKindEditor(actor);
  const { code, effectiveTo } = input;
  return transact(actor, async (tx) => {
    const { nameVi, nameEn, effectiveFrom, effectiveTo: was } = await lockOwnKind(tx, actor, code);
    if (effectiveTo !== null && effectiveTo <= effectiveFrom) {
      const messageKey = "changeKinds.errors.endsBefore";
      throw new AppError("invalid", messageKey, { day: formatDay(effectiveFrom) }, { effectiveTo: [messageKey] });
    }
    await tx.update(changeKinds).set({ effectiveTo }).where(isOwnKind(actor, code));
    const subject = { subjectType: "change_kind", subjectId: code, unitId: actor.rootId };
    return {
      value: { nameVi, nameEn },
      audit: [{ action: "kind.end", ...subject, before: { nameVi, effectiveTo: was }, after: { nameVi, effectiveTo } }],
    };
  });
}
