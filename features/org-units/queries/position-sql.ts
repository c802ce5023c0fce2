import { type SQL, sql } from "drizzle-orm";
import { peopleFrom } from "./people-from-sql";
import { unitNameOn } from "./unit-name-sql";

/** Why a position that is still open has to be looked at: its holder is no longer where one would expect. */
export type HolderProblem = "left" | "moved" | "suspended";

export interface PositionRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string | null;
  readonly kind: string;
  readonly kindNameVi: string;
  readonly kindNameEn: string;
  readonly bodyKind: string;
  readonly bodyNameVi: string;
  readonly bodyNameEn: string;
  readonly memberId: string;
  readonly memberName: string;
  /** False where the member's own page is out of the reader's sight by now. */
  readonly isMemberSeen: boolean;
  readonly termId: string | null;
  readonly term: string | null;
  readonly years: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly endReason: string | null;
  readonly docType: string | null;
  readonly docNumber: string | null;
  readonly decidedOn: string | null;
  readonly issuingBody: string | null;
  readonly problem: HolderProblem | null;
}

/** SQL: what is told of a position `h`, joined by `positionJoins`, with the names of a day. */
export function positionColumns(onDay: string): SQL {
  return sql`h.id, h.unit_id as "unitId", ${unitNameOn(sql`h.unit_id`, sql`${onDay}::date`)} as "unitName", h.kind,
    k.name_vi as "kindNameVi", k.name_en as "kindNameEn", k.body_kind as "bodyKind", b.name_vi as "bodyNameVi",
    b.name_en as "bodyNameEn", h.member_id as "memberId", h.member_name as "memberName", m.id is not null as "isMemberSeen",
    h.term_id as "termId", t.ordinal as term, t.years, h.valid_from as "validFrom", h.valid_to as "validTo",
    h.end_reason as "endReason", d.doc_type as "docType", d.doc_number as "docNumber", d.decided_on as "decidedOn",
    d.issuing_body as "issuingBody",
    case when h.valid_to is not null then null when m.standing = 'left' then 'left'
      when m.id is null or not exists (select 1 from org_unit_paths hp
        where hp.is_latest and hp.ancestor_id = ${peopleFrom(sql`h.unit_id`)} and hp.descendant_id = m.unit_id) then 'moved'
      when m.suspended_since is not null then 'suspended' end as problem`;
}

/** SQL: the positions that stand; one entered by mistake is in the log and nowhere else. */
export const positionJoins = sql`positions h join position_kinds k on k.code = h.kind join body_kinds b on b.code = k.body_kind
  left join terms t on t.id = h.term_id left join decisions d on d.id = h.decision_id left join members m on m.id = h.member_id`;

/** SQL: held on a day. */
export function heldOn(day: string): SQL {
  return sql`h.valid_from <= ${day}::date and (h.valid_to is null or ${day}::date < h.valid_to)`;
}
