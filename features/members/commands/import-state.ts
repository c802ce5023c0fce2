import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { inScope, type Scope } from "@/server/access";
import { keepDraft } from "@/server/transact";

export interface RunningImport {
  readonly importId: string;
  readonly unitId: string;
  readonly openedOn: string;
  readonly fileName: string;
}

interface Found extends Record<string, unknown> {
  readonly status: string;
  readonly people: number;
  readonly unitId: string;
  readonly openedOn: string;
  readonly fileName: string;
}

// These rows change while the import's own transaction is open, so that others see how far it is and can stop it.

/** Marks an import as being written, or answers with what it wrote when it is over. */
export async function startImport(
  actor: Actor,
  scope: Scope,
  importId: string,
): Promise<RunningImport | { readonly people: number }> {
  return keepDraft(actor, async (tx) => {
    const { rows } = await tx.execute<Found>(sql`
      select status, rows_done as people, unit_id as "unitId", opened_on::text as "openedOn", file_name as "fileName"
      from member_imports where id = ${importId} and ${inScope(sql`unit_id`, scope)}`);
    const [found] = rows;
    if (found === undefined) throw new AppError("not_found", "errors.notFound");
    if (found.status === "applied") return { people: found.people };
    if (found.status !== "checked" && found.status !== "applying") {
      throw new AppError("conflict", "members.import.errors.cancelled");
    }
    await tx.execute(sql`
      update member_imports set status = 'applying', rows_done = 0, problem = null
      where id = ${importId} and status = 'checked'`);
    const { unitId, openedOn, fileName } = found;
    return { importId, unitId, openedOn, fileName };
  });
}

/** Says how many people have been written so far; throws when the import was cancelled meanwhile. */
export async function tellProgress(actor: Actor, importId: string, people: number): Promise<void> {
  const isOn = await keepDraft(actor, async (tx) => {
    const { rows } = await tx.execute(sql`
      update member_imports set rows_done = ${people} where id = ${importId} and status = 'applying' returning id`);
    return rows.length > 0;
  });
  if (!isOn) throw new AppError("conflict", "members.import.errors.cancelled");
}

/** Takes an import that came to nothing back to where it was, with the reason. */
export async function stopImport(actor: Actor, importId: string, problem: string): Promise<void> {
  await keepDraft(actor, (tx) =>
    tx.execute(sql`
      update member_imports set status = 'checked', rows_done = 0, problem = ${problem}
      where id = ${importId} and status = 'applying'`),
  );
}
