import { sql } from "drizzle-orm";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { quarterOf } from "@/lib/quarter";
import { inScope, type Scope } from "@/server/access";
import { settingAt } from "@/server/settings";
import type { WriteClient } from "@/server/transact";
import { peopleFrom } from "../queries/people-from-sql";
import type { BodyLimits, Candidate, Held } from "../rules/bodies";
import { refusal } from "./unit-rules";

interface UnitThen {
  readonly [column: string]: unknown;
  readonly kind: string | null;
  readonly officialMembers: number | null;
}

/** The unit in scope as it was on a day, held against others who record a position in it at the same time. */
export async function lockUnitOn(
  tx: WriteClient,
  scope: Scope,
  { unitId, validFrom }: { unitId: string; validFrom: string },
): Promise<{ unitKind: string; officialMembers: number | null }> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${unitId}::text, 3))`);
  const { rows } = await tx.execute<UnitThen>(sql`
    select v.kind, (select s.official from strength_closings s where s.unit_id = u.id and s.quarter <= ${quarterOf(validFrom)}
      order by s.quarter desc limit 1) as "officialMembers"
    from org_units u left join org_unit_versions v on v.unit_id = u.id and v.valid_from <= ${validFrom}::date
      and (v.valid_to is null or ${validFrom}::date < v.valid_to)
    where u.id = ${unitId} and ${inScope(sql`u.id`, scope)}`);
  if (rows[0] === undefined) throw new AppError("not_found", "errors.notFound");
  const { kind, officialMembers } = rows[0];
  if (kind === null) throw refusal("validFrom", "positions.errors.unitClosed");
  return { unitKind: kind, officialMembers };
}

/** A member in scope, with what decides whether they may hold a position in the unit from a day on. */
export async function readCandidate(
  tx: WriteClient,
  scope: Scope,
  { memberId, unitId, validFrom }: { memberId: string; unitId: string; validFrom: string },
): Promise<Candidate> {
  const lastEntry = sql`select e.effective_on, e.to_unit_id, e.from_unit_id from member_events e
    where e.member_id = m.id and e.sign = 1 and not exists (select 1 from member_events r where r.reverses_id = e.id)`;
  // Before the register was opened nothing is known of the place; then it is the one of now.
  const placeThen = sql`coalesce((select coalesce(e.to_unit_id, e.from_unit_id) from (${lastEntry}
    and e.effective_on <= ${validFrom}::date order by e.effective_on desc, e.seq desc limit 1) e), m.unit_id)`;
  const { rows } = await tx.execute<Candidate & Record<string, unknown>>(sql`
    select m.id, m.full_name as "fullName", m.standing, m.official_on as "officialOn", m.suspended_since as "suspendedSince",
      case when m.standing = 'left' then (select e.effective_on from (${lastEntry} order by e.seq desc limit 1) e) end as "leftOn",
      ${placeThen} in (select st.descendant_id from org_unit_paths st
        where st.ancestor_id = ${peopleFrom(sql`${unitId}::uuid`)} and st.valid_from <= ${validFrom}::date
          and (st.valid_to is null or ${validFrom}::date < st.valid_to)) as "isOfUnit"
    from members m where m.id = ${memberId} and ${inScope(sql`m.unit_id`, scope)}`);
  if (rows[0] === undefined) throw new AppError("not_found", "errors.notFound");
  return rows[0];
}

/** Everybody who holds or held a position of the unit, whatever the body. */
export async function readHeld(tx: WriteClient, unitId: string, validTo: string | null): Promise<Held[]> {
  const { rows } = await tx.execute<Held & Record<string, unknown>>(sql`
    select h.kind, k.body_kind as "bodyKind", h.member_id as "memberId", h.member_name as "memberName",
      h.valid_from as "validFrom", h.valid_to as "validTo"
    from positions h join position_kinds k on k.code = h.kind
    where h.unit_id = ${unitId} and h.annulled_at is null and (${validTo}::date is null or h.valid_from < ${validTo}::date)
    order by h.valid_from`);
  return rows;
}

/** The limits on bodies by the settings in force on a day. */
export async function bodyLimitsAt(tx: WriteClient, day: string): Promise<BodyLimits> {
  const whole = z.number().int().positive();
  const codes = z.array(z.string());
  const unitKinds = await settingAt(tx, "body.unit_kinds", day, z.record(z.string(), codes));
  return {
    unitKinds: { ...unitKinds, inspection_committee: await settingAt(tx, "body.inspection_unit_kinds", day, codes) },
    standingShare: await settingAt(
      tx,
      "body.standing_share_most",
      day,
      z.object({ numerator: whole, denominator: whole }),
    ),
    branchLeastOfficial: await settingAt(tx, "body.branch_committee_least_official", day, whole),
    branchMostPeople: await settingAt(tx, "body.branch_committee_most_people", day, whole),
  };
}
