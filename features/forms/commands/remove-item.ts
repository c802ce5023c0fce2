import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { dropItem } from "../rules/items";
import type { RemoveItemInput } from "../schema";
import { changePart } from "./change-part";

/** Takes something out of a draft. Throws `invalid` for a group that still has indicators. */
export function removeItem(actor: Actor, { formId, part, code, seen }: RemoveItemInput): Promise<void> {
  return changePart(actor, {
    formId,
    part,
    code,
    change: (items, { indicators }) => {
      if (part === "groups" && indicators.some(({ section }) => section === code)) {
        throw new AppError("invalid", "forms.errors.groupInUse");
      }
      return dropItem(items, code, seen);
    },
  });
}
