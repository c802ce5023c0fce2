import { sql } from "drizzle-orm";
import { AppError } from "@/lib/errors";
import { inScope, type Scope } from "@/server/access";
import type { WriteClient } from "@/server/transact";

export interface LockedPosition {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly unitId: string;
  readonly kind: string;
  readonly memberName: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly isAnnulled: boolean;
}

/** A position in scope, held until the transaction ends. */
export async function lockPosition(tx: WriteClient, scope: Scope, positionId: string): Promise<LockedPosition> {
  const { rows } = await tx.execute<LockedPosition>(sql`
    select h.id, h.unit_id as "unitId", h.kind, h.member_name as "memberName", h.valid_from as "validFrom",
      h.valid_to as "validTo", h.annulled_at is not null as "isAnnulled"
    from positions h where h.id = ${positionId} and ${inScope(sql`h.unit_id`, scope)} for update`);
  if (rows[0] === undefined) throw new AppError("not_found", "errors.notFound");
  return rows[0];
}
