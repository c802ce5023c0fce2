import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { awardRecipients, awards } from "@/db/schema/awards";
import { decisions } from "@/db/schema/decisions";
import reference from "@/e2e/reference-quarter.json" with { type: "json" };
import { completeYears, type Day } from "@/lib/dates";
import { newId } from "@/lib/id";
import { fold } from "@/lib/vietnamese";
import type { DemoOffice, DemoUnit } from "./office";
import type { Person } from "./people";

type Recipient = Pick<typeof awardRecipients.$inferInsert, "form" | "unitId" | "memberId" | "recipientName" | "mark">;

interface AwardPlan {
  readonly docNumber: string;
  readonly decidedOn: Day;
  readonly subject: string;
  readonly ground: string;
  readonly merit: { readonly from: number; readonly to: number } | null;
  readonly recipients: readonly Recipient[];
}

const BADGE_BATCHES: readonly Day[] = [
  "2020-05-12",
  "2020-08-25",
  "2020-10-30",
  "2021-01-26",
  "2021-05-11",
  "2021-08-24",
  "2021-10-29",
];

/** The awards of the reference quarter, exact, and the badges of the batches before it. */
export async function makeAwards(
  db: NodePgDatabase,
  office: DemoOffice,
  people: readonly Person[],
  writer: { id: string; name: string },
) {
  const members = people.filter((person) => person.standing === "official");
  const taken = new Set<string>();
  const withYears = (mark: number, day: Day, count: number): Recipient[] =>
    members
      .filter((person) => !taken.has(person.id) && completeYears(person.admissionDecidedOn, day) === mark)
      .slice(0, count)
      .map((person) => {
        taken.add(person.id);
        return {
          form: "party_badge",
          unitId: person.home.id,
          memberId: person.id,
          recipientName: person.fullName,
          mark,
        };
      });
  const plans = BADGE_BATCHES.map((day, index) => badges(day, index, withYears(30, day, 3)));
  plans.push(badges("2022-01-25", BADGE_BATCHES.length, referenceBadges(withYears)), referenceAwards(office, members));
  for (const plan of plans) await insertAward(db, office, plan, writer);
}

function badges(day: Day, index: number, recipients: Recipient[]): AwardPlan {
  return {
    docNumber: `${210 + index * 17}-QĐ/TU`,
    decidedOn: day,
    subject: "Tặng Huy hiệu Đảng",
    ground: "Đủ tuổi đảng theo quy định",
    merit: null,
    recipients,
  };
}

function referenceBadges(withYears: (mark: number, day: Day, count: number) => Recipient[]): Recipient[] {
  return Object.entries(reference.quarter.membership.party_badge.by_mark).flatMap(([mark, count]) => {
    const found = withYears(Number(mark), "2022-01-25", count);
    if (found.length !== count) throw new Error(`Nobody in the demonstration has ${mark} years for the badge.`);
    return found;
  });
}

function referenceAwards(office: DemoOffice, members: readonly Person[]): AwardPlan {
  const facts = reference.awards;
  const certificate = "merit_certificate";
  const toUnit =
    (form: string) =>
    (label: string): Recipient => {
      const unit = findUnit(office, label);
      return { form, unitId: unit.id, memberId: null, recipientName: unit.name, mark: null };
    };
  const individuals = members.slice(40, 40 + facts.merit_certificate_individual_count).map((person) => ({
    form: certificate,
    unitId: person.home.id,
    memberId: person.id,
    recipientName: person.fullName,
    mark: null,
  }));
  return {
    docNumber: "531-QĐ/TU",
    decidedOn: "2022-03-18",
    subject: "Tặng cờ, bằng khen",
    ground: facts.ground,
    merit: facts.merit_period,
    recipients: [
      ...facts.flag.map(toUnit("flag")),
      ...facts.merit_certificate_collective.map(toUnit(certificate)),
      ...individuals,
    ],
  };
}

// "Chi bộ 6 (Đảng bộ cơ sở …)": a branch is named with the organisation it belongs to.
function findUnit(office: DemoOffice, label: string): DemoUnit {
  const [, branch, parent] = /^(.*) \((.*)\)$/.exec(label) ?? [];
  const found = branch
    ? office.homes.find((home) => home.unit.name === branch && home.base.name === parent)?.unit
    : office.bases.find((base) => base.name === label);
  if (!found) throw new Error(`The demonstration has no unit ${label}`);
  return found;
}

async function insertAward(
  db: NodePgDatabase,
  office: DemoOffice,
  plan: AwardPlan,
  writer: { id: string; name: string },
) {
  if (plan.recipients.length === 0) return;
  const [decisionId, awardId] = [newId(), newId()];
  const issuingBody = reference.awards.decided_by;
  const shared = { rootId: office.root.id, recordedBy: writer.id, recordedAt: new Date(`${plan.decidedOn}T07:00:00Z`) };
  await db.insert(decisions).values({
    ...shared,
    id: decisionId,
    unitId: office.root.id,
    issuingBody,
    issuingBodyFold: fold(issuingBody),
    docType: "QĐ",
    docNumber: plan.docNumber,
    docNumberFold: fold(plan.docNumber),
    term: plan.decidedOn < "2020-09-01" ? "" : "VIII",
    decidedOn: plan.decidedOn,
    subject: plan.subject,
  });
  await db.insert(awards).values({
    ...shared,
    id: awardId,
    unitId: office.root.id,
    decisionId,
    ground: plan.ground,
    meritFrom: plan.merit?.from ?? null,
    meritTo: plan.merit?.to ?? null,
    statedCount: plan.recipients.length,
    recordedByName: writer.name,
  });
  await db.insert(awardRecipients).values(
    plan.recipients.map((recipient, index) => ({
      ...recipient,
      id: newId(),
      rootId: office.root.id,
      awardId,
      decidedOn: plan.decidedOn,
      ordinal: index + 1,
    })),
  );
}
