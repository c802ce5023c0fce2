import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { transfers } from "@/db/schema/transfers";
import { addDays, today } from "@/lib/dates";
import { newId } from "@/lib/id";

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Introduced {
  readonly id: string;
  readonly rootId: string;
  readonly unitId: string;
  readonly fullName: string;
}

/** A letter of introduction that nobody has answered yet. */
export async function makeLetter(
  owner: NodePgDatabase,
  member: Introduced,
  [from, to]: readonly [Named, Named],
  clerk: { id: string; fullName: string },
  days = { issuedOn: addDays(today(), -12), presentBy: addDays(today(), 30) },
): Promise<{ id: string }> {
  const id = newId();
  await owner.insert(transfers).values({
    id,
    rootId: member.rootId,
    memberId: member.id,
    memberName: member.fullName,
    birthYear: "1980",
    standing: "official",
    admissionDecidedOn: "2010-05-10",
    officialOn: "2011-05-19",
    fromUnitId: member.unitId,
    fromUnitName: from.name,
    toUnitId: to.id,
    toUnitName: to.name,
    letterNo: `${id.slice(-3)}-GGT`,
    ...days,
    recordedBy: clerk.id,
    recordedByName: clerk.fullName,
  });
  return { id };
}
