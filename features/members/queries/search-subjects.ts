import { type SQL, sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { inScope, requireScope } from "@/server/access";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import type { Subject } from "../rules/change-forms";
import { CHANGE_EVENTS, ruleOf, type Stage } from "../rules/events";
import { matchesSearch } from "./member-filter";
import type { MemberOption } from "./search-members";

const MOST_FOUND = 30;

type FoundSubject = Exclude<Subject, "person">;

/** Those a form of change can be about, while typing: by name, told apart by year of birth and unit. */
export async function searchSubjects(
  actor: Actor,
  input: { query: string; subject: FoundSubject; memberId?: string | undefined },
): Promise<MemberOption[]> {
  const scope = requireScope(actor, "change.record");
  const { query, subject, memberId } = input;
  const { rows } = await readAs(actor, async (db) => {
    const { conditions } = await matchesSearch(db, actor, query);
    return db.execute<MemberOption>(sql`
      select m.id as value, m.full_name as label,
        extract(year from m.birth_date)::int || ', ' || ${unitNameOn(sql`m.unit_id`, sql`${today()}::date`)} as detail
      from members m
      where m.root_id = ${actor.rootId} and m.merged_into_id is null and ${SUBJECTS[subject]}
        and ${inScope(sql`m.unit_id`, scope)}${sql.join([...conditions])}
        and ${memberId === undefined ? sql`true` : sql`m.id = ${memberId}`}
      order by m.sort_key, m.id limit ${MOST_FOUND}`);
  });
  return rows;
}

const isMember = sql`m.standing in ('official', 'probationary')`;

const SUBJECTS: Record<FoundSubject, SQL> = {
  member: isMember,
  official: sql`m.standing = 'official'`,
  probationer: sql`m.standing = 'probationary'`,
  guest: sql`m.standing = 'guest'`,
  exempt: sql`${isMember} and m.exempt_since is not null`,
  suspended: sql`${isMember} and m.suspended_since is not null`,
  away: sql`${isMember} and m.away_since is not null`,
  gone_elsewhere: leftBy("elsewhere"),
  removed: leftBy("removed"),
  former: leftBy("elsewhere", "removed"),
};

/** SQL: the last entry that stands is of an event which leaves a person at one of these stages. */
function leftBy(...stages: Stage[]): SQL {
  const events = CHANGE_EVENTS.filter((event) => stages.some((stage) => ruleOf(event).leavesAs === stage));
  return sql`m.standing = 'left' and (select k.event from member_events e join change_kinds k on k.code = e.kind
    where e.member_id = m.id and e.sign = 1 and not exists (select from member_events r where r.reverses_id = e.id)
    order by e.effective_on desc, e.seq desc limit 1) = any (${sql.param(events)}::text[])`;
}
