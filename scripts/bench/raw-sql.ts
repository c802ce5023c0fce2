import { Client } from "pg";
import { newId } from "@/lib/id";

/** The same rows as the screens show, asked for in plain SQL by the owner, past row-level security. */
export interface RawStatement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

const PAGE_SIZE = 50;

const unitName = (unit: string) => `(select v.name from org_unit_versions v
  where v.unit_id = ${unit} and v.valid_from <= current_date and (v.valid_to is null or current_date < v.valid_to))`;

export function registerPage(rootId: string, search?: string): RawStatement {
  const where = `m.root_id = $1 and m.standing in ('official', 'probationary')${search ? " and m.search like $2" : ""}`;
  return {
    name: search ? "bench-search" : "bench-register",
    text: `select m.id, m.full_name, m.sex, m.birth_date, m.standing, m.admission_decided_on, m.official_on,
        ${unitName("m.unit_id")} as unit, (select count(*) from members m where ${where}) as total
      from members m where ${where} order by m.sort_key, m.id limit ${PAGE_SIZE}`,
    values: search ? [rootId, `%${search}%`] : [rootId],
  };
}

const strength = (comparison: string) => `(select json_build_array(sum(s.official), sum(s.probationary))
  from (select distinct on (unit_id) official, probationary from strength_closings
    where root_id = $1 and quarter ${comparison} $2 order by unit_id, quarter desc) s)`;

/** The figures of the leader's page: changes and awards by kind, strength at both ends, reports by state. */
export function leadersPage(rootId: string, quarter: string): RawStatement {
  return {
    name: "bench-leader",
    text: `select ${strength("<")} as opening, ${strength("<=")} as closing,
      (select json_object_agg(key, people) from (select kind || '/' || side as key, sum(people) as people
        from change_counts where root_id = $1 and quarter = $2 group by 1) c) as changes,
      (select json_object_agg(form, people) from (select form, count(*) as people
        from award_recipients where root_id = $1 and quarter = $2 group by 1) a) as awards,
      (select json_object_agg(status, units) from (select status, count(*) as units
        from reports where root_id = $1 and quarter = $2 group by 1) r) as reports`,
    values: [rootId, quarter],
  };
}

/** Every member with the columns of the export, as the database itself would hand them over. */
export const COPY_MEMBERS = `copy (select m.id, m.full_name, m.sex, m.birth_date, m.card_no, ${unitName("m.unit_id")},
    m.standing, m.admission_decided_on, m.admitted_on, m.official_on
  from members m where m.standing <> 'left' order by m.sort_key, m.id) to stdout`;

const LEDGER_COLUMNS = [
  "id",
  "root_id",
  "member_id",
  "member_name",
  "kind",
  "effective_on",
  "to_unit_id",
  "to_unit_name",
  "standing_after",
  "decision_id",
  "ceremony_on",
  "request_key",
  "recorded_by",
  "recorded_by_name",
] as const;

/** A table like the ledger, its indexes too, but without triggers, references and row-level security. */
export async function makeBareLedger(owner: Client): Promise<void> {
  await owner.query("create table bench_ledger (like member_events including all)");
}

/** One row into the bare ledger. */
export function bareInsert(rootId: string, unitId: string, accountId: string): RawStatement {
  const name = "Nguyễn Thị Thử";
  return {
    name: "bench-insert",
    text: `insert into bench_ledger (${LEDGER_COLUMNS.join(", ")})
      values (${LEDGER_COLUMNS.map((_, index) => `$${index + 1}`).join(", ")})`,
    values: [
      newId(),
      rootId,
      newId(),
      name,
      "admission",
      "2022-02-10",
      unitId,
      "Chi bộ thử tải",
      "probationary",
      newId(),
      "2022-03-03",
      newId(),
      accountId,
      name,
    ],
  };
}

/** Connections of the owner, one a client, open for as long as the work lasts. */
export async function withClients<T>(url: string, count: number, work: (clients: Client[]) => Promise<T>): Promise<T> {
  const clients = Array.from({ length: count }, () => new Client({ connectionString: url }));
  try {
    await Promise.all(clients.map((client) => client.connect()));
    return await work(clients);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

export function ask(client: Client, { name, text, values }: RawStatement): Promise<unknown> {
  return client.query({ name, text, values: [...values] });
}
