"use server";

import { findGrantableUnits } from "@/features/users/queries/grantable-units";
import { listAccounts } from "@/features/users/queries/accounts";
import { requireActor } from "@/server/session";

/** What the choice of a unit offers while it is typed in. */
export async function searchUnits(query: string) {
  const units = await findGrantableUnits(await requireActor(), query.slice(0, 200));
  return units.map(({ id, name, parentName }) => ({
    value: id,
    label: name,
    ...(parentName === null ? {} : { detail: parentName }),
  }));
}

/** Secretaries somebody may stand in for, by words of their name. */
export async function searchSecretaries(query: string) {
  const { rows } = await listAccounts(await requireActor(), { search: query.slice(0, 200), role: "secretary" });
  return rows.map(({ id, fullName, email }) => ({ value: id, label: fullName, detail: email }));
}
