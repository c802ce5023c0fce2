import { type Day, addDays, addMonths } from "@/lib/dates";
import { newId } from "@/lib/id";
import { firstDay, type Quarter } from "@/lib/quarter";
import type { memberEvents } from "@/db/schema/members";
import { inventName, type Sex } from "./names";
import type { DemoOffice, DemoUnit } from "./office";
import type { Random } from "./random";

export type EventRow = typeof memberEvents.$inferInsert;

export interface Person {
  readonly id: string;
  readonly fullName: string;
  readonly sex: Sex;
  readonly birthDate: Day;
  readonly admissionDecidedOn: Day;
  readonly admittedOn: Day;
  officialOn: Day | null;
  standing: "probationary" | "official" | "left";
  home: DemoUnit;
}

/** What happens in a quarter, in people; the reference quarter's are the published ones. */
export interface QuarterPlan {
  readonly quarter: Quarter;
  readonly admission: number;
  readonly official_recognition: number;
  readonly transfer_out: number;
  readonly transfer_in: number;
  readonly internal: number;
}

export const OPENED_ON: Day = "2020-03-31";
const MEMBERS_AT_OPENING = 5_060;
const PROBATION_MONTHS = 12;
const ELSEWHERE = [
  "Đảng bộ huyện Đức Trọng",
  "Đảng bộ thành phố Bảo Lộc",
  "Đảng bộ huyện Di Linh",
  "Đảng bộ huyện Lâm Hà",
];
const FAR_AWAY = [
  "Đảng bộ Khối các cơ quan tỉnh Khánh Hòa",
  "Đảng bộ Khối các cơ quan Thành phố Hồ Chí Minh",
  "Đảng bộ Khối các cơ quan tỉnh Ninh Thuận",
];

/** Invents people and lives them through the quarters: the ledger of the demonstration, in the order it was recorded. */
export function makeHistory(
  office: DemoOffice,
  plans: readonly QuarterPlan[],
  random: Random,
  writer: { id: string; name: string },
) {
  const people: Person[] = [];
  const events: EventRow[] = [];
  const decisionsNeeded: { eventIndex: number; kind: string; day: Day }[] = [];
  const sizes = office.homes.flatMap((home) => Array.from({ length: home.size }, () => home.unit));

  const record = (
    person: Person,
    kind: string,
    day: Day,
    more: Partial<EventRow> & Pick<EventRow, "standingAfter">,
  ) => {
    if (kind !== "opening") decisionsNeeded.push({ eventIndex: events.length, kind, day });
    events.push({
      id: newId(),
      rootId: office.root.id,
      memberId: person.id,
      memberName: person.fullName,
      kind,
      effectiveOn: day,
      ceremonyOn: person.admittedOn,
      officialOn: person.officialOn,
      recordedAt: new Date(
        `${addDays(day, random.between(1, 6))}T0${random.between(2, 8)}:${random.between(10, 59)}:00Z`,
      ),
      recordedBy: writer.id,
      recordedByName: writer.name,
      ...more,
    });
  };

  const invent = (home: DemoUnit, decidedOn: Day, isOfficial: boolean): Person => {
    const sex: Sex = random.chance(46) ? "female" : "male";
    const admittedOn = addDays(decidedOn, random.between(8, 25));
    const person: Person = {
      id: newId(),
      fullName: inventName(random, sex),
      sex,
      birthDate: addDays(addMonths(decidedOn, -12 * random.between(20, 32)), -random.below(360)),
      admissionDecidedOn: decidedOn,
      admittedOn,
      officialOn: isOfficial ? addMonths(admittedOn, PROBATION_MONTHS) : null,
      standing: isOfficial ? "official" : "probationary",
      home,
    };
    people.push(person);
    return person;
  };

  const firstQuarter = plans[0];
  if (!firstQuarter) throw new Error("The demonstration needs a quarter.");
  // Probationers at the opening are those whom the first four quarters will recognise.
  const probationDays = plans
    .slice(0, 4)
    .flatMap((plan) =>
      Array.from({ length: plan.official_recognition }, () =>
        addDays(addMonths(firstDay(plan.quarter), -PROBATION_MONTHS), -random.between(20, 30)),
      ),
    );
  for (let index = 0; index < MEMBERS_AT_OPENING; index += 1) {
    const probation = probationDays[index];
    const decidedOn = probation ?? addDays("2018-06-30", -random.below(365 * random.between(6, 41)));
    const person = invent(random.pick(sizes), decidedOn, probation === undefined);
    record(person, "opening", OPENED_ON, {
      toUnitId: person.home.id,
      toUnitName: person.home.name,
      standingAfter: person.standing,
    });
  }

  for (const plan of plans) liveThrough(plan);
  return { people, events, decisionsNeeded };

  function liveThrough(plan: QuarterPlan): void {
    const start = firstDay(plan.quarter);
    const day = () => addDays(start, random.between(3, 80));
    const here = people.filter((person) => person.standing !== "left");
    const officials = here.filter(
      (person) => person.standing === "official" && person.admittedOn < addMonths(start, -30),
    );
    const due = here
      .filter(
        (person) =>
          person.standing === "probationary" && addMonths(person.admittedOn, PROBATION_MONTHS) < addDays(start, 70),
      )
      .toSorted((a, b) => a.admittedOn.localeCompare(b.admittedOn));
    for (const person of due.slice(0, plan.official_recognition)) {
      person.officialOn = addMonths(person.admittedOn, PROBATION_MONTHS);
      const recognisedOn =
        [addDays(person.officialOn, random.between(5, 18)), addDays(start, random.between(1, 12))].toSorted().at(-1) ??
        start;
      person.standing = "official";
      const unit = {
        fromUnitId: person.home.id,
        toUnitId: person.home.id,
        fromUnitName: person.home.name,
        toUnitName: person.home.name,
      };
      record(person, "official_recognition", recognisedOn, {
        ...unit,
        standingBefore: "probationary",
        standingAfter: "official",
      });
    }
    for (let n = 0; n < plan.transfer_out; n += 1) {
      const person = random.take(officials);
      const isFar = random.chance(35);
      const unit = {
        fromUnitId: person.home.id,
        fromUnitName: person.home.name,
        elsewhere: random.pick(isFar ? FAR_AWAY : ELSEWHERE),
      };
      record(person, isFar ? "transfer_out_outside" : "transfer_out_province", day(), {
        ...unit,
        standingBefore: "official",
        standingAfter: "left",
      });
      person.standing = "left";
    }
    for (let n = 0; n < plan.internal; n += 1) {
      const person = random.take(officials);
      const from = person.home;
      person.home = random.pick(sizes.filter((unit) => unit !== from));
      const units = {
        fromUnitId: from.id,
        fromUnitName: from.name,
        toUnitId: person.home.id,
        toUnitName: person.home.name,
      };
      record(person, "transfer_internal", day(), { ...units, standingBefore: "official", standingAfter: "official" });
    }
    for (let n = 0; n < plan.admission; n += 1) {
      const decidedOn = addDays(start, random.between(0, 55));
      const person = invent(random.pick(sizes), decidedOn, false);
      record(person, "admission", decidedOn, {
        toUnitId: person.home.id,
        toUnitName: person.home.name,
        standingAfter: "probationary",
      });
    }
    for (let n = 0; n < plan.transfer_in; n += 1) {
      const isFar = random.chance(35);
      const person = invent(random.pick(sizes), addDays(start, -random.between(900, 9_000)), true);
      const unit = {
        toUnitId: person.home.id,
        toUnitName: person.home.name,
        elsewhere: random.pick(isFar ? FAR_AWAY : ELSEWHERE),
      };
      record(person, isFar ? "transfer_in_outside" : "transfer_in_province", day(), {
        ...unit,
        standingAfter: "official",
      });
    }
  }
}
