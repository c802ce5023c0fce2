import { recordAdmission } from "@/features/members/commands/record-admission";
import { listMembers } from "@/features/members/queries/list-members";
import { recordAdmissionInput } from "@/features/members/schema";
import { recordReorganisation } from "@/features/reorganisations/commands/record-reorganisation";
import { reorganisationInput } from "@/features/reorganisations/schema";
import { newId } from "@/lib/id";
import { admissionValues } from "@/scripts/testing/admission";
import { type Ground, withGround } from "./ground";
import { median } from "./load";
import { atMost, type Section } from "./report";
import { BLOC_MEMBERS, BLOC_UNITS, growBloc } from "./seed-bloc";
import { growRegister } from "./seed-register";

const MEMBERS = 50_000;
const LIMIT_MS = 2_000;
const ALONE_MS = 3_000;
const MOST_TIMES_ALONE = 2;
const DECISION = { issuingBody: "Tỉnh ủy", docType: "QĐ", decidedOn: "2025-02-10" };

/** The bloc of 105 units and 4,558 members handed over, absorbed and sent outside, while others go on with their work. */
export const reorganisation: Section = {
  name: "reorganisation",
  run: ({ say, addLine, isQuick }) =>
    withGround(async (ground) => {
      await growRegister(ground.superuser, ground.tree.rootId, MEMBERS);
      const quiet: Took[] = [];
      const busy: Took[] = [];
      const alone = await watchOthers(ground);
      await new Promise((resolve) => setTimeout(resolve, ALONE_MS));
      const before = await alone.stop();
      const meanwhile: Others = { writer: [], reader: [] };
      for (let pass = 0; pass < (isQuick ? 1 : 3); pass += 1) {
        say("reorganisations, nobody else at work");
        quiet.push(await reorganise(ground, null));
        say("reorganisations, others at work");
        busy.push(await reorganise(ground, meanwhile));
      }
      for (const [name, title] of TITLES) {
        const of = (list: readonly Took[]) => median(list.map((took) => took[name]));
        addLine(`${title}, of two seconds`, of(quiet) / LIMIT_MS, of(quiet), "ms", atMost(1));
        addLine(`${title}, others at work, of two seconds`, of(busy) / LIMIT_MS, of(busy), "ms", atMost(1));
      }
      for (const [name, title] of [
        ["writer", "admission elsewhere"],
        ["reader", "register's first page"],
      ] as const) {
        const [then, now] = [median(before[name]), median(meanwhile[name])];
        addLine(`${title} during a reorganisation, times without`, now / then, now, "ms", atMost(MOST_TIMES_ALONE));
        addLine(
          `${title} during a reorganisation, the longest, times the median without`,
          Math.max(...meanwhile[name]) / then,
          Math.max(...meanwhile[name]),
          "ms",
        );
      }
    }),
};

type Took = Record<"handOver" | "absorb" | "outside", number>;

const TITLES = [
  ["handOver", `hand-over of ${BLOC_UNITS} units to three parents`],
  ["absorb", `absorbing ${BLOC_UNITS} units, ${BLOC_MEMBERS} members moved`],
  ["outside", `hand-over outside of ${BLOC_UNITS} units and ${BLOC_MEMBERS} members`],
] as const;

async function reorganise(ground: Ground, meanwhile: Others | null): Promise<Took> {
  const bloc = await growBloc(ground, { hasBranches: true });
  const flat = await growBloc(ground, { hasBranches: false });
  const record = async (fields: object, effectiveOn = "2025-02-13") => {
    const input = reorganisationInput.parse({
      effectiveOn,
      requestKey: newId(),
      docNumber: `${newId()}-QĐ/TU`,
      ...DECISION,
      ...fields,
    });
    const others = meanwhile === null ? null : await watchOthers(ground);
    const startedAt = performance.now();
    await recordReorganisation(ground.staff, input);
    const took = performance.now() - startedAt;
    if (others !== null && meanwhile !== null) {
      const seen = await others.stop();
      meanwhile.writer.push(...seen.writer);
      meanwhile.reader.push(...seen.reader);
    }
    return took;
  };
  let handOver = 0;
  for (const [at, chosen] of bloc.shares.entries()) {
    handOver += await record({ kind: "hand_over", chosen, destination: "inside", parentId: bloc.receivers[at] });
  }
  const absorb = await record({ kind: "absorb", chosen: flat.shares.flat(), intoId: flat.branch });
  const leaving = { kind: "hand_over", chosen: bloc.receivers, destination: "outside", elsewhere: "Đảng bộ tỉnh bạn" };
  return { handOver, absorb, outside: await record(leaving, "2025-07-01") };
}

type Others = Record<"writer" | "reader", number[]>;

/** Somebody admits members elsewhere and somebody reads the register, each the next as soon as the last is done. */
async function watchOthers({ superuser, staff, tree }: Ground): Promise<{ stop: () => Promise<Others> }> {
  const { rows } = await superuser.query<{ id: string }>(
    "select p.descendant_id as id from org_unit_paths p join bench_units b on b.id = p.descendant_id where p.ancestor_id = $1 and b.kind = 'branch' limit 64",
    [tree.tenthId],
  );
  const seen: Others = { writer: [], reader: [] };
  let count = 0;
  const admit = () => {
    const unit = rows[(count += 1) % rows.length]?.id ?? "";
    return recordAdmission(staff, recordAdmissionInput.parse(admissionValues(unit, "bench-meanwhile")));
  };
  const over = new AbortController();
  const repeat = async (list: number[], work: () => Promise<unknown>) => {
    while (!over.signal.aborted) {
      const startedAt = performance.now();
      await work();
      list.push(performance.now() - startedAt);
    }
  };
  const ended = Promise.all([repeat(seen.writer, admit), repeat(seen.reader, () => listMembers(staff, {}))]);
  return {
    stop: async () => {
      over.abort();
      await ended;
      return seen;
    },
  };
}
