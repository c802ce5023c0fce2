import { expect, test } from "vitest";
import {
  type Candidate,
  type Held,
  inGroups,
  isHeldOn,
  type PlannedPosition,
  refuseCandidate,
  refusePositionDays,
  refuseTaken,
  warnOfLimits,
} from "./bodies";

const TODAY = "2022-04-07";

const person = (over: Partial<Candidate> = {}): Candidate => ({
  id: "an",
  fullName: "Nguyễn Văn Ẩn",
  standing: "official",
  officialOn: "2011-05-19",
  leftOn: null,
  suspendedSince: null,
  isOfUnit: true,
  ...over,
});

const planned = (over: Partial<PlannedPosition> = {}): PlannedPosition => ({
  kind: "secretary",
  bodyKind: "executive_committee",
  isSingle: true,
  validFrom: "2020-09-01",
  validTo: null,
  ...over,
});

const held = (memberId: string, over: Partial<Held> = {}): Held => ({
  kind: "committee_member",
  bodyKind: "executive_committee",
  memberId,
  memberName: memberId,
  validFrom: "2020-09-01",
  validTo: null,
  ...over,
});

const limits = {
  unitKinds: {
    executive_committee: ["base_party_org"],
    inspection_committee: ["base_party_org"],
    branch_committee: ["branch"],
  },
  standingShare: { numerator: 1, denominator: 3 },
  branchLeastOfficial: 9,
  branchMostPeople: 7,
};

const keys = (refusals: { messageKey: string; isConfirmable?: boolean }[]) =>
  refusals.map(({ messageKey, isConfirmable = false }) => [messageKey.replace("positions.errors.", ""), isConfirmable]);

test("a position is held from its first day to the day before it ended", () => {
  const days = { validFrom: "2020-09-01", validTo: "2022-01-01" };
  expect(["2020-08-31", "2020-09-01", "2021-12-31", "2022-01-01"].map((day) => isHeldOn(days, day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(isHeldOn({ ...days, validTo: null }, TODAY)).toBe(true);
});

const days = (validFrom: string, validTo: string | null) => keys(refusePositionDays({ validFrom, validTo }, TODAY));

test("a position begins before it ends, and not in time to come", () => {
  expect(days("2022-04-08", null)).toEqual([["future", false]]);
  expect(days("2022-04-07", "2022-04-07")).toEqual([["endsFirst", false]]);
  expect(days("2022-04-01", "2022-04-08")).toEqual([["future", false]]);
  expect(days("2022-04-01", "2022-04-07")).toEqual([]);
});

test.each([
  ["an official member", {}, {}, []],
  ["a probationer", { standing: "probationary", officialOn: null }, {}, [["notOfficial", false]]],
  ["somebody official only later", { officialOn: "2021-01-20" }, {}, [["notOfficial", false]]],
  ["somebody gone before", { standing: "left", leftOn: "2020-08-01" }, {}, [["goneBefore", false]]],
  ["somebody gone since", { standing: "left", leftOn: "2021-08-01" }, {}, [["gone", true]]],
  ["somebody gone after the end", { standing: "left", leftOn: "2021-08-01" }, { validTo: "2021-08-01" }, []],
  ["somebody under suspension", { suspendedSince: "2022-01-01" }, {}, [["suspended", true]]],
  ["somebody of another unit", { isOfUnit: false }, {}, [["elsewhere", true]]],
] satisfies [string, Partial<Candidate>, Partial<PlannedPosition>, [string, boolean][]][])(
  "%s who is to hold a position",
  (_case, who, what, expected) => {
    expect(keys(refuseCandidate(person(who), planned(what)))).toEqual(expected);
  },
);

test("a unit has one secretary at a time, whatever the body is called, and deputies as many as it has", () => {
  const secretary = held("binh", { kind: "sole_branch_secretary", bodyKind: "branch_leadership" });
  expect(keys(refuseTaken("an", planned({ kind: "branch_secretary" }), [secretary]))).toEqual([["taken", false]]);
  expect(refuseTaken("an", planned(), [{ ...secretary, validTo: "2020-09-01" }])).toEqual([]);
  expect(
    refuseTaken("an", planned({ kind: "deputy_secretary", isSingle: false }), [
      held("binh", { kind: "deputy_secretary" }),
    ]),
  ).toEqual([]);
});

test("one person does not hold the same position twice at a time", () => {
  const member = planned({ kind: "committee_member", isSingle: false });
  expect(keys(refuseTaken("an", member, [held("an")]))).toEqual([["alreadyHeld", false]]);
  expect(refuseTaken("an", { ...member, validTo: "2020-09-01", validFrom: "2019-01-01" }, [held("an")])).toEqual([]);
});

const facts = { unitKind: "base_party_org", officialMembers: 40, memberId: "an", held: [] as Held[] };
const standing = { kind: "standing_member", bodyKind: "standing_committee", isSingle: false };

test("a standing committee of more than a third of the executive committee is warned of", () => {
  const nine = ["an", "a", "b", "c", "d", "e", "f", "g", "h"].map((id) => held(id));
  const two = ["a", "b"].map((id) => held(id, standing));
  const warn = (rows: Held[]) => keys(warnOfLimits(planned(standing), { ...facts, held: rows }, limits));
  expect(warn([...nine, ...two])).toEqual([]);
  expect(warn([...nine, ...two, held("c", standing)])).toEqual([["standingShare", true]]);
  expect(warn([])).toEqual([]);
});

test("a branch committee needs enough official members and has at most seven people", () => {
  const branch = planned({ kind: "branch_committee_member", bodyKind: "branch_committee", isSingle: false });
  const at = (over: Partial<typeof facts> & { officialMembers?: number | null }) =>
    keys(warnOfLimits(branch, { ...facts, unitKind: "branch", ...over }, limits));
  expect(at({ officialMembers: 9 })).toEqual([]);
  expect(at({ officialMembers: 8 })).toEqual([["branchTooSmall", true]]);
  const seven = Array.from("abcdefg", (id) => held(id, { bodyKind: "branch_committee" }));
  expect(at({ held: seven })).toEqual([["branchTooMany", true]]);
  expect(at({ held: seven.map((one) => ({ ...one, validTo: "2020-09-01" })) })).toEqual([]);
});

const inBranch = (bodyKind: string) =>
  keys(warnOfLimits(planned({ bodyKind, isSingle: false }), { ...facts, unitKind: "branch" }, limits));

test("an inspection committee below the base, and a body of other kinds of unit, are warned of", () => {
  expect(inBranch("inspection_committee")).toEqual([["noInspectionHere", true]]);
  expect(inBranch("executive_committee")).toEqual([["notOfThisKind", true]]);
  expect(inBranch("party_group_leadership")).toEqual([]);
});

test("rows come together by what they share, in their order", () => {
  expect(inGroups(["b1", "a1", "b2"], (row) => row.slice(0, 1))).toEqual([["b1", "b2"], ["a1"]]);
});
