import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { inScope, requireScope } from "@/server/access";
import { listPositionKinds, type PositionKind } from "./list-position-kinds";
import { listTerms, type TermRow } from "./list-terms";
import { type HolderOption, searchHolders } from "./search-holders";
import { unitNameOn } from "./unit-name-sql";

export interface PositionFormStart {
  readonly unitName: string;
  readonly kinds: readonly PositionKind[];
  readonly terms: readonly TermRow[];
  /** The member asked for, where they can be chosen. */
  readonly member: HolderOption | null;
}

/** What the form for a position of a unit begins with; throws `not_found` for a unit whose positions one does not record. */
export async function findPositionForm(
  actor: Actor,
  input: { unitId: string; memberId?: string | undefined },
): Promise<PositionFormStart> {
  const scope = requireScope(actor, "position.record");
  const { unitId, memberId } = input;
  const { rows } = await readAs(actor, (db) =>
    db.execute<{ name: string | null }>(sql`
      select ${unitNameOn(sql`u.id`, sql`${today()}::date`)} as name from org_units u
      where u.id = ${unitId} and ${inScope(sql`u.id`, scope)}`),
  );
  if (rows[0] === undefined) throw new AppError("not_found", "errors.notFound");
  const [kinds, terms, members] = await Promise.all([
    listPositionKinds(actor, { unitId }),
    listTerms(actor, { unitId }),
    memberId === undefined ? [] : searchHolders(actor, { unitId, query: "", memberId }),
  ]);
  return { unitName: rows[0].name ?? "–", kinds, terms, member: members[0] ?? null };
}
