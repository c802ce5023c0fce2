import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { ReadClient } from "@/db/read";

/** A setting as it held on a day, the office's own before the one for all; throws when none was in force. */
export async function settingAt<S extends z.ZodType>(
  db: Pick<ReadClient, "execute">,
  key: string,
  day: string,
  schema: S,
): Promise<z.output<S>> {
  const { rows } = await db.execute<{ value: unknown }>(sql`
    select value from settings
    where key = ${key} and effective_from <= ${day}::date and (effective_to is null or ${day}::date < effective_to)
    order by root_id nulls last, effective_from desc limit 1`);
  if (rows[0] === undefined) throw new Error(`No setting ${key} on ${day}`);
  return schema.parse(rows[0].value);
}
