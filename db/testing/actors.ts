import type { Actor, Role } from "@/lib/actor";
import { mintActor } from "@/server/mint-actor";
import type { Factories } from "../factories";

export interface Place {
  readonly id: string;
  readonly rootId: string;
}

/** An account with one role on one unit, and the actor that its session would give. */
export async function makeActor(make: Factories, role: Role, unit: Place, name = `Người ${role}`): Promise<Actor> {
  const account = await make.makeAccount({ rootId: unit.rootId, fullName: name });
  await make.makeGrant({ accountId: account.id, unitId: unit.id, rootId: unit.rootId, role });
  return mintActor({
    accountId: account.id,
    rootId: unit.rootId,
    name,
    email: account.email,
    locale: "vi",
    grants: [{ role, unitId: unit.id, rootId: unit.rootId }],
    requestId: "test",
  });
}
