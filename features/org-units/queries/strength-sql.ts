import { type SQL, sql } from "drizzle-orm";
import { today } from "@/lib/dates";

/** SQL: the members of one unit at the end of a day, to join laterally; of today, by the last closing there is. */
export function strengthOn(unit: SQL, onDay: string): SQL {
  if (onDay < today()) return sql`unit_strength_on(${unit}, ${onDay}::date)`;
  return sql`(select s.official, s.probationary from strength_closings s where s.unit_id = ${unit} order by s.quarter desc limit 1)`;
}
