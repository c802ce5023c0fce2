import { memberEvents, members } from "@/db/schema/members";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { sortKey } from "@/lib/name-sort";
import { fold } from "@/lib/vietnamese";
import type { AuditInput } from "@/server/audit";
import { violates, type WriteClient } from "@/server/transact";
import type { RecordedEntry } from "./once";
import type { UnitThen } from "./receiving-unit";

export interface NewPerson {
  readonly fullName: string;
  readonly sex: "female" | "male";
  readonly birthDate: string;
  readonly cardNo: string | null;
  readonly standing: "probationary" | "official" | "guest";
  readonly admissionDecidedOn: string;
  readonly admittedOn: string;
  readonly officialOn: string | null;
}

interface Entering {
  readonly kind: string;
  readonly effectiveOn: string;
  readonly unit: UnitThen;
  readonly elsewhere?: string;
  readonly untilOn?: string | null;
  readonly decisionId: string | null;
  readonly requestKey: string;
}

/** Adds a person to the register together with the entry that brings them in. */
export async function enterPerson(
  tx: WriteClient,
  actor: Actor,
  person: NewPerson,
  entering: Entering,
): Promise<{ value: RecordedEntry; audit: AuditInput }> {
  const memberId = newId();
  const entryId = newId();
  const { kind, effectiveOn, unit, elsewhere = null, untilOn = null, decisionId, requestKey } = entering;
  await tx.insert(members).values({
    id: memberId,
    rootId: actor.rootId,
    unitId: unit.id,
    ...person,
    search: fold(person.fullName),
    sortKey: sortKey(person.fullName),
    createdBy: actor.accountId,
  });
  await tx.insert(memberEvents).values({
    id: entryId,
    rootId: actor.rootId,
    memberId,
    memberName: person.fullName,
    kind,
    effectiveOn,
    toUnitId: unit.id,
    toUnitName: unit.name,
    elsewhere,
    standingAfter: person.standing,
    decisionId,
    ceremonyOn: person.admittedOn,
    officialOn: person.officialOn,
    untilOn,
    requestKey,
    recordedBy: actor.accountId,
    recordedByName: actor.name,
  });
  return {
    value: { entryId, memberId, memberName: person.fullName },
    audit: {
      action: kind === "opening" ? "member.register" : "change.record",
      subjectType: "member",
      subjectId: memberId,
      unitId: unit.id,
      after: { entryId, kind, effectiveOn, unitId: unit.id, elsewhere, decisionId, ...person },
    },
  };
}

/** Turns the database's refusal of a card number that is taken into words beside the field. */
export async function withCardRefusal<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!violates(error, "members_card_key")) throw error;
    throw new AppError("conflict", "members.errors.cardTaken", undefined, { cardNo: ["members.errors.cardTaken"] });
  }
}
