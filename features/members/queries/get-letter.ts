import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import { readCalendar } from "@/features/settings/queries";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { can, inScope, requireScope } from "@/server/access";
import type { Standing } from "../rules/events";
import { type Letter, letterColumns, type LetterRow, withClock } from "./letter-sql";

interface LetterFacts extends LetterRow {
  readonly standing: Standing;
  readonly admissionDecidedOn: string;
  readonly officialOn: string | null;
  readonly issuingBody: string | null;
  readonly docType: string | null;
  readonly docNumber: string | null;
  readonly decidedOn: string | null;
  readonly reason: string | null;
  readonly closedByName: string | null;
  readonly recordedByName: string;
  /** Instants in ISO form, UTC. */
  readonly recordedAt: string;
  readonly closedAt: string | null;
  readonly canOpenMember: boolean;
  /** The move it was accepted by has been reversed since. */
  readonly isUndone: boolean;
  /** It was carried on, or closed, by a reorganisation. */
  readonly isSettled: boolean;
  /** That reorganisation as far as the reader knows of it, and between whom the letter was before. */
  readonly settledBy: {
    readonly kind: string;
    readonly effectiveOn: string;
    readonly from: string | null;
    readonly to: string | null;
  } | null;
}

export type LetterFile = LetterFacts &
  Letter & {
    readonly canAnswer: boolean;
    readonly canWithdraw: boolean;
    readonly today: string;
  };

/** One letter, as its sender or its receiver sees it, with what they may still do about it. */
export function getLetter(actor: Actor, { letterId }: { letterId: string }): Promise<LetterFile> {
  const scope = requireScope(actor, "change.read");
  return readAs(actor, async (db) => {
    const { rows } = await db.execute<LetterFacts>(sql`
      select ${letterColumns(scope)}, t.standing, t.admission_decided_on as "admissionDecidedOn", t.official_on as "officialOn",
        d.issuing_body as "issuingBody", d.doc_type as "docType", d.doc_number as "docNumber", d.decided_on as "decidedOn",
        t.reason, t.closed_by_name as "closedByName", t.recorded_by_name as "recordedByName",
        ${instantOf("t.recorded_at")} as "recordedAt", ${instantOf("t.closed_at")} as "closedAt",
        m.id is not null as "canOpenMember",
        exists (select from member_events r where r.reverses_id = t.entry_id) as "isUndone",
        t.org_event_id is not null as "isSettled",
        (select jsonb_build_object('kind', o.kind, 'effectiveOn', o.effective_on, 'from', was ->> 'fromName', 'to', was ->> 'toName')
          from org_events o left join jsonb_array_elements(o.plan #> '{effects,letters}') was on was ->> 'letterId' = t.id::text
          where o.id = t.org_event_id) as "settledBy"
      from transfers t left join decisions d on d.id = t.decision_id left join members m on m.id = t.member_id
      where t.id = ${letterId} and (${inScope(sql`t.to_unit_id`, scope)} or ${inScope(sql`t.from_unit_id`, scope)})`);
    if (rows[0] === undefined) throw new AppError("not_found", "errors.notFound");
    const letter = withClock(rows[0], today(), await readCalendar(db, actor.rootId));
    const isOpenToWrite = letter.status === "issued" && can(actor, "change.record");
    return {
      ...letter,
      canAnswer: isOpenToWrite && letter.isReceiver,
      canWithdraw: isOpenToWrite && letter.isSender,
      today: today(),
    };
  });
}

function instantOf(column: "t.recorded_at" | "t.closed_at") {
  return sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
}
