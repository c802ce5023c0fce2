import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { sortKey } from "@/lib/name-sort";
import type { AuditInput } from "@/server/audit";
import type { WriteClient } from "@/server/transact";
import type { ImportedPerson } from "../rules/import-rows";
import type { UnitThen } from "./receiving-unit";

export interface EnteringRow extends Record<string, unknown> {
  readonly rowNo: number;
  readonly unitId: string;
  readonly person: ImportedPerson & { readonly search: string };
}

interface Entering {
  readonly rows: readonly EnteringRow[];
  readonly units: ReadonlyMap<string, UnitThen>;
  readonly openedOn: string;
}

const BATCH = 500;

/** The next rows of an import that are to be entered. */
export async function nextRows(tx: WriteClient, importId: string, after: number): Promise<EnteringRow[]> {
  const { rows } = await tx.execute<EnteringRow>(sql`
    select row_no as "rowNo", unit_id as "unitId", person from member_import_rows
    where import_id = ${importId} and row_no > ${after} and not has_error and known_member_id is null
    order by row_no limit ${BATCH}`);
  return rows;
}

/** Enters people with the entry that opens the register for each, as one by one, in one statement for all. */
export async function enterRows(
  tx: WriteClient,
  actor: Actor,
  { rows, units, openedOn }: Entering,
): Promise<AuditInput[]> {
  const people = rows.map(({ unitId, person }) => ({
    ...person,
    id: newId(),
    entryId: newId(),
    unitId,
    unitName: units.get(unitId)?.name ?? "",
    sortKey: sortKey(person.fullName),
  }));
  const listed = sql`jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as p(id uuid, "entryId" uuid, "unitId" uuid, "unitName" text,
    standing standing, "fullName" text, search text, "sortKey" text, sex text, "birthDate" date, "cardNo" text,
    "admissionDecidedOn" date, "admittedOn" date, "officialOn" date)`;
  const entered = await tx.execute(sql`
    insert into members (id, root_id, unit_id, standing, full_name, search, sort_key, sex, birth_date, card_no,
      admission_decided_on, admitted_on, official_on, created_by)
    select p.id, ${actor.rootId}::uuid, p."unitId", p.standing, p."fullName", p.search, p."sortKey", p.sex, p."birthDate", p."cardNo",
      p."admissionDecidedOn", p."admittedOn", p."officialOn", ${actor.accountId}::uuid
    from ${listed} on conflict (root_id, card_no) do nothing returning id`);
  // A card of somebody whom this reader does not see: found only here.
  if (entered.rows.length < people.length) throw new AppError("conflict", "members.import.errors.cardTaken");
  await tx.execute(sql`
    insert into member_events (id, root_id, member_id, member_name, kind, effective_on, to_unit_id, to_unit_name, standing_after,
      ceremony_on, official_on, recorded_by, recorded_by_name)
    select p."entryId", ${actor.rootId}::uuid, p.id, p."fullName", 'opening', ${openedOn}::date, p."unitId", p."unitName", p.standing,
      p."admittedOn", p."officialOn", ${actor.accountId}::uuid, ${actor.name}
    from ${listed} order by p."unitId"`);
  return people.map(({ id, entryId, unitId, unitName: _name, search: _search, sortKey: _key, ...person }) => ({
    action: "member.register",
    subjectType: "member",
    subjectId: id,
    unitId,
    after: { entryId, kind: "opening", effectiveOn: openedOn, unitId, elsewhere: null, decisionId: null, ...person },
  }));
}
