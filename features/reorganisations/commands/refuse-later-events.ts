import { type SQL, sql } from "drizzle-orm";
import { type AppError, isAppError } from "@/lib/errors";
import { formatDay } from "@/lib/format";
import type { WriteClient } from "@/server/transact";
import { mayLieBeneath } from "../rules/events";
import type { Plan } from "../rules/plan";
import { refusal } from "../rules/refusal";
import type { Situation } from "../rules/situation";

interface Later extends Record<string, unknown> {
  readonly unitId: string;
  readonly name: string;
  readonly on: string;
}

/**
 * Throws, naming the later event, where the tree of a later day would not hold: a unit beneath one that is closed by
 * then, one beneath itself, or one beneath a kind that holds no such units.
 */
export async function refuseLaterEvents(tx: WriteClient, plan: Plan, situation: Situation): Promise<void> {
  const found =
    (await findBeneathClosed(tx, plan, situation)) ??
    (await findBeneathItself(tx, plan, situation)) ??
    (await findBeneathOtherKind(tx, plan, situation));
  if (found === undefined) return;
  const { unitId, name, on } = found;
  const plain = refusal("effectiveOn", "changesLater", { name, date: formatDay(on), unitId, on });
  throw await withLaterEvent(tx, plain);
}

/** The refusal with the event that stands against it, where there is one that the reader may know of. */
export async function withLaterEvent(tx: WriteClient, error: unknown): Promise<unknown> {
  const about = isAppError(error) ? laterOf(error) : null;
  if (about === null) return error;
  const { unitId, name, on } = about;
  const { rows } = await tx.execute<{ eventId: string; kind: string }>(sql`
    select o.id as "eventId", o.kind from org_events o
    where o.status = 'done' and o.undoes_id is null and o.effective_on = ${on}::date and exists (
      select 1 from org_unit_versions v where v.unit_id = ${unitId} and ${on}::date in (v.valid_from, v.valid_to)
        and ((o.plan #> '{effects,begun}') ? v.id::text or (o.plan #> '{effects,ended}') ? v.id::text))
    order by o.recorded_at desc limit 1`);
  const [event] = rows;
  return event === undefined ? error : refusal(about.field, "laterEvent", { name, date: formatDay(on), ...event });
}

function laterOf(error: AppError): (Later & { readonly field: string }) | null {
  const { unitId, name, on } = error.params ?? {};
  if (!error.messageKey.endsWith(".changesLater") || typeof unitId !== "string" || typeof on !== "string") return null;
  return { unitId, on, name: String(name), field: Object.keys(error.fieldErrors ?? {})[0] ?? "effectiveOn" };
}

function findBeneathClosed(tx: WriteClient, plan: Plan, { day }: Situation): Promise<Later | undefined> {
  const closes = ids(plan.closes.map((unit) => unit.unitId));
  return first(
    tx,
    sql`select v.unit_id as "unitId", v.name, case when v.valid_from > ${day}::date then v.valid_from else v.valid_to end as on
      from org_unit_versions v where v.parent_id = any (${closes})
        and (v.valid_from > ${day}::date or (v.valid_from <= ${day}::date and v.valid_to > ${day}::date))`,
  );
}

/** A unit that goes beneath another which will lie beneath it by then: the one that comes there on that day is named. */
function findBeneathItself(tx: WriteClient, plan: Plan, { day, units }: Situation): Promise<Later | undefined> {
  const founded = new Map(plan.begins.flatMap((one) => (one.isNew ? [[one.unitId, one.parentId] as const] : [])));
  const moved = plan.begins.flatMap(({ unitId, parentId, isNew }) => {
    const above = parentId === null ? null : (founded.get(parentId) ?? parentId);
    const isMoved = !isNew && units.get(unitId)?.parentId !== parentId;
    return isMoved && above !== null ? [{ unitId, above }] : [];
  });
  return first(
    tx,
    sql`select v.unit_id as "unitId", v.name, p.valid_from as on
      from unnest(${ids(moved.map((one) => one.unitId))}, ${ids(moved.map((one) => one.above))}) as m (unit_id, above_id)
      join org_unit_paths p on p.ancestor_id = m.unit_id and p.descendant_id = m.above_id and p.valid_from > ${day}::date
      join org_unit_paths b on b.descendant_id = m.above_id and b.valid_from <= p.valid_from
        and (b.valid_to is null or p.valid_from < b.valid_to)
      join org_unit_versions v on v.unit_id = b.ancestor_id and v.valid_from = p.valid_from`,
  );
}

async function findBeneathOtherKind(tx: WriteClient, plan: Plan, situation: Situation): Promise<Later | undefined> {
  const { day, units } = situation;
  const kinds = new Map(
    plan.begins.flatMap(({ unitId, kind }) => {
      const was = units.get(unitId)?.kind;
      return was === undefined || was === kind ? [] : [[unitId, kind] as const];
    }),
  );
  if (kinds.size === 0) return undefined;
  const { rows } = await tx.execute<Later & { readonly kind: string; readonly parentId: string }>(sql`
    select v.unit_id as "unitId", v.name, v.valid_from::text as on, v.kind, v.parent_id as "parentId" from org_unit_versions v
    where v.parent_id = any (${ids([...kinds.keys()])}) and v.valid_from > ${day}::date order by v.valid_from, v.id`);
  return rows.find(({ kind, parentId }) => !mayLieBeneath(kind, kinds.get(parentId) ?? kind));
}

function ids(list: readonly string[]): SQL {
  return sql`${sql.param(list)}::uuid[]`;
}

async function first(tx: WriteClient, found: SQL): Promise<Later | undefined> {
  const { rows } = await tx.execute<Later>(
    sql`select f."unitId", f.name, f.on::text as on from (${found}) f order by f.on, f."unitId" limit 1`,
  );
  return rows[0];
}
