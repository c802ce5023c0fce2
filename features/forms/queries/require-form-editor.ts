import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { requireScope } from "@/server/access";

/** Throws `forbidden` unless the actor edits the office's forms: a form holds for the whole office, so a part of it is not enough. */
export function requireFormEditor(actor: Actor): void {
  const scope = requireScope(actor, "form.edit");
  if (!scope.unitIds.includes(actor.rootId)) throw new AppError("forbidden", "errors.forbidden");
}
