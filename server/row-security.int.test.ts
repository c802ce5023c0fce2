import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { pool } from "@/db/connection";
import { makeFactories } from "@/db/factories";
import { readAs } from "@/db/read";
import { members } from "@/db/schema/members";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";

const database = testDatabase();

async function twoUnits() {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const [unit, sibling] = [
    await make.makeUnit({ rootId: root.id, parentId: root.id }),
    await make.makeUnit({ rootId: root.id, parentId: root.id }),
  ];
  const recorder = await make.makeAccount({ rootId: root.id });
  await make.makeMember({ rootId: root.id, unitId: unit.id, recordedBy: recorder.id });
  return { make, root, unit, sibling };
}

test("every table is under row-level security, and the app's role owns none", async () => {
  const { rows } = await database.owner.execute(sql`
    select c.relname, c.relrowsecurity as guarded, pg_get_userbyid(c.relowner) as owner
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p')`);
  expect(rows.length).toBeGreaterThan(25);
  expect(rows.filter((row) => !row["guarded"] || row["owner"] !== "so_ket_owner")).toEqual([]);
});

test("without an actor the app's role sees no row of any table", async () => {
  await twoUnits();
  const { rows: tables } = await pool().query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
     and has_any_column_privilege('so_ket_app', c.oid, 'select') order by 1`,
  );
  expect(tables.length).toBeGreaterThan(20);
  for (const { name } of tables) {
    const { rows } = await pool().query<{ n: number }>(`select count(*)::int as n from ${name}`);
    expect([name, rows[0]?.n]).toEqual([name, 0]);
  }
});

test("nothing can be deleted, and ledgers and the log cannot be changed", async () => {
  const { rows } = await database.owner.execute(sql`
    select t.tablename, p.privilege from pg_tables t, unnest(array['DELETE', 'TRUNCATE', 'UPDATE']) as p(privilege)
    where t.schemaname = 'public' and (has_table_privilege('so_ket_app', quote_ident(t.tablename), p.privilege)
      or (p.privilege = 'UPDATE' and has_any_column_privilege('so_ket_app', quote_ident(t.tablename), 'UPDATE')))`);
  expect(rows.map((row) => `${String(row["tablename"])} ${String(row["privilege"])}`).toSorted()).toEqual([
    "accounts UPDATE",
    "calendar_days DELETE",
    "change_kinds UPDATE",
    "consolidated_figures DELETE",
    "consolidated_figures UPDATE",
    "consolidated_narratives UPDATE",
    "form_groups DELETE",
    "form_groups UPDATE",
    "form_rules DELETE",
    "form_rules UPDATE",
    "form_sections DELETE",
    "form_sections UPDATE",
    "form_versions DELETE",
    "form_versions UPDATE",
    "grants UPDATE",
    "import_mappings DELETE",
    "import_mappings UPDATE",
    "indicator_targets DELETE",
    "indicator_targets UPDATE",
    "indicators DELETE",
    "indicators UPDATE",
    "member_distinctions UPDATE",
    "member_import_rows DELETE",
    "member_import_rows UPDATE",
    "member_imports DELETE",
    "member_imports UPDATE",
    "member_merges UPDATE",
    "members UPDATE",
    "org_events UPDATE",
    "org_unit_versions DELETE",
    "org_unit_versions UPDATE",
    "outbox_messages UPDATE",
    "period_reopenings UPDATE",
    "periods UPDATE",
    "positions UPDATE",
    "report_attachments UPDATE",
    "report_collections UPDATE",
    "report_explanations UPDATE",
    "report_figures UPDATE",
    "report_narratives UPDATE",
    "report_presence UPDATE",
    "reports UPDATE",
    "saved_views DELETE",
    "saved_views UPDATE",
    "terms UPDATE",
    "transfers UPDATE",
    "trusted_installations UPDATE",
  ]);
});

test("a grant reaches the unit and what lies beneath it, and a sibling sees nothing", async () => {
  const { make, root, unit, sibling } = await twoUnits();
  const count = async (at: { id: string; rootId: string }, role: "secretary" | "administrator") => {
    const actor = await makeActor(make, role, { id: at.id, rootId: root.id });
    const rows = await readAs(actor, (db) => db.select({ id: members.id }).from(members));
    return rows.length;
  };
  expect(await count(root, "secretary")).toBe(1);
  expect(await count(unit, "secretary")).toBe(1);
  expect(await count(sibling, "secretary")).toBe(0);
  expect(await count(root, "administrator")).toBe(0);
});

test("the database refuses an account that would be auditor and editor on the same day", async () => {
  const { make, root, unit } = await twoUnits();
  const account = await make.makeAccount({ rootId: root.id });
  const grant = { accountId: account.id, unitId: unit.id, rootId: root.id };
  await make.makeGrant({ ...grant, role: "auditor", validFrom: "2020-01-01", validTo: "2021-01-01" });
  await make.makeGrant({ ...grant, role: "secretary", validFrom: "2021-01-01" });
  await expect(make.makeGrant({ ...grant, role: "auditor", validFrom: "2022-01-01" })).rejects.toMatchObject({
    cause: { constraint: "grants_auditor_is_no_editor" },
  });
});
