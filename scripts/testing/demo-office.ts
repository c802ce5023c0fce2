import { createHash, randomBytes } from "node:crypto";
import { encode } from "next-auth/jwt";
import type pg from "pg";
import type { Role } from "@/lib/actor";
import type { Visitor } from "./form-client";

export interface DemoActor {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly unitId: string;
  readonly rootId: string;
}

const ONE_DAY_MS = 24 * 60 * 60 * 1000;

/** Whoever holds a role in the demonstration office, the lowest account first. */
export async function findDemoActor(owner: pg.ClientBase, role: Role): Promise<DemoActor> {
  const { rows } = await owner.query<DemoActor>(
    `select a.id as "accountId", a.full_name as name, a.email, g.unit_id as "unitId", g.root_id as "rootId"
     from grants g join accounts a on a.id = g.account_id where g.role = $1 order by a.id limit 1`,
    [role],
  );
  if (rows[0] === undefined) throw new Error(`The demonstration office has no ${role}.`);
  return rows[0];
}

/** Units of the demonstration office that members belong to, the fullest first. */
export async function findHoldingUnits(owner: pg.ClientBase, limit: number): Promise<string[]> {
  const { rows } = await owner.query<{ unitId: string }>(
    `select unit_id as "unitId" from members group by unit_id order by count(*) desc, unit_id limit $1`,
    [limit],
  );
  return rows.map((row) => row.unitId);
}

/** Writes a session directly, as a sign-in would, and gives the cookie that goes with it. */
export async function openSession(
  owner: pg.ClientBase,
  accountId: string,
  app: { baseUrl: string; secret: string },
): Promise<Visitor> {
  const sid = randomBytes(32).toString("hex");
  await owner.query("insert into auth_sessions (id_hash, account_id, absolute_expiry) values ($1, $2, $3)", [
    createHash("sha256").update(sid).digest("hex"),
    accountId,
    new Date(Date.now() + ONE_DAY_MS),
  ]);
  const token = await encode({ token: { sid }, secret: app.secret });
  return { baseUrl: app.baseUrl, cookie: `next-auth.session-token=${token}` };
}
