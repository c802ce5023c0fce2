import { sql } from "drizzle-orm";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import type { WriteClient } from "@/server/transact";

const FIRST_DAY = "1930-02-03";

export function refusal(field: string, messageKey: string, params?: Record<string, string>): AppError {
  return new AppError("invalid", messageKey, params, { [field]: [messageKey] });
}

export function requireValidDay(day: string): void {
  if (day > today()) throw refusal("validFrom", "orgUnits.errors.future");
  if (day < FIRST_DAY) throw refusal("validFrom", "orgUnits.errors.tooEarly");
}

export async function requireKind(tx: WriteClient, kind: string): Promise<void> {
  const { rows } = await tx.execute(sql`select code from unit_kinds where code = ${kind}`);
  if (rows.length === 0) throw refusal("kind", "errors.invalid");
}

interface NamedPlace {
  readonly parentId: string | null;
  readonly name: string;
  readonly validFrom: string;
  readonly exceptUnitId?: string;
}

/** No two units directly beneath one parent bear one name on the same day. */
export async function requireFreeName(
  tx: WriteClient,
  { parentId, name, validFrom, exceptUnitId }: NamedPlace,
): Promise<void> {
  if (parentId === null) return;
  // Two namings beneath one parent wait for each other; elsewhere they go on.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${parentId}::text, 1))`);
  const { rows } = await tx.execute(sql`
    select v.id from org_unit_versions v
    where v.parent_id = ${parentId} and lower(v.name) = lower(${name}) and (v.valid_to is null or ${validFrom}::date < v.valid_to)
      and v.unit_id is distinct from ${exceptUnitId ?? null}::uuid limit 1`);
  if (rows.length > 0) throw refusal("name", "orgUnits.errors.nameTaken", { name });
}
