import { type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { addMonths } from "@/lib/dates";
import { inScope, type Scope } from "@/server/access";
import { type DueKind, soonUntil } from "../rules/due";
import { inForce } from "../rules/due-rules";
import { batchBefore, latestStart, nextBatches } from "../rules/seniority";
import type { DueSettings } from "./read-due-context";

/**
 * SQL: what is due of a kind, as rows of (id, member_id, name, unit_id, place, day, since, until, mark, is_guest,
 * from_name, to_name); `day` is what the list is ordered by, the most overdue first.
 */
export function dueRows(kind: DueKind, actor: Actor, scope: Scope, settings: DueSettings): SQL {
  const within = (unit: SQL) =>
    scope.unitIds.includes(actor.rootId) ? sql`m.root_id = ${actor.rootId}` : inScope(unit, scope);
  const soon = soonUntil(settings);
  const longest = inForce(settings.rules["temporary.max_months"], settings.today).value;
  const rowsOf: Record<DueKind, () => SQL> = {
    recognition: () => probationers(within, soon, actor.rootId),
    letter: () => letters(actor, scope, soon),
    badge: () => badges(within, actor.rootId, settings),
    exemption: () => exemptions(within, soon),
    away: () => absences(within, soon, longest),
  };
  return rowsOf[kind]();
}

type Within = (unit: SQL) => SQL;

const ofMember = sql`m.id, m.id as member_id, m.full_name as name, m.unit_id`;

function probationers(within: Within, soon: string, rootId: string): SQL {
  return sql`
    select ${ofMember}, null::text as place, due.ends_on as day, m.admitted_on as since, null::date as until,
      null::int as mark, false as is_guest, null::text as from_name, null::text as to_name
    from members m
    -- The rule of the ceremony's own day says how long the probation lasts.
    cross join lateral (
      select (s.value #>> '{}')::int as months from settings s
      where s.key = 'probation.months' and (s.root_id is null or s.root_id = ${rootId}) and s.effective_from <= m.admitted_on
        and (s.effective_to is null or m.admitted_on < s.effective_to)
      order by s.root_id nulls last, s.effective_from desc limit 1) rule
    cross join lateral (select (m.admitted_on + make_interval(months => rule.months))::date as ends_on) due
    where m.standing = 'probationary' and ${within(sql`m.unit_id`)} and due.ends_on <= ${soon}::date`;
}

// A letter is its sender's business and its receiver's.
function letters(actor: Actor, scope: Scope, soon: string): SQL {
  return sql`
    select t.id, t.member_id, t.member_name as name, t.from_unit_id as unit_id, t.letter_no as place, t.present_by as day,
      t.issued_on as since, t.present_by as until, null::int as mark, false as is_guest,
      t.from_unit_name as from_name, t.to_unit_name as to_name
    from transfers t
    where t.root_id = ${actor.rootId} and t.status = 'issued' and t.present_by <= ${soon}::date
      and (${inScope(sql`t.from_unit_id`, scope)} or ${inScope(sql`t.to_unit_id`, scope)})`;
}

function exemptions(within: Within, soon: string): SQL {
  return sql`
    select ${ofMember}, null::text as place, m.exempt_until as day, m.exempt_since as since, m.exempt_until as until,
      null::int as mark, false as is_guest, null::text as from_name, null::text as to_name
    from members m
    where m.exempt_until <= ${soon}::date and m.standing in ('official', 'probationary') and ${within(sql`m.unit_id`)}`;
}

function absences(within: Within, soon: string, longestMonths: number): SQL {
  const endsOn = (since: SQL, until: SQL) =>
    sql`coalesce(${until}, (${since} + make_interval(months => ${longestMonths}))::date)`;
  const away = endsOn(sql`m.away_since`, sql`m.away_until`);
  const visit = endsOn(sql`g.effective_on`, sql`g.until_on`);
  return sql`
    select ${ofMember}, m.away_place as place, ${away} as day, m.away_since as since, m.away_until as until,
      null::int as mark, false as is_guest, null::text as from_name, null::text as to_name
    from members m
    where m.away_since is not null and ${away} <= ${soon}::date and m.standing in ('official', 'probationary')
      and ${within(sql`m.unit_id`)}
    union all
    select ${ofMember}, g.elsewhere, ${visit}, g.effective_on, g.until_on, null, true, null, null
    from members m
    cross join lateral (
      select e.effective_on, e.until_on, e.elsewhere from member_events e join change_kinds k on k.code = e.kind
      where e.member_id = m.id and k.event = 'temporary_in' and e.sign = 1
        and not exists (select 1 from member_events r where r.reverses_id = e.id)
      order by e.effective_on desc, e.seq desc limit 1) g
    where m.standing = 'guest' and ${visit} <= ${soon}::date and ${within(sql`m.unit_id`)}`;
}

/** SQL: each mark with the starts of seniority that reach it after the batch before and by the last one shown. */
function badges(within: Within, rootId: string, { today, rules, leapDay, batches, marks }: DueSettings): SQL {
  const ahead = nextBatches(today, batches.value, inForce(rules["due.badge_batches_ahead"], today).value);
  const first = ahead[0] ?? today;
  const [after, by] = [batchBefore(first, batches.value) ?? addMonths(first, -12), ahead.at(-1) ?? first];
  const start = sql`coalesce(m.seniority_from, gone.start_on, m.admission_decided_on)`;
  return sql`
    select ${ofMember}, null::text as place, ${start} as day, ${start} as since, null::date as until, reach.mark,
      false as is_guest, null::text as from_name, null::text as to_name
    from members m
    left join (${deductedStarts(rootId)}) gone on gone.member_id = m.id
    join unnest(${sql.param(marks.map(({ years }) => years))}::int[],
      ${sql.param(marks.map(({ years }) => latestStart(years, after, leapDay)))}::date[],
      ${sql.param(marks.map(({ years }) => latestStart(years, by, leapDay)))}::date[]) as reach (mark, after_start, last_start)
      on ${start} > reach.after_start and ${start} <= reach.last_start
    where m.standing = 'official' and ${within(sql`m.unit_id`)}
      and not exists (
        select 1 from award_recipients a where a.member_id = m.id and a.mark = reach.mark
          and not exists (select 1 from award_withdrawals w where w.recipient_id = a.id))`;
}

/**
 * SQL: whose seniority starts later because they were out of the Party for a time and taken back, at whichever units. As
 * the rule does: whole months, then days.
 */
function deductedStarts(rootId: string): SQL {
  return sql`
    select gone.member_id,
      (b.admission_decided_on + make_interval(months => sum(gap.months)::int))::date
        + sum(gone.back_on - (gone.left_on + make_interval(months => gap.months))::date)::int as start_on
    from member_gaps(${rootId}) gone
    join members b on b.id = gone.member_id
    cross join lateral (
      select max(n) as months from generate_series(0, 1200) n
      where (gone.left_on + make_interval(months => n))::date <= gone.back_on) gap
    group by gone.member_id, b.admission_decided_on`;
}
