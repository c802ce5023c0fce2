import type { Actor } from "@/lib/actor";
import type { SaveRuleInput } from "../schema";
import { saveItem } from "./change-part";

/** Adds a rule to a draft, or changes one. */
export function saveRule(actor: Actor, { formId, seen, ...item }: SaveRuleInput): Promise<void> {
  return saveItem(actor, { formId, part: "rules", seen, item });
}
