import { type SQL, sql } from "drizzle-orm";
import { fold } from "@/lib/vietnamese";
import type { StandingFilter } from "../schema";

export interface MemberFilter {
  readonly unitId?: string | undefined;
  /** Those who are members now, unless said. */
  readonly standing?: StandingFilter | undefined;
  readonly search?: string | undefined;
}

/** SQL: members of this standing; "current" in the words of the index that holds those who are members now. */
export function hasStanding(filter: StandingFilter = "current"): SQL {
  return filter === "current" ? sql`m.standing <> 'left'` : sql`m.standing = ${filter}`;
}

/** SQL: " and …" for every word of a search; each must be in the name, tone marks or not. */
export function matchesWords(search: string | undefined): SQL[] {
  const words = fold(search ?? "")
    .split(" ")
    .filter(Boolean);
  return words.map((word) => sql` and m.search like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`);
}
