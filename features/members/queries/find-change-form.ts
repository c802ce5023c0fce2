import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { requireScope } from "@/server/access";
import { listUnitOptions } from "@/features/org-units/queries/list-unit-options";
import { type ChangeFormKind, formOf } from "../rules/change-forms";
import { findEntry } from "./find-entry";
import type { LedgerRow } from "./ledger-sql";
import { type ChangeKind, listChangeKinds } from "./list-change-kinds";
import { searchSubjects } from "./search-subjects";

export interface ChangeFormStart {
  readonly unit: { readonly id: string; readonly name: string } | null;
  /** The member asked for, where such a change can be about them. */
  readonly member: { readonly id: string; readonly name: string } | null;
  readonly kinds: readonly ChangeKind[];
  readonly saved: LedgerRow | null;
}

/** What a form begins with: the unit asked for, or the only one the writer keeps, its kinds, and the entry just saved. */
export async function findChangeForm(
  actor: Actor,
  input: {
    form: ChangeFormKind;
    unitId?: string | undefined;
    memberId?: string | undefined;
    savedId?: string | undefined;
  },
): Promise<ChangeFormStart> {
  requireScope(actor, "change.record");
  const { unitId, memberId, savedId } = input;
  const { event, subject } = formOf(input.form);
  const units = await listUnitOptions(actor, { onDay: today(), only: "holds_members" });
  const unit = unitId === undefined && units.length === 1 ? units[0] : units.find((one) => one.value === unitId);
  const [member] =
    memberId === undefined || subject === "person" ? [] : await searchSubjects(actor, { query: "", subject, memberId });
  const kinds = await listChangeKinds(actor);
  return {
    unit: unit === undefined ? null : { id: unit.value, name: unit.label },
    member: member === undefined ? null : { id: member.value, name: member.label },
    kinds: kinds.filter((kind) => kind.event === event),
    saved: savedId === undefined ? null : await findEntry(actor, { entryId: savedId }),
  };
}
