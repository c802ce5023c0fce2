import type { Actor } from "@/lib/actor";

/** The one place where the brand is given: to whoever a session was checked for. */
export function mintActor(
  fields: Pick<Actor, "accountId" | "rootId" | "name" | "email" | "locale" | "grants" | "requestId">,
): Actor {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the brand is for
  return fields as Actor;
}
