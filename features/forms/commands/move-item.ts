import type { Actor } from "@/lib/actor";
import { moveItem as moved } from "../rules/items";
import type { MoveItemInput } from "../schema";
import { changePart } from "./change-part";

/** Puts something in front of another in a draft; said by its new neighbour, it comes out the same when said twice. */
export function moveItem(actor: Actor, { formId, part, code, before }: MoveItemInput): Promise<void> {
  return changePart(actor, {
    formId,
    part,
    code,
    change: (items) => moved(items, code, before),
  });
}
