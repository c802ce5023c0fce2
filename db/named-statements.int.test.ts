import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { closePool, inTransaction, pool, type Transaction } from "./connection";

const database = testDatabase();

beforeAll(async () => {
  await database.owner.execute(sql`create table things (id int primary key, says int not null)`);
  await database.owner.execute(sql`grant select, insert on things to so_ket_app`);
  await database.owner.execute(sql`insert into things values (1, 10), (2, 20)`);
});

const command = <T>(work: (tx: Transaction) => Promise<T>) =>
  inTransaction({ mode: "isolation level read committed", accountId: null }, work);

const ask = (id: number) =>
  command(async (tx) => (await tx.execute(sql`select says from things where id = ${id}`)).rows[0]?.["says"]);

const addAgain = () => command((tx) => tx.execute(sql`insert into things values (${1}, ${10})`));

/** The names kept by the one connection of a pool that was closed before. */
async function kept(part = "") {
  expect(pool().totalCount).toBeLessThanOrEqual(1);
  const { rows } = await pool().query<{ statement: string }>("select statement from pg_prepared_statements");
  return rows.filter(({ statement }) => statement.includes(part));
}

async function often<T>(work: () => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  for (let turn = 0; turn < 8; turn += 1) answers.push(await work());
  return answers;
}

test("what a command asks again and again is kept by its connection, and a new connection learns it anew", async () => {
  await closePool();
  await often(() => ask(1));
  expect(await ask(2)).toBe(20);
  expect(await kept("things")).toHaveLength(1);
  await closePool();
  expect(await kept("things")).toHaveLength(0);
  expect(await ask(2)).toBe(20);
  expect(await kept("things")).toHaveLength(1);
});

test("a refused statement leaves the next command as it would be without names", async () => {
  await closePool();
  const refusals = await often(() => addAgain().catch((error: unknown) => error));
  for (const refusal of refusals) expect(refusal).toMatchObject({ cause: { constraint: "things_pkey" } });
  expect(await ask(1)).toBe(10);
});

test("reads are planned each time", async () => {
  await closePool();
  await often(() =>
    inTransaction({ mode: "isolation level repeatable read read only", accountId: null }, (tx) =>
      tx.execute(sql`select id from things where id = ${2}`),
    ),
  );
  expect(await kept("things")).toHaveLength(0);
});

test("no connection keeps more than two hundred, nor a text that grows with its rows", async () => {
  await closePool();
  await command(async (tx) => {
    for (let other = 0; other < 250; other += 1) {
      await often(() => tx.execute(sql`select ${sql.raw(String(other))} as other, says from things where id = ${1}`));
    }
    const many = sql.join(
      Array.from({ length: 1000 }, (_, id) => sql`${id}`),
      sql`, `,
    );
    await often(() => tx.execute(sql`select count(*) from things where id in (${many})`));
  });
  const statements = await kept();
  expect(statements.length).toBeGreaterThan(100);
  expect(statements.length).toBeLessThanOrEqual(200);
  expect(statements.filter(({ statement }) => statement.includes("count(*)"))).toEqual([]);
});

test("a migration that changes an answer costs a connection its next command, and the office nothing more", async () => {
  await closePool();
  await often(() => ask(1));
  await database.owner.execute(sql`alter table things alter column says type text`);
  await expect(ask(1)).rejects.toMatchObject({ cause: { code: "0A000" } });
  expect(await ask(1)).toBe("10");
});
