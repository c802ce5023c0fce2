import { newId } from "@/lib/id";
import type { Ground } from "./ground";

// Handbook R-2: what a bloc was handed over to, with how many organisations and members.
const SHARES = [
  { units: 22, members: 567 },
  { units: 52, members: 3_413 },
  { units: 31, members: 578 },
] as const;
export const BLOC_UNITS = 105;
export const BLOC_MEMBERS = 4_558;
const FOUNDED = "2000-01-01";

interface Made {
  readonly id: string;
  readonly parentId: string;
  readonly name: string;
  readonly kind: string;
  /** Its ancestors, itself first. */
  readonly line: readonly string[];
  readonly people: number;
}

export interface Bloc {
  /** The organisations of each receiver's share. */
  readonly shares: readonly (readonly string[])[];
  /** Committees beside the bloc, to receive them. */
  readonly receivers: readonly string[];
  /** A branch beside the bloc, to absorb organisations that have nothing beneath them. */
  readonly branch: string;
}

/** A bloc beneath the root, whose organisations have up to two branches each, or none at all. */
export async function growBloc(ground: Ground, { hasBranches }: { hasBranches: boolean }): Promise<Bloc> {
  const made: Made[] = [];
  const add = (above: readonly string[], kind: string, people = 0): readonly string[] => {
    const line = [newId(), ...above];
    const [id = "", parentId = ""] = line;
    made.push({ id, parentId, name: `Tổ chức ${made.length + 1}`, kind, line, people });
    return line;
  };
  const root = [ground.tree.rootId];
  const bloc = add(root, "upper_level_org");
  const shares = SHARES.map(({ units, members }) =>
    Array.from({ length: units }, (_, at) => {
      const people = Math.floor(members / units) + (at < members % units ? 1 : 0);
      const branches = hasBranches ? at % 3 : 0;
      const own = Math.ceil(people / (branches + 1));
      const line = add(bloc, hasBranches ? "base_party_org" : "base_branch", own);
      for (let left = people - own, branch = branches; branch > 0; branch -= 1) {
        const share = Math.ceil(left / branch);
        add(line, "branch", share);
        left -= share;
      }
      return line[0] ?? "";
    }),
  );
  const receivers = SHARES.map(() => add(root, "upper_level_org")[0] ?? "");
  const [branch = ""] = add(root, "base_branch");
  await insertUnits(ground, made);
  return { shares, receivers, branch };
}

async function insertUnits({ superuser, tree: { rootId } }: Ground, made: readonly Made[]): Promise<void> {
  const listed = `jsonb_to_recordset($2::jsonb) as u(id uuid, "parentId" uuid, name text, kind text, line uuid[], people int)`;
  const values = [rootId, JSON.stringify(made)];
  await superuser.query(`insert into org_units (id, root_id) select u.id, $1 from ${listed}`, values);
  await superuser.query(
    `insert into org_unit_versions (id, root_id, unit_id, parent_id, name, search, kind, valid_from)
     select gen_random_uuid(), $1, u.id, u."parentId", u.name, folded(u.name), u.kind, '${FOUNDED}' from ${listed}`,
    values,
  );
  await superuser.query(
    `insert into org_unit_paths (root_id, ancestor_id, descendant_id, depth, valid_from, is_latest)
     select $1, a.id, u.id, a.place - 1, '${FOUNDED}', true from ${listed} cross join unnest(u.line) with ordinality as a (id, place)`,
    values,
  );
  await superuser.query(
    `with made as (
       insert into members (id, root_id, unit_id, standing, full_name, search, sort_key, sex, birth_date, admission_decided_on,
         admitted_on, official_on, created_by)
       select gen_random_uuid(), $1, p.unit_id, 'official', n.full_name, n.search, n.sort_key, n.sex, '1981-02-03', '2010-01-01',
         '2010-01-01', '2011-01-01', $1
       from (select u.id as unit_id, row_number() over () as place from ${listed} cross join generate_series(1, u.people)) p
       join (select m.*, row_number() over () as place from members m limit ${BLOC_MEMBERS}) n on n.place = p.place
       returning *
     ), entries as (
       insert into member_events (id, root_id, member_id, member_name, kind, effective_on, to_unit_id, standing_after, recorded_by, recorded_by_name)
       select gen_random_uuid(), root_id, id, full_name, 'opening', '2020-03-31', unit_id, standing, $1, 'Sơ Kết' from made
     ), counts as (
       insert into change_counts (root_id, unit_id, quarter, kind, side, people)
       select root_id, unit_id, '2020-Q1', 'opening', 'in', count(*) from made group by 1, 2
     )
     insert into strength_closings (root_id, unit_id, quarter, official, probationary)
     select root_id, unit_id, '2020-Q1', count(*), 0 from made group by 1, 2`,
    values,
  );
  await superuser.query(
    "analyze org_units, org_unit_versions, org_unit_paths, members, member_events, strength_closings",
  );
}
