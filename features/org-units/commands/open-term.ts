import { sql } from "drizzle-orm";
import { terms } from "@/db/schema/decisions";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { formatDay } from "@/lib/format";
import { inScope, requireScope, type Scope } from "@/server/access";
import { transact, violates, type WriteClient } from "@/server/transact";
import type { OpenTermInput } from "../schema";
import { refusal } from "./unit-rules";

/** Registers a term of a unit's committee; the terms of a unit follow each other without sharing a day. */
export async function openTerm(actor: Actor, input: OpenTermInput): Promise<{ termId: string }> {
  const scope = requireScope(actor, "unit.edit");
  const { unitId, ordinal, years, validFrom, validTo, requestKey } = input;
  const open = transact(actor, async (tx) => {
    await requireUnit(tx, scope, unitId);
    if (validFrom > today()) throw refusal("validFrom", "orgUnits.errors.future");
    if (validTo !== null && validTo <= validFrom) {
      throw refusal("validTo", "positions.errors.endsFirst", { from: formatDay(validFrom) });
    }
    await refuseOverlap(tx, input);
    const term = { ordinal, years, validFrom, validTo };
    await tx.insert(terms).values({ id: requestKey, rootId: actor.rootId, unitId, ...term });
    return {
      value: { termId: requestKey },
      audit: [{ action: "term.open", subjectType: "term", subjectId: requestKey, unitId, after: { unitId, ...term } }],
    };
  });
  return open.catch((error: unknown) => {
    // The same form, sent twice at once.
    if (violates(error, "terms_pkey")) return { termId: requestKey };
    if (violates(error, "terms_no_overlap")) throw new AppError("conflict", "errors.conflict");
    throw error;
  });
}

async function requireUnit(tx: WriteClient, scope: Scope, unitId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${unitId}::text, 4))`);
  const { rows } = await tx.execute(
    sql`select u.id from org_units u where u.id = ${unitId} and ${inScope(sql`u.id`, scope)}`,
  );
  if (rows.length === 0) throw new AppError("not_found", "errors.notFound");
}

interface Earlier {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly ordinal: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

async function refuseOverlap(tx: WriteClient, input: OpenTermInput): Promise<void> {
  const { rows } = await tx.execute<Earlier>(sql`
    select id, ordinal, valid_from as "validFrom", valid_to as "validTo" from terms
    where unit_id = ${input.unitId} and id <> ${input.requestKey}
      and (ordinal = ${input.ordinal} or daterange(valid_from, valid_to) && daterange(${input.validFrom}::date, ${input.validTo}::date))
    order by valid_from limit 1`);
  const other = rows[0];
  if (other === undefined) return;
  const params = { term: other.ordinal, from: formatDay(other.validFrom) };
  // Documents are told apart by the ordinal of their term.
  if (other.ordinal === input.ordinal) throw refusal("ordinal", "positions.errors.ordinalTaken", params);
  if (other.validTo === null && other.validFrom < input.validFrom) {
    throw refusal("validFrom", "positions.errors.termOpen", params);
  }
  throw refusal("validFrom", "positions.errors.termOverlaps", {
    ...params,
    until: other.validTo === null ? "–" : formatDay(other.validTo),
  });
}
