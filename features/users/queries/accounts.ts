import { and, asc, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { orgUnitVersions } from "@/db/schema/org-units";
import { accounts, grants } from "@/db/schema/users";
import { type ReadClient, readAs } from "@/db/read";
import type { Actor, Role } from "@/lib/actor";
import { today } from "@/lib/dates";
import { AppError } from "@/lib/errors";
import { fold } from "@/lib/vietnamese";
import { inScope, requireScope, type Scope } from "@/server/access";
import { containsWords } from "@/server/folded";

export interface ListedGrant {
  readonly id: string;
  readonly role: Role;
  readonly unitId: string;
  readonly unitName: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** Whose place it is held in, if it is held in another's. */
  readonly actingForName: string | null;
}

export interface AccountState {
  readonly isActivated: boolean;
  readonly linkExpiresAt: Date | null;
  readonly lastSessionAt: Date | null;
}

export interface ListAccountsInput {
  readonly search?: string | undefined;
  readonly role?: Role | undefined;
  readonly after?: { readonly fullName: string; readonly id: string } | undefined;
}

const PAGE_SIZE = 50;

const accountColumns = {
  id: accounts.id,
  email: accounts.email,
  fullName: accounts.fullName,
  locale: accounts.locale,
  createdAt: accounts.createdAt,
  disabledAt: accounts.disabledAt,
};

/** Accounts the actor administers, by name, fifty at a time, each with its grants. */
export function listAccounts(actor: Actor, { search = "", role, after }: ListAccountsInput) {
  const scope = requireScope(actor, "account.manage");
  return readAs(actor, async (db) => {
    const words = fold(search).split(" ").filter(Boolean);
    const page = await db
      .select(accountColumns)
      .from(accounts)
      .where(
        and(
          administered(actor, scope),
          ...containsWords(sql`${accounts.fullName} || ' ' || ${accounts.email}`, words),
          role &&
            sql`exists (select 1 from ${grants} g where g.account_id = ${accounts.id} and g.role = ${role} and (g.valid_to is null or ${today()} < g.valid_to))`,
          after && sql`(${accounts.fullName}, ${accounts.id}) > (${after.fullName}, ${after.id}::uuid)`,
        ),
      )
      .orderBy(asc(accounts.fullName), asc(accounts.id))
      .limit(PAGE_SIZE + 1);
    const rows = await withDetails(db, page.slice(0, PAGE_SIZE));
    const last = page.length > PAGE_SIZE ? rows.at(-1) : undefined;
    return { rows, next: last && { fullName: last.fullName, id: last.id } };
  });
}

/** One account with its grants and whether the actor may change it. */
export function getAccount(actor: Actor, accountId: string) {
  const scope = requireScope(actor, "account.manage");
  return readAs(actor, async (db) => {
    const found = await db
      .select({ ...accountColumns, isManaged: sql<boolean>`manages_account(${accounts.id})` })
      .from(accounts)
      .where(and(eq(accounts.id, accountId), administered(actor, scope)));
    const [account] = await withDetails(db, found);
    if (account === undefined) throw new AppError("not_found", "users.refused.noAccount");
    return { ...account, isOwn: account.id === actor.accountId };
  });
}

function administered(actor: Actor, scope: Scope): SQL | undefined {
  return or(
    inScope(accounts.rootId, scope),
    eq(accounts.createdBy, actor.accountId),
    sql`exists (select 1 from ${grants} g where g.account_id = ${accounts.id} and ${inScope(sql`g.unit_id`, scope)})`,
  );
}

async function withDetails<A extends { id: string }>(db: ReadClient, found: readonly A[]) {
  const ids = found.map((account) => account.id);
  const held = ids.length === 0 ? [] : await grantsOf(db, ids);
  const states = await statesOf(db, ids);
  return found.map((account) => ({
    ...account,
    grants: held.filter((grant) => grant.accountId === account.id),
    state: states.get(account.id) ?? { isActivated: false, linkExpiresAt: null, lastSessionAt: null },
  }));
}

function grantsOf(db: ReadClient, accountIds: string[]) {
  const { id, accountId, role, unitId, validFrom, validTo } = grants;
  const replaced = alias(accounts, "replaced");
  const names = { unitName: orgUnitVersions.name, actingForName: replaced.fullName };
  return db
    .select({ id, accountId, role, unitId, validFrom, validTo, ...names })
    .from(grants)
    .leftJoin(replaced, eq(replaced.id, grants.actingFor))
    .leftJoin(orgUnitVersions, and(eq(orgUnitVersions.unitId, grants.unitId), isNull(orgUnitVersions.validTo)))
    .where(inArray(grants.accountId, accountIds))
    .orderBy(asc(grants.validFrom), asc(grants.id));
}

async function statesOf(db: ReadClient, accountIds: string[]): Promise<Map<string, AccountState>> {
  const { rows } = await db.execute<{
    account_id: string;
    is_activated: boolean;
    link_expires_at: Date | null;
    last_session_at: Date | null;
  }>(sql`select * from account_states(${sql.param(accountIds)}::uuid[])`);
  return new Map(
    rows.map((row) => [
      row.account_id,
      {
        isActivated: row.is_activated,
        linkExpiresAt: asDate(row.link_expires_at),
        lastSessionAt: asDate(row.last_session_at),
      },
    ]),
  );
}

// Raw rows come with whatever the driver was told; Drizzle tells it to leave instants as text.
function asDate(instant: Date | string | null): Date | null {
  return instant === null ? null : new Date(instant);
}
