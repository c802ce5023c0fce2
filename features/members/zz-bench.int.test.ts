import { sql } from "drizzle-orm";
import { test } from "vitest";
import { makeFactories } from "@/db/factories";
import { makeActor } from "@/db/testing/actors";
import { testDatabase } from "@/db/testing/database";
import { applyImport } from "./commands/apply-import";
import { checkImport } from "./commands/check-import";
import { checkImportInput } from "./schema";
import { Client } from "pg";
const spent = new Map<string, [number, number]>();
const orig = Client.prototype.query as any;
(Client.prototype as any).query = function (...a: any[]) { const q = typeof a[0] === "string" ? a[0] : a[0]?.text ?? "?"; const t = performance.now(); const r = orig.apply(this, a); if (r?.then) r.then(() => { const k = q.trim().replace(/\s+/g, " ").slice(0, 60); const [n, s] = spent.get(k) ?? [0, 0]; spent.set(k, [n + 1, s + performance.now() - t]); }, () => {}); return r; };
const database = testDatabase();
test("bench", async () => {
  const make = makeFactories(database.owner);
  const root = await make.makeRoot();
  const units = [];
  for (let i = 0; i < Number(process.env["UNITS"] ?? 1); i++) units.push(await make.makeUnit({ rootId: root.id, parentId: root.id, name: `Chi bộ ${i}` }));
  const office = await makeActor(make, "office_staff", root);
  const N = 10_000;
  const letters = (i: number) => Array.from(String(i), (d) => "abcdefghij"[Number(d)]).join("");
  const file = (k: number) => Buffer.from(["Họ và tên,Giới tính,Ngày sinh,Số thẻ,Đơn vị,Ngày vào Đảng,Ngày chính thức", ...Array.from({ length: N }, (_, i) => `Nguyễn Văn ${k === 0 ? "" : "x"}${letters(i)},Nam,19/05/19${60 + (i % 39)},${String(79080000000 + i + k * N).padStart(12, "0")},${units[i % units.length]!.name},19/05/2010,19/05/2011`)].join("\n"));
  for (const k of [0, 1]) {
    let t = performance.now();
    const lap = (w: string) => { console.log(k, w, ((performance.now() - t) / 1000).toFixed(2), "heap", (process.memoryUsage().heapUsed / 1e6).toFixed(0)); for (const [k, v] of [...spent].sort((a, b) => b[1][1] - a[1][1]).slice(0, 8)) console.log("   ", v[0], v[1].toFixed(0), k); spent.clear(); t = performance.now(); };
    const c = await checkImport(office, checkImportInput.parse({ unitId: root.id, openedOn: "2021-12-31", fileName: "a" }), { file: file(k) });
    lap("check");
    if (!("importId" in c)) throw new Error("?");
    console.log(await applyImport(office, c)); lap("apply");
    const c2 = await checkImport(office, checkImportInput.parse({ unitId: root.id, openedOn: "2021-12-31", fileName: "a" }), { file: file(k) });
    lap("check again");
    if ("importId" in c2) { console.log(await applyImport(office, c2)); lap("apply again"); }
  }
  let t = performance.now();
  await database.owner.execute(sql`create temp table x as select * from members limit 0`);
  console.log((await database.owner.execute(sql`select count(*) from member_events`)).rows);
  t = performance.now();
  await database.owner.execute(sql`insert into members (id, root_id, unit_id, standing, full_name, search, sort_key, sex, birth_date, admission_decided_on, admitted_on, official_on, created_by) select gen_random_uuid(), root_id, unit_id, standing, full_name, search, sort_key, sex, birth_date, admission_decided_on, admitted_on, official_on, created_by from members limit 10000`);
  console.log("members insert-select", performance.now() - t);
}, 600_000);
