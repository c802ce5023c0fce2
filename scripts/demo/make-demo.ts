import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { Client } from "pg";
import { memberEvents, members } from "@/db/schema/members";
import reference from "@/e2e/reference-quarter.json" with { type: "json" };
import { isQuarter, type Quarter } from "@/lib/quarter";
import { sortKey } from "@/lib/name-sort";
import { fold } from "@/lib/vietnamese";
import { addAuditEntries } from "@/server/audit";
import { makeAccounts } from "./accounts";
import { makeAwards } from "./awards";
import { giveDecisions } from "./decisions";
import { liveOn } from "./live-on";
import { type DemoOffice, inChunks, makeOffice } from "./office";
import { makeHistory, OPENED_ON, type Person, type QuarterPlan } from "./people";
import { makePositions } from "./positions";
import { makeRandom } from "./random";
import { makeReports } from "./reports";

const SEED = 20_220_407;

/** Years before the reference quarter are invented; the quarter itself is the published one. */
function quarterPlans(): QuarterPlan[] {
  const { period, membership } = reference.quarter;
  if (!isQuarter(period)) throw new Error(`Not a quarter: ${period}`);
  const invented: [Quarter, number, number, number, number, number][] = [
    ["2020-Q2", 22, 30, 34, 15, 6],
    ["2020-Q3", 28, 27, 38, 18, 9],
    ["2020-Q4", 36, 33, 29, 14, 5],
    ["2021-Q1", 44, 25, 42, 16, 8],
    ["2021-Q2", 24, 21, 31, 12, 7],
    ["2021-Q3", 31, 26, 36, 19, 10],
    ["2021-Q4", 38, 34, 27, 13, 4],
  ];
  const plans = invented.map(([quarter, admission, official_recognition, transfer_out, transfer_in, internal]) => ({
    quarter,
    admission,
    official_recognition,
    transfer_out,
    transfer_in,
    internal,
  }));
  const { admission, official_recognition, transfer_out, transfer_in } = membership;
  return [...plans, { quarter: period, admission, official_recognition, transfer_out, transfer_in, internal: 6 }];
}

/** Fills an empty database with the demonstration office: its past in one transaction, then what came after it. */
export async function makeDemo(
  ownerUrl: string,
  options: { log: (line: string) => void; accountsFile: string; appUrl: string },
): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("begin");
    const db = drizzle({ client });
    const random = makeRandom(SEED);
    const plans = quarterPlans();
    options.log("Tổ chức đảng · organisations");
    const office = await makeOffice(db, random);
    const writers = await makeAccounts(db, office, options.accountsFile);
    options.log("Đảng viên và biến động · members and changes");
    const history = makeHistory(office, plans, random, writers.office);
    await giveDecisions(db, office, history.events, history.decisionsNeeded, writers.office.id);
    await insertMembers(db, office, history.people, writers.office.id);
    const ledger = history.events.toSorted((a, b) => Number(a.recordedAt) - Number(b.recordedAt));
    for (const chunk of inChunks(ledger, 500)) await db.insert(memberEvents).values(chunk);
    options.log("Cấp ủy · committees");
    await makePositions(db, office, history, writers.office.id);
    options.log("Khen thưởng · awards");
    await makeAwards(db, office, history.people, writers.office);
    options.log("Báo cáo quý · quarterly reports");
    await makeReports(
      db,
      office,
      plans.map((plan) => plan.quarter),
      random,
      writers,
    );
    await addAuditEntries(db, { rootId: office.root.id, accountId: null, name: "Sơ Kết", requestId: "demonstration" }, [
      {
        action: "demonstration.load",
        subjectType: "unit",
        subjectId: office.root.id,
        unitId: office.root.id,
        after: { people: history.people.length, entries: ledger.length },
      },
    ]);
    await client.query("commit");
    await client.query("analyze");
    options.log("Sắp xếp tổ chức, biến động sau đó · reorganisations, later changes");
    await liveOn(options.appUrl, office, writers);
  } finally {
    await client.end();
  }
}

async function insertMembers(db: NodePgDatabase, office: DemoOffice, people: readonly Person[], createdBy: string) {
  const rows = people.map(({ home, ...person }) => ({
    ...person,
    rootId: office.root.id,
    unitId: home.id,
    search: fold(person.fullName),
    sortKey: sortKey(person.fullName),
    createdAt: new Date(`${person.admissionDecidedOn > OPENED_ON ? person.admissionDecidedOn : OPENED_ON}T03:00:00Z`),
    createdBy,
  }));
  for (const chunk of inChunks(rows, 500)) await db.insert(members).values(chunk);
}
