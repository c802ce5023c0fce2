import { expect, test } from "vitest";
import { areExplained, type AwardLists, awardWarnings, type ProposedRecipient, recipientErrors } from "./rules";
import { recordAwardInput } from "./schema";

const lists: AwardLists = {
  forms: [
    { code: "flag", nameVi: "Cờ", nameEn: "Flag", forUnits: true, forMembers: false, hasMark: false },
    {
      code: "merit_certificate",
      nameVi: "Bằng khen",
      nameEn: "Certificate",
      forUnits: true,
      forMembers: true,
      hasMark: false,
    },
    { code: "party_badge", nameVi: "Huy hiệu Đảng", nameEn: "Badge", forUnits: false, forMembers: true, hasMark: true },
  ],
  marks: [
    { years: 30, effectiveFrom: "1930-02-03", effectiveTo: null },
    { years: 35, effectiveFrom: "1930-02-03", effectiveTo: "2000-01-01" },
  ],
};
const unit = { unitId: "u1", memberId: null, admissionDecidedOn: null, isOfficial: false };
const member = { unitId: "u1", memberId: "m1", admissionDecidedOn: "1992-02-29", isOfficial: true };

function errorsOf(...rows: Omit<ProposedRecipient, "key">[]) {
  const recipients = rows.map((row, index) => ({ ...row, key: `r${String(index + 1)}` }));
  return recipientErrors({ decidedOn: "2022-03-01", statedCount: null, recipients }, lists);
}

function warningsOf(recipient: Partial<ProposedRecipient["found"]>, decidedOn: string) {
  const found = { ...member, ...recipient };
  return awardWarnings({
    decidedOn,
    statedCount: 1,
    recipients: [{ key: "r1", form: "party_badge", mark: 30, found }],
  });
}

test("a flag goes to a unit, a badge to a member, a certificate to either", () => {
  expect(errorsOf({ form: "flag", mark: null, found: unit })).toEqual({});
  expect(errorsOf({ form: "flag", mark: null, found: member })).toEqual({
    "recipients.r1.recipient": ["awards.errors.unitsOnly"],
  });
  expect(errorsOf({ form: "party_badge", mark: 30, found: unit })).toEqual({
    "recipients.r1.recipient": ["awards.errors.membersOnly"],
  });
  expect(
    errorsOf(
      { form: "merit_certificate", mark: null, found: unit },
      { form: "merit_certificate", mark: null, found: member },
    ),
  ).toEqual({});
});

test("a badge needs a mark in force on the decision's day, and nothing else has one", () => {
  expect(errorsOf({ form: "party_badge", mark: null, found: member })).toEqual({
    "recipients.r1.mark": ["awards.errors.markRequired"],
  });
  expect(errorsOf({ form: "party_badge", mark: 35, found: member })).toEqual({
    "recipients.r1.mark": ["awards.errors.mark"],
  });
  expect(errorsOf({ form: "flag", mark: 30, found: unit })).toEqual({
    "recipients.r1.mark": ["awards.errors.markUnasked"],
  });
});

test("an unknown form, an unknown recipient and the same recipient twice are refused beside their row", () => {
  expect(errorsOf({ form: "medal", mark: null, found: unit })).toEqual({
    "recipients.r1.form": ["awards.errors.form"],
  });
  expect(errorsOf({ form: "flag", mark: null, found: null })).toEqual({
    "recipients.r1.recipient": ["awards.errors.recipientUnknown"],
  });
  expect(errorsOf({ form: "flag", mark: null, found: unit }, { form: "flag", mark: null, found: unit })).toEqual({
    "recipients.r2.recipient": ["awards.errors.twice"],
  });
});

test("a badge before its anniversary is a warning, and 29 February is kept on 28 February", () => {
  expect(warningsOf({}, "2022-02-27")).toEqual({ "recipients.r1.mark": ["awards.warnings.tooFewYears"] });
  expect(warningsOf({}, "2022-02-28")).toEqual({});
  expect(warningsOf({ isOfficial: false }, "2022-02-28")).toEqual({
    "recipients.r1.mark": ["awards.warnings.probationary"],
  });
});

test("a stated count that differs from the list is a warning that needs an explanation", () => {
  const recipients = [{ key: "r1", form: "flag", mark: null, found: unit }];
  const warnings = awardWarnings({ decidedOn: "2022-03-01", statedCount: 2, recipients });
  expect(warnings).toEqual({ statedCount: ["awards.warnings.statedCount"] });
  expect(areExplained(warnings, "", ["statedCount"])).toBe(false);
  expect(areExplained(warnings, "Phụ lục thiếu một tên", [])).toBe(false);
  expect(areExplained(warnings, "Phụ lục thiếu một tên", ["statedCount"])).toBe(true);
  expect(awardWarnings({ decidedOn: "2022-03-01", statedCount: null, recipients })).toEqual({});
});

test("a form's rows keep their names, their order and their composed text", () => {
  const id = "018f0000-0000-7000-8000-000000000001";
  const fields = {
    requestKey: "7b0d1c1e-8f5e-4c8e-9a53-0a8e1f1a2b3c",
    issuingBody: "Ban Thường vụ Tỉnh ủy".normalize("NFD"),
    docNumber: " 123-QĐ/TU ",
    decidedOn: "2022-03-31",
    ground: "Hoàn thành xuất sắc nhiệm vụ 5 năm liền",
    meritFrom: "2017",
    meritTo: "2021",
    statedCount: "13",
    recipients: {
      r2: { form: "flag", recipient: `unit:${id}`, mark: "" },
      r10: { form: "party_badge", recipient: `member:${id}`, mark: "30" },
    },
  };
  expect(recordAwardInput.parse(fields)).toMatchObject({
    issuingBody: "Ban Thường vụ Tỉnh ủy".normalize("NFC"),
    docNumber: "123-QĐ/TU",
    meritFrom: 2017,
    statedCount: 13,
    recipients: [
      { key: "r2", form: "flag", recipient: { kind: "unit", id }, mark: null },
      { key: "r10", form: "party_badge", recipient: { kind: "member", id }, mark: 30 },
    ],
  });
  const issuesOf = (changed: object) =>
    recordAwardInput
      .safeParse({ ...fields, ...changed })
      .error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  expect(issuesOf({ recipients: undefined })).toEqual(["recipients: awards.errors.noRecipients"]);
  expect(issuesOf({ meritFrom: "2022" })).toEqual(["meritTo: awards.errors.meritOrder"]);
  expect(issuesOf({ decidedOn: "2022-02-30" })).toEqual(["decidedOn: errors.day"]);
  expect(issuesOf({ recipients: { r1: { form: "flag", recipient: "unit:x", mark: "" } } })?.[0]).toContain(
    "recipients.r1.recipient",
  );
});
