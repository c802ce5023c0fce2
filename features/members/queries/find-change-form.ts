import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { requireScope } from "@/server/access";
import { listUnitOptions } from "@/features/org-units/queries/list-unit-options";
import { findEntry } from "./find-entry";
import type { LedgerRow } from "./ledger-sql";
import { searchMembers } from "./search-members";

export interface ChangeFormStart {
  readonly unit: { readonly id: string; readonly name: string } | null;
  /** The member asked for, who is still one. */
  readonly member: { readonly id: string; readonly name: string } | null;
  readonly saved: LedgerRow | null;
}

/** What a form begins with: the unit asked for, or the only one the writer keeps, and the entry saved a moment ago. */
export async function findChangeForm(
  actor: Actor,
  input: { unitId?: string | undefined; memberId?: string | undefined; savedId?: string | undefined },
): Promise<ChangeFormStart> {
  requireScope(actor, "change.record");
  const units = await listUnitOptions(actor, { onDay: today(), only: "holds_members" });
  const unit =
    input.unitId === undefined && units.length === 1 ? units[0] : units.find((one) => one.value === input.unitId);
  const { memberId } = input;
  const [member] = memberId === undefined ? [] : await searchMembers(actor, { query: "", memberId });
  return {
    unit: unit === undefined ? null : { id: unit.value, name: unit.label },
    member: member === undefined ? null : { id: member.value, name: member.label },
    saved: input.savedId === undefined ? null : await findEntry(actor, { entryId: input.savedId }),
  };
}
