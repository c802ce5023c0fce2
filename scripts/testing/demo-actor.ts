import type { Actor, Role } from "@/lib/actor";
import { mintActor } from "@/server/mint-actor";
import type { DemoActor } from "./demo-office";

/** The actor that a session of theirs would give, for commands called without a request. */
export function actorOf({ accountId, rootId, name, email, unitId }: DemoActor, role: Role): Actor {
  const grants = [{ role, unitId, rootId }];
  return mintActor({ accountId, rootId, name, email, locale: "vi", grants, requestId: "measurement" });
}
