import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { requireScope } from "@/server/access";
import { isCounted } from "../rules/events";
import { getMember, type MemberFile } from "./get-member";

export interface Comparison {
  readonly first: MemberFile;
  readonly second: MemberFile;
  /** Both are counted: merging takes one of them out of the strength. */
  readonly bothCounted: boolean;
  readonly today: string;
}

/** Two records side by side, before they are merged; opening them is logged, as opening each alone. */
export async function compareMembers(
  actor: Actor,
  { firstId, secondId }: { firstId: string; secondId: string },
): Promise<Comparison> {
  requireScope(actor, "member.merge");
  const first = await getMember(actor, { memberId: firstId });
  const second = await getMember(actor, { memberId: secondId });
  return { first, second, bothCounted: isCounted(first.standing) && isCounted(second.standing), today: today() };
}
