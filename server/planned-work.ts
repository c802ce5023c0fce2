import { z } from "zod";
import { pool } from "@/db/connection";
import { type Actor, ROLES } from "@/lib/actor";
import { newId } from "@/lib/id";
import { mintActor } from "./mint-actor";

const author = z.object({
  accountId: z.string(),
  rootId: z.string(),
  name: z.string(),
  email: z.string(),
  locale: z.enum(["vi", "en"]),
  grants: z.array(z.object({ role: z.enum(ROLES), unitId: z.string(), rootId: z.string() })),
});

export interface DuePlan {
  readonly eventId: string;
  /** Whoever made the plan, with the grants they have today; null when they may no longer sign in. */
  readonly actor: Actor | null;
}

/** Plans whose day has come, in the order of their days. */
export async function listDuePlans(): Promise<DuePlan[]> {
  const { rows } = await pool().query<{ event_id: string; account: unknown }>(
    "select event_id, account from due_reorganisations()",
  );
  return rows.map(({ event_id: eventId, account }) => ({
    eventId,
    actor: account === null ? null : mintActor({ ...author.parse(account), requestId: newId() }),
  }));
}

/** Notes on a plan why it could not be carried out on its day. */
export async function holdPlan(
  eventId: string,
  problem: { messageKey: string; params?: Record<string, string | number> | undefined },
): Promise<void> {
  await pool().query("select hold_reorganisation($1, $2)", [eventId, JSON.stringify(problem)]);
}
