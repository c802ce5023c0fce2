import { sql } from "drizzle-orm";
import { inScope, type Scope } from "@/server/access";
import type { WriteClient } from "@/server/transact";
import type { ProposedRecipient } from "../rules";
import type { RecordAwardInput } from "../schema";

interface Found {
  readonly unitId: string;
  readonly memberId: string | null;
  readonly name: string;
  readonly admissionDecidedOn: string | null;
  readonly isOfficial: boolean;
}

export interface FoundRecipient extends ProposedRecipient {
  readonly found: Found | null;
}

/** The recipients as they stood on the decision's day: names of that time, members in the unit they then belonged to. */
export async function findRecipients(
  tx: WriteClient,
  scope: Scope,
  input: Pick<RecordAwardInput, "decidedOn" | "recipients">,
): Promise<FoundRecipient[]> {
  const idsOf = (kind: "unit" | "member") =>
    sql.param(input.recipients.flatMap(({ recipient }) => (recipient.kind === kind ? [recipient.id] : [])));
  const day = sql`${input.decidedOn}::date`;
  const { rows: units } = await tx.execute<Found & Record<string, unknown>>(sql`
    select distinct on (v.unit_id) v.unit_id as "unitId", null as "memberId", v.name, null as "admissionDecidedOn", false as "isOfficial"
    from org_unit_versions v
    where v.unit_id = any (${idsOf("unit")}::uuid[]) and ${inScope(sql`v.unit_id`, scope)}
    order by v.unit_id, (v.valid_from <= ${day} and (v.valid_to is null or ${day} < v.valid_to)) desc, v.valid_from desc`);
  const { rows: members } = await tx.execute<Found & Record<string, unknown>>(sql`
    select m.id as "memberId", m.full_name as name, m.admission_decided_on::text as "admissionDecidedOn",
      m.official_on is not null and m.official_on <= ${day} as "isOfficial",
      coalesce((select e.to_unit_id from member_events e
        where e.member_id = m.id and e.sign = 1 and e.to_unit_id is not null and e.effective_on <= ${day}
          and not exists (select 1 from member_events x where x.reverses_id = e.id)
        order by e.effective_on desc, e.seq desc limit 1), m.unit_id) as "unitId"
    from members m where m.id = any (${idsOf("member")}::uuid[]) and ${inScope(sql`m.unit_id`, scope)}`);
  return input.recipients.map(({ key, form, mark, recipient }) => ({
    key,
    form,
    mark,
    found:
      recipient.kind === "unit"
        ? (units.find(({ unitId }) => unitId === recipient.id) ?? null)
        : (members.find(({ memberId }) => memberId === recipient.id) ?? null),
  }));
}
