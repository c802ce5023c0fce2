import { and, eq, isNull } from "drizzle-orm";
import { memberDistinctions } from "@/db/schema/members";
import type { Actor } from "@/lib/actor";
import { newId } from "@/lib/id";
import type { AuditInput } from "@/server/audit";
import { requireScope, type Scope } from "@/server/access";
import { transact, violates, type WriteClient } from "@/server/transact";
import type { TellApartInput } from "../schema";
import { type LockedMember, lockMember } from "./lock-member";

interface ToldApart {
  readonly firstName: string;
  readonly secondName: string;
}

/** Marks two records as of two different people, so that the pair is not offered again; said twice, it is marked once. */
export async function tellApart(actor: Actor, { firstId, secondId }: TellApartInput): Promise<ToldApart> {
  const scope = requireScope(actor, "member.merge");
  const ids = pairOf(firstId, secondId);
  const mark = () =>
    transact(actor, async (tx) => {
      const [first, second] = await lockPair(tx, scope, ids);
      const standing = await findStanding(tx, ids);
      const id = standing?.id ?? newId();
      if (standing === undefined) {
        const recorded = { recordedBy: actor.accountId, recordedByName: actor.name };
        await tx.insert(memberDistinctions).values({ id, rootId: actor.rootId, ...ids, ...recorded });
      }
      const after = { distinctionId: id, otherId: second.id, otherName: second.fullName };
      const subject = { subjectType: "member", subjectId: first.id, unitId: first.unitId };
      const audit: AuditInput = { action: "member.tell_apart", ...subject, after };
      return { value: { firstName: first.fullName, secondName: second.fullName }, audit: [audit] };
    });
  try {
    return await mark();
  } catch (error) {
    // Somebody else was faster: the second look finds their mark.
    if (violates(error, "member_distinctions_standing_key")) return mark();
    throw error;
  }
}

/** The pair in the order in which it is kept, whichever record was opened first. */
export function pairOf(one: string, other: string): { firstId: string; secondId: string } {
  const [firstId = one, secondId = other] = [one.toLowerCase(), other.toLowerCase()].toSorted();
  return { firstId, secondId };
}

/** The mark on a pair that stands, if there is one. */
export async function findStanding(
  tx: Pick<WriteClient, "select">,
  { firstId, secondId }: { firstId: string; secondId: string },
): Promise<{ id: string } | undefined> {
  const isPair = and(eq(memberDistinctions.firstId, firstId), eq(memberDistinctions.secondId, secondId));
  const found = await tx
    .select({ id: memberDistinctions.id })
    .from(memberDistinctions)
    .where(and(isPair, isNull(memberDistinctions.undoneAt)));
  return found[0];
}

async function lockPair(
  tx: WriteClient,
  scope: Scope,
  { firstId, secondId }: { firstId: string; secondId: string },
): Promise<readonly [LockedMember, LockedMember]> {
  const first = await lockMember(tx, scope, firstId);
  return [first, await lockMember(tx, scope, secondId)];
}
