import { sql } from "drizzle-orm";
import type { Role } from "@/lib/actor";
import type { NoticeKind } from "@/lib/notice-kinds";
import type { WriteClient } from "./transact";

export interface Notice {
  readonly kind: NoticeKind;
  /** Each account is told once of what has this key. */
  readonly key: string;
  readonly unitId: string;
  readonly roles: readonly Role[];
  /** Holders of the unit and of those above it ("up"), of those above it only, or of the unit and those beneath it. */
  readonly reach?: "up" | "above" | "down";
  readonly params: NoticeParams;
  readonly href: string;
}

/** What the words of a notice are made of; nothing of a member. */
export interface NoticeParams {
  readonly quarter?: string;
  /** The unit's name. */
  readonly unit?: string;
  readonly reason?: string | undefined;
  readonly day?: string;
  /** Who did it. */
  readonly by?: string;
}

/** Tells today's holders of these roles, but not whoever acts, in the transaction of what they are told of. */
export async function notifyUnit(tx: WriteClient, notice: Notice): Promise<void> {
  const { kind, key, unitId, roles, reach = "up", params, href } = notice;
  await tx.execute(sql`select notify_holders(${unitId}::uuid, ${reach}, ${sql.param([...roles])}::role[], ${kind},
    ${`${kind}:${key}`}, ${JSON.stringify(params)}::jsonb, ${href})`);
}
