import { type SQL, sql } from "drizzle-orm";
import { type ReadClient, readAs } from "@/db/read";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import type { Actor } from "@/lib/actor";
import { inScope, requireScope, type Scope } from "@/server/access";
import {
  awayDue,
  badgeDue,
  type Due,
  DUE_KINDS,
  type DueKind,
  exemptionDue,
  letterDue,
  recognitionDue,
} from "../rules/due";
import { anniversaryOf, batchOf } from "../rules/seniority";
import { dueRows } from "./due-sql";
import { type DueSettings, readDueContext } from "./read-due-context";

const PAGE_SIZE = 50;

export interface DueRow {
  readonly id: string;
  readonly kind: DueKind;
  readonly memberId: string;
  readonly memberName: string;
  readonly unitName: string;
  /** Of a letter: where the member is to present it. */
  readonly toUnitName: string | null;
  readonly isGuest: boolean;
  /** False for a member whose page is not the reader's to open: the other side of a letter. */
  readonly canOpenMember: boolean;
  readonly due: Due;
}

export type DueCounts = Readonly<Record<DueKind, number>>;

export interface DueList {
  readonly kind: DueKind;
  readonly counts: DueCounts;
  readonly rows: readonly DueRow[];
  /** Where the next page begins; null on the last. */
  readonly after: string | null;
}

interface Found {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly unitName: string;
  readonly toUnitName: string | null;
  readonly place: string | null;
  readonly day: string;
  readonly since: string;
  readonly until: string | null;
  readonly mark: number | null;
  readonly isGuest: boolean;
  readonly canOpenMember: boolean;
}

/** What is due in the actor's scope, computed now: a page of one kind, the most overdue first, and how many of each. */
export async function listDue(actor: Actor, input: { kind: DueKind; after?: string | undefined }): Promise<DueList> {
  const scope = requireScope(actor, "member.read");
  return readAs(actor, async (db) => {
    const settings = await readDueContext(db, actor.rootId);
    const counts = await readCounts(db, actor, scope, settings);
    const page = await readPage(db, actor, scope, settings, { ...input, limit: PAGE_SIZE });
    return { kind: input.kind, counts, ...page };
  });
}

/** How much of each kind is due, and the first probationers to be recognised: what the day's work begins with. */
export async function getDueSummary(actor: Actor, limit: number): Promise<Omit<DueList, "kind" | "after">> {
  const scope = requireScope(actor, "change.record");
  return readAs(actor, async (db) => {
    const settings = await readDueContext(db, actor.rootId);
    const counts = await readCounts(db, actor, scope, settings);
    const { rows } = await readPage(db, actor, scope, settings, { kind: "recognition", limit });
    return { counts, rows };
  });
}

async function readCounts(
  db: Pick<ReadClient, "execute">,
  actor: Actor,
  scope: Scope,
  settings: DueSettings,
): Promise<DueCounts> {
  const columns = DUE_KINDS.map(
    (kind) => sql`(select count(*)::int from (${dueRows(kind, actor, scope, settings)}) d) as ${sql.identifier(kind)}`,
  );
  const { rows } = await db.execute<Record<DueKind, number>>(sql`select ${sql.join(columns, sql`, `)}`);
  return rows[0] ?? { recognition: 0, letter: 0, badge: 0, exemption: 0, away: 0 };
}

async function readPage(
  db: Pick<ReadClient, "execute">,
  actor: Actor,
  scope: Scope,
  settings: DueSettings,
  { kind, after, limit }: { kind: DueKind; after?: string | undefined; limit: number },
): Promise<{ rows: DueRow[]; after: string | null }> {
  const today = sql`${settings.today}::date`;
  const { rows } = await db.execute<Found>(sql`
    select d.id, d.member_id as "memberId", d.name as "memberName", coalesce(d.from_name, ${unitNameOn(sql`d.unit_id`, today)}) as "unitName",
      d.to_name as "toUnitName", d.place, d.day::text as day, d.since::text as since,
      d.until::text as until, d.mark, d.is_guest as "isGuest",
      exists (select 1 from members o where o.id = d.member_id and ${inScope(sql`o.unit_id`, scope)}) as "canOpenMember"
    from (
      select * from (${dueRows(kind, actor, scope, settings)}) a
      ${startingAfter(after)} order by a.day, a.id limit ${limit + 1}) d
    order by d.day, d.id`);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => told(kind, row, settings)),
    after: rows.length > limit && last !== undefined ? `${last.day}_${last.id}` : null,
  };
}

function startingAfter(after: string | undefined): SQL {
  if (after === undefined) return sql``;
  const [day, id] = after.split("_");
  return sql`where (a.day, a.id) > (${day}::date, ${id}::uuid)`;
}

function told(kind: DueKind, row: Found, settings: DueSettings): DueRow {
  const { id, memberId, memberName, unitName, toUnitName, isGuest, canOpenMember } = row;
  const due = dueOf(kind, row, settings);
  return { id, kind, memberId, memberName, unitName, toUnitName, isGuest, canOpenMember, due };
}

function dueOf(kind: DueKind, row: Found, settings: DueSettings): Due {
  const { day, since, until, mark, isGuest } = row;
  const place = row.place ?? "";
  const decisions: Record<DueKind, () => Due> = {
    recognition: () => recognitionDue(since, settings),
    letter: () => letterDue({ letterNo: place, issuedOn: since, presentBy: day }, settings),
    badge: () => badgeOf(since, mark ?? 0, settings),
    exemption: () => exemptionDue({ since, until: day }, settings),
    away: () => awayDue({ since, until, place, isGuest }, settings),
  };
  return decisions[kind]();
}

function badgeOf(start: string, mark: number, settings: DueSettings): Due {
  const reachedOn = anniversaryOf(start, mark, settings.leapDay);
  const batch = batchOf(reachedOn, settings.batches.value) ?? reachedOn;
  const source = settings.marks.find(({ years }) => years === mark)?.source ?? settings.batches.source;
  return badgeDue({ mark, reachedOn, batch, source }, settings);
}
