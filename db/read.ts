import type { Actor } from "@/lib/actor";
import { inTransaction, type Transaction } from "./connection";

/** What a query may do: the database refuses anything but reading in its transaction. */
export type ReadClient = Pick<
  Transaction,
  "select" | "selectDistinct" | "selectDistinctOn" | "with" | "$with" | "execute"
>;

/** Reads as the actor: row-level security applies, and all queries inside see one and the same moment. */
export function readAs<T>(actor: Actor, work: (db: ReadClient) => Promise<T>): Promise<T> {
  return inTransaction({ mode: "isolation level repeatable read read only", accountId: actor.accountId }, work);
}
