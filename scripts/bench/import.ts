import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { type Ground, withGround } from "./ground";
import type { ImportAsked, ImportTook } from "./import-once";
import { makeImportFile } from "./import-file";
import { median } from "./load";
import { atMost, type Section } from "./report";
import { growRegister } from "./seed-register";

const MEMBERS = 50_000;
const [FEW, MANY] = [1_000, 10_000];
const MOST_TIMES_COPY = 20;
const MOST_GROWTH_OF_MEMORY = 1.1;
// What the start command gives the app.
const MEMORY = ["--max-old-space-size=256", "--max-semi-space-size=4"];

/** An import of 10,000 rows beside COPY of the same rows, and its peak of memory beside that of 1,000. */
export const importing: Section = {
  name: "import",
  run: ({ say, addLine, isQuick }) =>
    withGround(async (ground) => {
      await growRegister(ground.superuser, ground.tree.rootId, MEMBERS);
      let first = 1;
      const took = { few: [] as ImportTook[], many: [] as ImportTook[], copy: [] as number[], copyAll: [] as number[] };
      for (let pass = 0; pass < (isQuick ? 1 : 3); pass += 1) {
        for (const [size, list] of [
          [FEW, took.few],
          [MANY, took.many],
        ] as const) {
          say(`import of ${size} rows`);
          list.push(await importFile(ground, size, first));
          first += size;
        }
        took.copy.push(await copyOf(ground, "members", "id"));
        took.copyAll.push(await copyOf(ground, "member_events", "member_id"));
      }
      const [check, apply] = [of(took.many, (one) => one.checkMs), of(took.many, (one) => one.applyMs)];
      const [copy, entries] = [median(took.copy), median(took.copyAll)];
      const title = `import of ${MANY} rows`;
      addLine(
        `${title}, checked and entered, times COPY of the members`,
        (check + apply) / copy,
        check + apply,
        "ms",
        atMost(MOST_TIMES_COPY),
      );
      addLine(`${title}, its check, times COPY of the members`, check / copy, check, "ms");
      addLine(`${title}, its entering, times COPY of the members`, apply / copy, apply, "ms");
      addLine(
        `${title}, checked and entered, times COPY of members and entries`,
        (check + apply) / (copy + entries),
        copy + entries,
        "ms of COPY",
      );
      const [few, many] = [of(took.few, (one) => one.peakMb), of(took.many, (one) => one.peakMb)];
      addLine(
        `${title}, peak of memory, times that of ${FEW}`,
        many / few,
        many - few,
        "MB more",
        atMost(MOST_GROWTH_OF_MEMORY),
      );
    }),
};

const of = (list: readonly ImportTook[], pick: (one: ImportTook) => number) => median(list.map(pick));

async function importFile({ superuser, staff, tree }: Ground, size: number, first: number): Promise<ImportTook> {
  const units = await superuser.query<{ name: string }>(
    "select name from bench_units where kind = 'branch' order by n limit 40",
  );
  const file = path.join(await dataFolder(superuser), "..", "import.xlsx");
  writeFileSync(
    file,
    makeImportFile(
      size,
      units.rows.map(({ name }) => name),
      first,
    ),
  );
  const child = fork(path.join(import.meta.dirname, "import-once.ts"), { execArgv: [...process.execArgv, ...MEMORY] });
  const asked: ImportAsked = { staff: { ...staff, unitId: tree.rootId }, path: file };
  child.send(asked);
  const took = await new Promise<ImportTook>((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", () => reject(new Error("The import's process ended without an answer.")));
  });
  if (took.people !== size) throw new Error(`Of ${size} people ${took.people} were entered.`);
  return took;
}

async function dataFolder(superuser: Ground["superuser"]): Promise<string> {
  const { rows } = await superuser.query<{ data_directory: string }>("show data_directory");
  return rows[0]?.data_directory ?? "";
}

/**
 * Milliseconds of COPY into a table with the same columns and indexes, without triggers, references and row-level security,
 * of the rows that the last import wrote. The table holds the register's other rows already.
 */
async function copyOf({ superuser }: Ground, table: string, member: string): Promise<number> {
  const file = superuser.escapeLiteral(path.join(await dataFolder(superuser), "bench-rows"));
  const { rows } = await superuser.query<{ names: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  const columns = rows[0]?.names ?? "";
  const last = `${member} in (select id from members order by created_at desc limit ${MANY})`;
  await superuser.query(`create table bench_copy (like ${table} including all)`);
  await superuser.query(
    `insert into bench_copy (${columns}) overriding system value select ${columns} from ${table} where not ${last}`,
  );
  await superuser.query(`copy (select ${columns} from ${table} where ${last}) to ${file}`);
  await superuser.query("vacuum analyze bench_copy");
  const startedAt = performance.now();
  await superuser.query(`copy bench_copy (${columns}) from ${file}`);
  const took = performance.now() - startedAt;
  await superuser.query("drop table bench_copy");
  return took;
}
