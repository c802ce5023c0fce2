import { listUnits } from "@/features/org-units/queries/list-units";
import { withGround } from "./ground";
import type { Section } from "./report";
import { growRegister } from "./seed-register";
import { UNITS } from "./seed-tree";
import { replay, type Statement, timeInTurns } from "./statements";

const DAY = "2024-12-31";
const MEMBERS = 50_000;

type Way = "whole" | "searched" | "tenth" | "raw";

/** The units that exist on a day with the members of each, in plain SQL; the order of the tree is left to the reader. */
function rawTree(rootId: string): Statement {
  return {
    text: `select v.unit_id, v.parent_id, v.name, v.kind, k.name_vi, k.name_en, k.holds_members, k.reports, v.code, v.doc_code, v.ordinal,
        coalesce(s.people, 0) as people
      from org_unit_versions v join unit_kinds k on k.code = v.kind
      left join (select distinct on (unit_id) unit_id, official + probationary as people from strength_closings
        where root_id = $1 and quarter <= $3 order by unit_id, quarter desc) s on s.unit_id = v.unit_id
      where v.root_id = $1 and v.valid_from <= $2 and (v.valid_to is null or $2 < v.valid_to)`,
    values: [rootId, DAY, "2024-Q4"],
  };
}

/** The tree on a day, whole and searched, beside the raw SQL that reads its rows. */
export const tree: Section = {
  name: "tree",
  run: ({ say, addLine, isQuick }) =>
    withGround(async ({ owner, superuser, staff, secretary, tree: { rootId } }) => {
      await growRegister(superuser, rootId, MEMBERS);
      say(`tree of ${UNITS} units on a day`);
      const took = await timeInTurns<Way>(
        isQuick ? { passes: 2, times: 3 } : { passes: 5, times: 6 },
        new Map<Way, () => Promise<unknown>>([
          ["whole", () => listUnits(staff, { onDay: DAY })],
          ["searched", () => listUnits(staff, { onDay: DAY, search: "Đảng bộ cơ sở 25" })],
          ["tenth", () => listUnits(secretary, { onDay: DAY })],
          ["raw", () => replay(owner, [rawTree(rootId)])],
        ]),
      );
      const title = `tree of ${UNITS} units on a day`;
      addLine(`${title}, times its raw SQL`, took("whole") / took("raw"), took("whole"), "ms");
      addLine(
        `${title}, searched, times the raw SQL of the tree`,
        took("searched") / took("raw"),
        took("searched"),
        "ms",
      );
      addLine(
        `${title}, a tenth of it, times the raw SQL of the tree`,
        took("tenth") / took("raw"),
        took("tenth"),
        "ms",
      );
    }),
};
