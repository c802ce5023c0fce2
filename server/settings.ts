import { sql } from "drizzle-orm";
import { z } from "zod";
import { pool } from "@/db/connection";
import type { ReadClient } from "@/db/read";

type NumberSetting =
  "session.warning_minutes" | "session.absolute_hours" | "activation.hours" | "password.least_characters";

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

/** A figure that holds for the whole installation today; can also be asked before anyone has signed in. */
export async function numberSetting(key: NumberSetting): Promise<number> {
  const { rows } = await pool().query<{ value: unknown }>("select app_setting($1) as value", [key]);
  return z.number().positive().parse(rows[0]?.value);
}
