import { asc } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import { awardForms, badgeMarks } from "@/db/schema/awards";
import type { Actor } from "@/lib/actor";
import { requireScope } from "@/server/access";
import type { AwardLists } from "../rules";

/** The forms of award and the marks of the Party Badge, as the office keeps them. */
export function getAwardLists(actor: Actor): Promise<AwardLists> {
  requireScope(actor, "award.read");
  return readAs(actor, readAwardLists);
}

/** As getAwardLists, inside a transaction that is already open. */
export async function readAwardLists(db: Pick<ReadClient, "select">): Promise<AwardLists> {
  const { code, nameVi, nameEn, forUnits, forMembers, hasMark } = awardForms;
  const { years, effectiveFrom, effectiveTo } = badgeMarks;
  const forms = await db
    .select({ code, nameVi, nameEn, forUnits, forMembers, hasMark })
    .from(awardForms)
    .orderBy(asc(awardForms.ordinal));
  const marks = await db.select({ years, effectiveFrom, effectiveTo }).from(badgeMarks).orderBy(asc(years));
  return { forms, marks };
}
