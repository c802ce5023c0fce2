import { Client } from "pg";
import { type Credentials, DATABASE, ROLES, urlFor } from "./credentials";
import type { Address } from "./place";

const COMMON = "login nosuperuser nocreatedb nocreaterole noreplication nobypassrls noinherit";

async function exists(client: Client, sql: string, name: string) {
  const { rowCount } = await client.query(sql, [name]);
  return (rowCount ?? 0) > 0;
}

async function ensureRole(client: Client, name: string, password: string) {
  const found = await exists(client, "select 1 from pg_roles where rolname = $1", name);
  const verb = found ? "alter" : "create";
  await client.query(`${verb} role ${name} with ${COMMON} password ${client.escapeLiteral(password)}`);
}

/** Makes the database and its two roles; repeating it changes nothing. */
export async function ensureRoles(credentials: Credentials, address: Address) {
  const client = new Client({ connectionString: urlFor("superuser", credentials, address, "postgres") });
  await client.connect();
  try {
    await ensureRole(client, ROLES.owner, credentials.owner);
    await ensureRole(client, ROLES.app, credentials.app);
    if (!(await exists(client, "select 1 from pg_database where datname = $1", DATABASE))) {
      await client.query(`create database ${DATABASE} owner ${ROLES.owner}`);
    }
    await client.query(`revoke all on database ${DATABASE} from public`);
    // Last, as whoever attaches takes the app role's first connection as the sign that all is there.
    await client.query(`grant connect on database ${DATABASE} to ${ROLES.app}`);
  } finally {
    await client.end();
  }
}

/** Whether the server takes a connection of the app role. */
export async function isAnswering(credentials: Credentials, address: Address) {
  const client = new Client({
    connectionString: urlFor("app", credentials, address),
    connectionTimeoutMillis: 2000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
