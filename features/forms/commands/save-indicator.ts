import type { Actor } from "@/lib/actor";
import type { SaveIndicatorInput } from "../schema";
import { saveItem } from "./change-part";

/** Adds an indicator to a draft, or changes one; its code stays, so that its figures meet those of other quarters. */
export function saveIndicator(actor: Actor, { formId, seen, item }: SaveIndicatorInput): Promise<void> {
  return saveItem(actor, { formId, part: "indicators", seen, item });
}
