import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { inScope, requireScope } from "@/server/access";
import { transact } from "@/server/transact";
import type { ImportInput } from "../schema";

interface Cancelled extends Record<string, unknown> {
  readonly unitId: string;
  readonly fileName: string;
}

/** Gives an import up, also while it is being written: its rows are gone, and nobody of it is in the register. */
export function cancelImport(actor: Actor, { importId }: ImportInput): Promise<{ importId: string }> {
  const scope = requireScope(actor, "member.import");
  return transact(actor, async (tx) => {
    const { rows } = await tx.execute<Cancelled>(sql`
      update member_imports set status = 'cancelled', finished_at = now(), rows_done = 0
      where id = ${importId} and ${inScope(sql`unit_id`, scope)} and status not in ('applied', 'cancelled')
      returning unit_id as "unitId", file_name as "fileName"`);
    const [cancelled] = rows;
    if (cancelled === undefined) {
      const { rows: over } = await tx.execute(
        sql`select id from member_imports where id = ${importId} and ${inScope(sql`unit_id`, scope)}`,
      );
      if (over.length === 0) throw new AppError("not_found", "errors.notFound");
      throw new AppError("conflict", "members.import.errors.over");
    }
    await tx.execute(sql`delete from member_import_rows where import_id = ${importId}`);
    const { unitId, fileName } = cancelled;
    return {
      value: { importId },
      audit: [
        { action: "import.cancel", subjectType: "member_import", subjectId: importId, unitId, after: { fileName } },
      ],
    };
  });
}
