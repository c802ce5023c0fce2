import { sql } from "drizzle-orm";
import { readAs } from "@/db/read";
import { unitNameOn } from "@/features/org-units/queries/unit-name-sql";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { inScope, requireScope } from "@/server/access";
import { EXPORT_PERMISSIONS, type ExportKind } from "../schema";

export interface ExportUnit {
  readonly id: string;
  readonly name: string;
}

/** The unit a file is to be about, the actor's own unless said; `not_found` outside what they may export. */
export function getExportUnit(
  actor: Actor,
  unitId: string | undefined,
  kind: ExportKind = "ledger",
): Promise<ExportUnit> {
  const scope = requireScope(actor, EXPORT_PERMISSIONS[kind]);
  const wanted = unitId ?? scope.unitIds[0];
  return readAs(actor, async (db) => {
    const { rows } = await db.execute<{ id: string; name: string | null }>(sql`
      select u.id, ${unitNameOn(sql`u.id`, sql`${today()}::date`)} as name
      from org_units u where u.id = ${wanted} and ${inScope(sql`u.id`, scope)}`);
    if (!rows[0]) throw new AppError("not_found", "errors.notFound");
    return { id: rows[0].id, name: rows[0].name ?? "" };
  });
}
