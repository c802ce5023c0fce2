import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { lastDay, type Quarter } from "@/lib/quarter";
import { can, requireScope } from "@/server/access";
import { getUnitName } from "@/features/org-units/queries/get-unit-name";
import { type ChangeKind, listChangeKinds } from "./list-change-kinds";
import { type LedgerPage, listLedger } from "./list-ledger";
import { listLedgerQuarters } from "./list-ledger-quarters";

export interface LedgerScreen {
  readonly page: LedgerPage;
  readonly kinds: readonly ChangeKind[];
  readonly quarters: readonly Quarter[];
  readonly unitName: string | null;
  readonly canRecord: boolean;
}

/** A page of the ledger with the lists its filters choose from. */
export async function getLedgerScreen(actor: Actor, input: Parameters<typeof listLedger>[1]): Promise<LedgerScreen> {
  requireScope(actor, "change.read");
  const { unitId, quarter } = input;
  const onDay = quarter === undefined ? today() : lastDay(quarter);
  return {
    unitName: unitId === undefined ? null : (await getUnitName(actor, { unitId, onDay })).name,
    page: await listLedger(actor, input),
    kinds: await listChangeKinds(actor),
    quarters: await listLedgerQuarters(actor),
    canRecord: can(actor, "change.record"),
  };
}
