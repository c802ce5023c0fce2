import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { pool } from "@/db/connection";
import { makeFactories } from "@/db/factories";
import { readAs } from "@/db/read";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import type { Actor } from "@/lib/actor";
import { statementsOf } from "@/scripts/bench/statements";
import { listMembers } from "./queries/list-members";
import type { MemberFilter } from "./queries/member-filter";

const database = testDatabase();
const MEMBERS = 20_000;
const UNITS = 40;

/** An office large enough that walking all of it would cost more than an index. */
async function makeOffice() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const tenths = [];
  for (let at = 0; at < 4; at += 1) {
    tenths.push(await make.makeUnit({ rootId: root.id, parentId: root.id, kind: "base_party_org" }));
  }
  const [first = root] = tenths;
  const homes: string[] = [];
  for (let at = 0; at < UNITS; at += 1) {
    const { id: parentId } = tenths[at % tenths.length] ?? root;
    homes.push((await make.makeUnit({ rootId: root.id, parentId, kind: "branch" })).id);
  }
  const office = await makeActor(make, "office_staff", root);
  const secretary = await makeActor(make, "secretary", first);
  await database.owner.execute(sql`
    with made as (
      insert into members (id, root_id, unit_id, standing, full_name, search, sort_key, sex, birth_date, admission_decided_on, admitted_on, created_by)
      select gen_random_uuid(), ${root.id}, (${sql.param(homes)}::uuid[])[1 + n % ${UNITS}], (case when n % 20 = 0 then 'probationary' else 'official' end)::standing, 'Người ' || md5(n::text),
        'nguoi ' || md5(n::text), md5(n::text), 'male', '1980-01-01'::date + n % 3650, '2010-01-01', '2010-01-01', ${office.accountId}
      from generate_series(1, ${MEMBERS}) n returning *
    )
    insert into member_events (id, root_id, member_id, member_name, kind, effective_on, to_unit_id, standing_after, recorded_by, recorded_by_name)
    select gen_random_uuid(), root_id, id, full_name, 'opening', '2020-03-31', unit_id, standing, ${office.accountId}, 'Văn phòng' from made`);
  // As autovacuum does: what the index of names has not taken in yet is looked through row by row.
  await database.owner.execute(sql`vacuum analyze`);
  return { office, secretary };
}

let here: Awaited<ReturnType<typeof makeOffice>>;

beforeAll(async () => {
  here = await makeOffice();
}, 120_000);

/** The plan of the statement that reads the page, as the app's role sends it. */
async function planOf(actor: Actor, filter: MemberFilter): Promise<string> {
  const sent = await statementsOf(() => listMembers(actor, filter));
  const page = sent.find(({ text }) => text.includes("page as materialized"));
  if (page === undefined) throw new Error("The page was not read.");
  return readAs(actor, async (db) => {
    // The statement as it was sent, with its values where it had places for them.
    const parts = page.text.split(/\$(\d+)/);
    const asked = parts.map((part, at) =>
      at % 2 === 0 ? sql.raw(part) : sql`${sql.param(page.values[Number(part) - 1])}`,
    );
    const { rows } = await db.execute<{ "QUERY PLAN": string }>(sql`explain ${sql.join(asked)}`);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  });
}

async function scansOf(index: string): Promise<number> {
  await pool().query("select pg_stat_force_next_flush()");
  const { rows } = await database.owner.execute<{ scans: number }>(
    sql`select idx_scan::int as scans from pg_stat_user_indexes where indexrelname = ${index}`,
  );
  return rows[0]?.scans ?? 0;
}

describe("the register of a large office", () => {
  test("shows its first page in the order of the index, without walking or sorting all members", async () => {
    for (const actor of [here.office, here.secretary]) {
      const plan = await planOf(actor, {});
      expect(plan).toContain("Index Scan using members_current_sort_idx on members m");
      expect(plan).not.toContain("Seq Scan on members");
    }
  });

  test("counts what a secretary asks for by the index of units", async () => {
    const plan = await planOf(here.secretary, { bornFrom: 1980, bornTo: 1984 });
    expect(plan).toMatch(/members_unit_sort_idx/);
    expect(plan).not.toContain("Seq Scan on members");
  });

  test("counts the members of the reader's own units, with a filter and without", async () => {
    expect((await listMembers(here.office, {})).total).toEqual({ people: MEMBERS, isMore: false });
    expect((await listMembers(here.secretary, {})).total).toEqual({ people: MEMBERS / 4, isMore: false });
    expect((await listMembers(here.secretary, { sex: "male" })).total).toEqual({ people: MEMBERS / 4, isMore: false });
    expect((await listMembers(here.secretary, { sex: "female" })).total).toEqual({ people: 0, isMore: false });
  });

  test.each(["office", "secretary"] as const)("is searched by the index of names (%s)", async (who) => {
    const before = await scansOf("members_search_idx");
    // Part of md5('5'): of one member, whom the secretary does not see.
    const { total } = await listMembers(here[who], { search: "fbbce2345d77" });
    expect(total.people).toBe(who === "office" ? 1 : 0);
    await expect.poll(() => scansOf("members_search_idx"), { timeout: 10_000 }).toBeGreaterThan(before);
  });
});
