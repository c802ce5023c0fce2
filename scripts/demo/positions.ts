import { eq } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { positions } from "@/db/schema/bodies";
import { decisions, terms } from "@/db/schema/decisions";
import type { Day } from "@/lib/dates";
import { newId } from "@/lib/id";
import { fold } from "@/lib/vietnamese";
import { type DemoOffice, type DemoUnit, inChunks } from "./office";
import type { EventRow, Person } from "./people";

const SINCE: Day = "2020-09-01";
const DEPUTY_CHANGED: Day = "2021-10-15";
const BRANCH_COMMITTEE_FROM = 9;
const OUTSIDE = 12;
const ORDINALS = ["IV", "V", "VI", "VII", "IX", "XI", "XIII"];

type Row = typeof positions.$inferInsert;
type Seat = (person: Person, kind: string, days?: Partial<Row>) => Row;

/** The committees of the demonstration since the congresses of 2020: the office's own, those of its base organisations and branches. */
export async function makePositions(
  db: NodePgDatabase,
  office: DemoOffice,
  history: { people: readonly Person[]; events: readonly EventRow[] },
  recordedBy: string,
): Promise<void> {
  const termOf = await makeTerms(db, office);
  const decisionId = await makeDecision(db, office, recordedBy);
  const seatIn =
    (unit: DemoUnit, termId: string | null): Seat =>
    (person, kind, days = {}) => ({
      id: newId(),
      rootId: office.root.id,
      unitId: unit.id,
      kind,
      memberId: person.id,
      memberName: person.fullName,
      termId,
      validFrom: SINCE,
      decisionId: termId === null ? null : decisionId,
      recordedAt: new Date(`${SINCE}T03:00:00Z`),
      recordedBy,
      ...days,
    });
  const able = ableByHome(history.people);
  const rows: Row[] = [];
  const rootSeat = seatIn(office.root, termOf.get(office.root.id) ?? null);
  // Of each base organisation, somebody who has no seat in its own committee.
  const everybody = office.bases
    .map((base) => oneOfEach(office, base, able).at(OUTSIDE))
    .filter((one) => one !== undefined);
  rows.push(...committee(everybody, rootSeat, { executive: 29, standing: 9, inspection: 5 }));
  rows.push(...everybody.slice(0, 3).map((person) => rootSeat(person, "permanent_member")));
  for (const base of office.bases) {
    const seat = seatIn(base, termOf.get(base.id) ?? null);
    if (base.kind === "base_party_org") {
      rows.push(...committee(oneOfEach(office, base, able), seat, { executive: 9, standing: 3, inspection: 3 }));
    }
    for (const { unit } of office.homes.filter((home) => home.base === base)) {
      rows.push(...branch(able.get(unit.id) ?? [], unit === base ? seat : seatIn(unit, null)));
    }
  }
  rows.push(...stillSeated(history, seatIn));
  for (const chunk of inChunks(rows, 500)) await db.insert(positions).values(chunk);
}

async function makeTerms(db: NodePgDatabase, office: DemoOffice): Promise<Map<string, string>> {
  const rows = office.bases.map((base, index) => ({
    id: newId(),
    rootId: office.root.id,
    unitId: base.id,
    ordinal: ORDINALS[index % ORDINALS.length] ?? "X",
    years: "2020–2025",
    validFrom: SINCE,
  }));
  for (const chunk of inChunks(rows, 500)) await db.insert(terms).values(chunk);
  const all = await db
    .select({ id: terms.id, unitId: terms.unitId })
    .from(terms)
    .where(eq(terms.rootId, office.root.id));
  return new Map(all.map((term) => [term.unitId, term.id]));
}

async function makeDecision(db: NodePgDatabase, office: DemoOffice, recordedBy: string): Promise<string> {
  const [id, issuingBody, docNumber] = [newId(), "Ban Thường vụ Tỉnh ủy", "1021-QĐNS/TU"];
  await db.insert(decisions).values({
    id,
    rootId: office.root.id,
    unitId: office.root.id,
    issuingBody,
    issuingBodyFold: fold(issuingBody),
    docType: "QĐ",
    docNumber,
    docNumberFold: fold(docNumber),
    term: "",
    decidedOn: "2020-08-28",
    subject: "Chuẩn y Ban Chấp hành, Ban Thường vụ, Ủy ban Kiểm tra nhiệm kỳ 2020–2025",
    recordedBy,
  });
  return id;
}

/** Official members before the congresses by the unit they belong to, those of the longest standing first. */
function ableByHome(people: readonly Person[]): Map<string, Person[]> {
  const byHome = new Map<string, Person[]>();
  const able = people.filter(({ standing, officialOn }) => standing === "official" && (officialOn ?? SINCE) < SINCE);
  for (const person of able.toSorted((a, b) => a.admissionDecidedOn.localeCompare(b.admissionDecidedOn))) {
    const ofHome = byHome.get(person.home.id);
    if (ofHome === undefined) byHome.set(person.home.id, [person]);
    else ofHome.push(person);
  }
  return byHome;
}

/** The members of a base organisation, taken in turn from each of its branches. */
function oneOfEach(office: DemoOffice, base: DemoUnit, able: ReadonlyMap<string, Person[]>): Person[] {
  const homes = office.homes.filter((home) => home.base === base).map(({ unit }) => able.get(unit.id) ?? []);
  const rounds = Math.max(0, ...homes.map((home) => home.length));
  return Array.from({ length: rounds }, (_, round) => homes.flatMap((home) => home.slice(round, round + 1))).flat();
}

interface Sizes {
  readonly executive: number;
  readonly standing: number;
  readonly inspection: number;
}

function committee(people: readonly Person[], seat: Seat, sizes: Sizes): Row[] {
  const [secretary, standingDeputy, deputy, chair, ...others] = people.slice(0, sizes.executive);
  const earlier = people[sizes.executive];
  if (!secretary || !standingDeputy || !deputy || !chair) return [];
  const inspectors = [chair, ...others.slice(-sizes.inspection + 1)];
  return [
    seat(secretary, "secretary"),
    seat(standingDeputy, "standing_deputy_secretary"),
    seat(deputy, "deputy_secretary", earlier && { validFrom: DEPUTY_CHANGED, decisionId: null }),
    ...(earlier ? [seat(earlier, "deputy_secretary", { validTo: DEPUTY_CHANGED, endReason: "Nghỉ hưu" })] : []),
    ...[chair, ...others].map((person) => seat(person, "committee_member")),
    ...people.slice(0, sizes.standing).map((person) => seat(person, "standing_member")),
    ...inspectors.map((person, index) =>
      seat(person, ["inspection_chair", "inspection_deputy_chair"][index] ?? "inspection_member"),
    ),
  ];
}

function branch(people: readonly Person[], seat: Seat): Row[] {
  const kinds =
    people.length >= BRANCH_COMMITTEE_FROM
      ? ["branch_secretary", "branch_deputy_secretary", ...Array.from({ length: 3 }, () => "branch_committee_member")]
      : ["sole_branch_secretary", "sole_branch_deputy_secretary"];
  return people.slice(0, kinds.length).map((person, index) => seat(person, kinds[index] ?? "branch_committee_member"));
}

/** Somebody who moved away and whose position nobody has ended: what the app asks to look at. */
function stillSeated(
  { people, events }: { people: readonly Person[]; events: readonly EventRow[] },
  seatIn: (unit: DemoUnit, termId: string | null) => Seat,
): Row[] {
  const gone = new Set(
    events
      .filter((event) => event.kind.startsWith("transfer_out") && event.effectiveOn > DEPUTY_CHANGED)
      .map((event) => event.memberId),
  );
  const person = people.find(
    ({ id, home, officialOn }) => gone.has(id) && home.kind === "branch" && officialOn !== null && officialOn < SINCE,
  );
  return person === undefined ? [] : [seatIn(person.home, null)(person, "branch_committee_member")];
}
