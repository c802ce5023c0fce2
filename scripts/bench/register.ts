import { Client } from "pg";
import { listMembers } from "@/features/members/queries/list-members";
import type { MemberFilter } from "@/features/members/queries/member-filter";
import type { Actor } from "@/lib/actor";
import { fold } from "@/lib/vietnamese";
import { type Ground, withGround } from "./ground";
import { rawRegisterPage } from "./raw-register";
import { type AddLine, atMost, type Section } from "./report";
import { growRegister } from "./seed-register";
import { type Passes, replay, statementsOf, timeInTurns } from "./statements";

const SIZES = [5_000, 50_000, 500_000] as const;
const MOST_TIMES_RAW = 3;
const MOST_WALL = 1.1;
const MOST_GROWTH = 1.5;

interface Subject {
  readonly title: string;
  readonly as: "staff" | "secretary";
  readonly filter: MemberFilter;
  readonly isAimed: boolean;
}

const SUBJECTS: readonly Subject[] = [
  { title: "register's first page", as: "staff", filter: {}, isAimed: true },
  { title: "register's first page, a secretary's", as: "secretary", filter: {}, isAimed: true },
  {
    title: "register's first page, women of twenty years of birth",
    as: "staff",
    filter: { sex: "female", bornFrom: 1960, bornTo: 1979 },
    isAimed: true,
  },
  {
    title: "search for a name, a secretary's",
    as: "secretary",
    filter: { search: "Trần Thị Hồng" },
    isAimed: true,
  },
  { title: "search for a common word, a secretary's", as: "secretary", filter: { search: "nguyễn" }, isAimed: true },
];

/** The register and its search at three sizes, beside the raw SQL that answers the same and without the wall. */
export const register: Section = {
  name: "register",
  run: ({ say, addLine, isQuick }) =>
    withGround(async (ground) => {
      const app = new Client({ connectionString: ground.appUrl });
      await app.connect();
      const passes: Passes = isQuick ? { passes: 2, times: 3 } : { passes: 4, times: 7 };
      const first = new Map<string, number>();
      try {
        for (const size of SIZES) {
          say(`growing the register to ${size}`);
          await growRegister(ground.superuser, ground.tree.rootId, size);
          say(`first page and search among ${size}`);
          for (const subject of SUBJECTS) {
            const took = await measure(ground, app, subject, passes);
            report(addLine, { subject, size, took, smallest: first.get(subject.title) ?? took("app") });
            if (!first.has(subject.title)) first.set(subject.title, took("app"));
          }
        }
      } finally {
        await app.end();
      }
    }),
};

/** The query as the app asks it; its statements with row-level security and without; plain SQL. */
type Way = "app" | "walled" | "open" | "raw";
type Took = (way: Way) => number;

async function measure(ground: Ground, app: Client, { as, filter }: Subject, passes: Passes): Promise<Took> {
  const actor: Actor = ground[as];
  const sent = await statementsOf(() => listMembers(actor, filter));
  const raw = rawRegisterPage(
    ground,
    as,
    filter.search === undefined ? filter : { ...filter, search: fold(filter.search) },
  );
  return timeInTurns<Way>(
    passes,
    new Map<Way, () => Promise<unknown>>([
      ["app", () => listMembers(actor, filter)],
      ["walled", () => replay(app, sent)],
      ["open", () => replay(ground.owner, sent)],
      ["raw", () => replay(ground.owner, [raw])],
    ]),
  );
}

function report(
  addLine: AddLine,
  { subject, size, took, smallest }: { subject: Subject; size: number; took: Took; smallest: number },
): void {
  const [title, members] = [subject.title, `${size} members`];
  const aimed = (limit: number) => (subject.isAimed ? atMost(limit) : undefined);
  addLine(
    `${title}, ${members}, times its raw SQL`,
    took("app") / took("raw"),
    took("app"),
    "ms",
    aimed(MOST_TIMES_RAW),
  );
  addLine(
    `${title}, ${members}, with row-level security, times without`,
    took("walled") / took("open"),
    took("open"),
    "ms without",
    aimed(MOST_WALL),
  );
  if (size !== SIZES[0]) {
    const aim = size === SIZES.at(-1) ? aimed(MOST_GROWTH) : undefined;
    addLine(
      `${title}, ${members}, times that among ${SIZES[0]}`,
      took("app") / smallest,
      smallest,
      `ms among ${SIZES[0]}`,
      aim,
    );
  }
}
