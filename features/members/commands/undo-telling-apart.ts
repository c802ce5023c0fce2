import { and, eq, isNull, sql } from "drizzle-orm";
import { memberDistinctions } from "@/db/schema/members";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { inScope, requireScope } from "@/server/access";
import { transact } from "@/server/transact";
import type { UndoTellingApartInput } from "../schema";

interface Found {
  readonly [column: string]: unknown;
  readonly firstId: string;
  readonly secondId: string;
  readonly firstUnitId: string;
  readonly firstName: string;
  readonly secondName: string;
}

/** Takes the mark off a pair of records: they are offered again as long as they look alike. */
export function undoTellingApart(actor: Actor, { distinctionId }: UndoTellingApartInput): Promise<{ names: string[] }> {
  const scope = requireScope(actor, "member.merge");
  return transact(actor, async (tx) => {
    const { rows } = await tx.execute<Found>(sql`
      select d.first_id as "firstId", d.second_id as "secondId", a.unit_id as "firstUnitId", a.full_name as "firstName",
        b.full_name as "secondName"
      from member_distinctions d join members a on a.id = d.first_id join members b on b.id = d.second_id
      where d.id = ${distinctionId} and ${inScope(sql`a.unit_id`, scope)} and ${inScope(sql`b.unit_id`, scope)}`);
    const [pair] = rows;
    if (pair === undefined) throw new AppError("not_found", "errors.notFound");
    // Taken off twice, it is off: the second time nothing is left to change.
    await tx
      .update(memberDistinctions)
      .set({ undoneAt: new Date(), undoneByName: actor.name })
      .where(and(eq(memberDistinctions.id, distinctionId), isNull(memberDistinctions.undoneAt)));
    const { firstId, secondId, firstUnitId, firstName, secondName } = pair;
    return {
      value: { names: [firstName, secondName] },
      audit: [
        {
          action: "member.untell_apart",
          subjectType: "member",
          subjectId: firstId,
          unitId: firstUnitId,
          before: { distinctionId, otherId: secondId, otherName: secondName },
        },
      ],
    };
  });
}
