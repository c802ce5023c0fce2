import { and, eq, isNull, sql } from "drizzle-orm";
import { orgEvents, orgEventUnits, orgUnitVersions } from "@/db/schema/org-units";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { formatDay } from "@/lib/format";
import { newId } from "@/lib/id";
import { fold } from "@/lib/vietnamese";
import { inScope, requireScope, type Scope } from "@/server/access";
import { transact, type WriteClient } from "@/server/transact";
import type { ChangeUnitInput } from "../schema";
import { refusal, requireFreeName, requireKind, requireValidDay } from "./unit-rules";

/** Gives a unit new facts from a day on; what it was before that day stays as it was. */
export function changeUnit(actor: Actor, input: ChangeUnitInput): Promise<{ unitId: string; name: string }> {
  const scope = requireScope(actor, "unit.edit");
  const { unitId, name, kind, code, docCode, headerUpper, headerBody, place, ordinal, validFrom, requestKey } = input;
  return transact(actor, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${unitId}::text, 2))`);
    const current = await findOpenVersion(tx, scope, unitId);
    const subject = { subjectType: "unit", subjectId: unitId, unitId } as const;
    // Sent twice: the version of this form is there already, and nothing more is to be done.
    if (current.id === requestKey) return { value: { unitId, name }, audit: [{ action: "unit.repeat", ...subject }] };
    requireValidDay(validFrom);
    if (validFrom <= current.validFrom) {
      throw refusal("validFrom", "orgUnits.errors.beforeVersion", { date: formatDay(current.validFrom) });
    }
    await requireKind(tx, kind);
    await requireFreeName(tx, { parentId: current.parentId, name, validFrom, exceptUnitId: unitId });
    const facts = { name, kind, code, docCode, headerUpper, headerBody, place, ordinal };
    await tx.update(orgUnitVersions).set({ validTo: validFrom }).where(eq(orgUnitVersions.id, current.id));
    await tx.insert(orgUnitVersions).values({
      id: requestKey,
      rootId: actor.rootId,
      unitId,
      parentId: current.parentId,
      search: fold(name),
      validFrom,
      ...facts,
    });
    const eventId = newId();
    await tx.insert(orgEvents).values({
      id: eventId,
      rootId: actor.rootId,
      kind: name === current.name ? "revise" : "rename",
      effectiveOn: validFrom,
      recordedBy: actor.accountId,
    });
    await tx.insert(orgEventUnits).values({ rootId: actor.rootId, eventId, unitId, side: "successor" });
    const { id: _id, ...before } = current;
    return {
      value: { unitId, name },
      audit: [{ action: "unit.change", ...subject, before, after: { ...facts, validFrom } }],
    };
  });
}

async function findOpenVersion(tx: WriteClient, scope: Scope, unitId: string) {
  const v = orgUnitVersions;
  const [current] = await tx
    .select({
      id: v.id,
      parentId: v.parentId,
      name: v.name,
      kind: v.kind,
      code: v.code,
      docCode: v.docCode,
      headerUpper: v.headerUpper,
      headerBody: v.headerBody,
      place: v.place,
      ordinal: v.ordinal,
      validFrom: v.validFrom,
    })
    .from(v)
    .where(and(eq(v.unitId, unitId), isNull(v.validTo), inScope(v.unitId, scope)));
  if (!current) throw new AppError("not_found", "errors.notFound");
  return current;
}
