import type { Client } from "pg";
import { sortKey } from "@/lib/name-sort";
import { fold } from "@/lib/vietnamese";

// Families by how often they are met, of a hundred people.
const FAMILIES =
  "Nguyễn:38 Trần:12 Lê:10 Phạm:7 Hoàng:5 Vũ:4 Phan:4 Đặng:3 Bùi:3 Đỗ:3 Hồ:2 Ngô:2 Dương:2 Lý:1 Đinh:1 Mai:1 Tạ:1 Cao:1";
const MIDDLES = "Văn Thị Hữu Đức Ngọc Minh Thanh Quốc Thu Hồng Xuân Kim Anh Bích Đình Công Tuấn Phương Mỹ Gia".split(
  " ",
);
const GIVEN = (
  "An Anh Bảo Bích Bình Cẩm Châu Chi Chiến Cường Diễm Diệp Dung Dũng Duy Đào Đạt Đông Đức Giang Hà Hải Hạnh Hiền Hiếu " +
  "Hoa Hòa Hồng Huệ Hùng Hương Khánh Khoa Kiên Lam Lan Liên Linh Loan Long Mạnh Minh My Nam Nga Ngân Ngọc Nhung Oanh " +
  "Phúc Phương Quang Quý Sơn Tâm Thảo Thắng Thủy Tiến Trang Trung Tuấn Uyên Vân Yến"
).split(" ");
const DISTINCT = 20_000;

interface Name {
  readonly full: string;
  readonly search: string;
  readonly key: string;
}

const pick = (list: readonly string[], index: number) => list[index % list.length] ?? "";

function makeNames(): Name[] {
  const families = FAMILIES.split(" ").flatMap((entry) => {
    const [name = "", often = "1"] = entry.split(":");
    return Array.from({ length: Number(often) }, () => name);
  });
  return Array.from({ length: DISTINCT }, (_, n) => {
    // Steps without a common divisor with what they walk over, so that all meet all.
    const full = [
      pick(families, n * 37),
      pick(MIDDLES, Math.floor(n / 7)),
      pick(MIDDLES, n * 3 + 1),
      pick(GIVEN, n * 11),
    ];
    const name = full.filter((_word, at) => at !== 2 || n % 3 === 0).join(" ");
    return { full: name, search: fold(name), key: sortKey(name) };
  });
}

/** Brings a register to so many members, each with the ledger's opening entry, spread over the branches alike. */
export async function growRegister(superuser: Client, rootId: string, wanted: number): Promise<void> {
  await superuser.query("begin");
  const indexes = await dropIndexes(superuser);
  await superuser.query(
    `create temporary table names on commit drop as
     select n - 1 as n, name->>'full' as full, name->>'search' as search, name->>'key' as key
     from jsonb_array_elements($1::jsonb) with ordinality as given (name, n)`,
    [JSON.stringify(makeNames())],
  );
  await superuser.query(
    "create temporary table places on commit drop as select id, row_number() over (order by n) - 1 as n from bench_units where kind = 'branch'",
  );
  await superuser.query("create index on names (n); create index on places (n); analyze names, places");
  await superuser.query(
    `insert into members (id, root_id, unit_id, standing, full_name, search, sort_key, sex, birth_date, card_no,
       admission_decided_on, admitted_on, official_on, created_by)
     select gen_random_uuid(), $1, p.id, (case when i % 20 = 0 then 'probationary' else 'official' end)::standing, w.full, w.search,
       w.key, case when i % 5 < 2 then 'female' else 'male' end, d.born, lpad(i::text, 12, '0'), d.decided, d.decided + 20,
       case when i % 20 = 0 then null else d.decided + 385 end, $1
     from generate_series((select count(*) + 1 from members), $2::bigint) i
     cross join lateral (select '1950-01-01'::date + (i * 7919 % 15000)::int as born) b
     cross join lateral (select b.born, b.born + 6800 + (i * 104729 % 3500)::int as decided) d
     join names w on w.n = i * 7 % ${DISTINCT}
     join places p on p.n = i % (select count(*) from places)`,
    [rootId, wanted],
  );
  await superuser.query(
    `insert into member_events (id, root_id, member_id, member_name, kind, effective_on, to_unit_id, standing_after,
       ceremony_on, official_on, recorded_by, recorded_by_name)
     select gen_random_uuid(), m.root_id, m.id, m.full_name, 'opening', '2020-03-31', m.unit_id, m.standing, m.admitted_on,
       m.official_on, m.created_by, 'Sơ Kết'
     from members m where not exists (select from member_events e where e.member_id = m.id)`,
  );
  // What the trigger would have added up to.
  await superuser.query("delete from change_counts; delete from strength_closings");
  await superuser.query(
    `insert into change_counts (root_id, unit_id, quarter, kind, side, people)
     select root_id, to_unit_id, quarter, kind, 'in', count(*) from member_events group by 1, 2, 3, 4`,
  );
  await superuser.query(
    `insert into strength_closings (root_id, unit_id, quarter, official, probationary)
     select root_id, unit_id, '2020-Q1', count(*) filter (where standing = 'official'), count(*) filter (where standing = 'probationary')
     from members group by 1, 2`,
  );
  for (const definition of indexes) await superuser.query(definition);
  await superuser.query("commit");
  await superuser.query("vacuum analyze");
}

// Indexes are built again over all rows at once, in a fraction of the time.
async function dropIndexes(superuser: Client): Promise<string[]> {
  const { rows } = await superuser.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid in ('members'::regclass, 'member_events'::regclass)
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
  );
  for (const { name } of rows) await superuser.query(`drop index ${name}`);
  return rows.map((row) => row.definition);
}
