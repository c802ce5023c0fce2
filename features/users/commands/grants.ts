import { and, eq, isNull } from "drizzle-orm";
import { orgUnits } from "@/db/schema/org-units";
import { accounts, grants } from "@/db/schema/users";
import type { Actor } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { inScope, requireScope, type Scope } from "@/server/access";
import type { AuditInput } from "@/server/audit";
import { transact, violates, type WriteClient } from "@/server/transact";
import {
  dayAfter,
  endOfGrant,
  findClash,
  grantState,
  type GrantClash,
  refuseActing,
  type HeldGrant,
} from "../rules/grants";
import type { AddGrantInput, EndGrantInput } from "../schema";

interface Within {
  readonly tx: WriteClient;
  readonly actor: Actor;
  readonly scope: Scope;
}

const CLASH_FIELD = {
  auditorAndEditor: { role: ["users.refused.auditorAndEditor"] },
  alreadyHeld: { role: ["users.refused.alreadyHeld"] },
} as const satisfies Record<GrantClash, Record<string, string[]>>;

/** Gives an account one more role on a unit. Nobody gives one to themselves. */
export function addGrant(actor: Actor, input: AddGrantInput): Promise<{ id: string }> {
  const scope = requireScope(actor, "account.manage");
  return transact(actor, async (tx) => {
    if (input.accountId === actor.accountId) throw new AppError("forbidden", "users.refused.ownGrant");
    const [account] = await tx
      .select({ disabledAt: accounts.disabledAt })
      .from(accounts)
      .where(eq(accounts.id, input.accountId));
    if (account === undefined) throw new AppError("not_found", "users.refused.noAccount");
    if (account.disabledAt !== null) throw new AppError("conflict", "users.refused.disabledAccount");
    const { id, entry } = await insertGrant({ tx, actor, scope }, input);
    return { value: { id }, audit: [entry] };
  });
}

/** The part of giving a role that making an account shares. */
export async function insertGrant(
  { tx, actor, scope }: Within,
  input: AddGrantInput,
): Promise<{ id: string; entry: AuditInput }> {
  const { accountId, role, unitId, validFrom, lastDay, actingFor = null } = input;
  assertDates(validFrom, lastDay);
  const [unit] = await tx
    .select({ id: orgUnits.id, rootId: orgUnits.rootId })
    .from(orgUnits)
    .where(and(eq(orgUnits.id, unitId), inScope(orgUnits.id, scope)));
  if (unit === undefined) throw fieldError("unitId", "users.invalid.unit");
  const held = await tx
    .select({ role: grants.role, unitId: grants.unitId, validFrom: grants.validFrom, validTo: grants.validTo })
    .from(grants)
    .where(eq(grants.accountId, accountId));
  const wanted = { role, unitId, validFrom, validTo: dayAfter(lastDay) };
  const clash = findClash(held, wanted);
  if (clash !== null) throw clashError(clash);
  if (actingFor !== null) await assertActing(tx, { ...wanted, accountId, actingFor });
  const id = newId();
  const row = { id, rootId: unit.rootId, accountId, ...wanted, actingFor, grantedBy: actor.accountId };
  await tx.insert(grants).values(row).catch(explainClash);
  return {
    id,
    entry: {
      action: "grant.add",
      subjectType: "account",
      subjectId: accountId,
      unitId,
      after: { grantId: id, ...wanted, ...(actingFor !== null && { actingFor }) },
    },
  };
}

/** Ends a role from today on; at the holder's next request it is gone. */
export function endGrant(actor: Actor, input: EndGrantInput): Promise<void> {
  const scope = requireScope(actor, "account.manage");
  return transact(actor, async (tx) => {
    const [grant] = await tx
      .select()
      .from(grants)
      .where(and(eq(grants.id, input.grantId), inScope(grants.unitId, scope)))
      .for("update");
    if (grant === undefined) throw new AppError("not_found", "users.refused.noGrant");
    if (grant.accountId === actor.accountId) throw new AppError("forbidden", "users.refused.ownGrant");
    const day = today();
    if (grantState(grant, day) === "ended") throw new AppError("conflict", "users.refused.alreadyEnded");
    const validTo = endOfGrant(grant, day);
    await tx.update(grants).set({ validTo }).where(eq(grants.id, grant.id));
    const { id: grantId, accountId, role, unitId, validFrom } = grant;
    return {
      value: undefined,
      audit: [
        {
          action: "grant.end",
          subjectType: "account",
          subjectId: accountId,
          unitId,
          reason: input.reason || null,
          before: { grantId, role, unitId, validFrom, validTo: grant.validTo },
          after: { grantId, role, unitId, validFrom, validTo },
        },
      ],
    };
  });
}

/** Throws `invalid` unless a role is held in another's place from a day to a day, and that other holds it then. */
async function assertActing(
  tx: WriteClient,
  wanted: HeldGrant & { accountId: string; actingFor: string },
): Promise<void> {
  const { role, unitId, validFrom, validTo } = grants;
  const held = await tx
    .select({ role, unitId, validFrom, validTo })
    .from(grants)
    .where(and(eq(grants.accountId, wanted.actingFor), isNull(grants.actingFor)));
  const refusal = refuseActing(held, wanted);
  if (refusal !== null) throw fieldError(...refusal);
}

function assertDates(validFrom: string, lastDay: string | null): void {
  if (lastDay === null) return;
  if (lastDay < validFrom) throw fieldError("lastDay", "users.refused.endsBeforeStart");
  if (lastDay < today()) throw fieldError("lastDay", "users.refused.endsInPast");
}

// Grants the actor cannot see, or of a colleague at this very moment: the database knows them all.
function explainClash(error: unknown): never {
  if (violates(error, "grants_auditor_is_no_editor")) throw clashError("auditorAndEditor");
  if (violates(error, "grants_once")) throw clashError("alreadyHeld");
  throw error;
}

function clashError(clash: GrantClash): AppError {
  return new AppError("invalid", "errors.checkFields", {}, CLASH_FIELD[clash]);
}

function fieldError(field: string, key: string): AppError {
  return new AppError("invalid", "errors.checkFields", {}, { [field]: [key] });
}
