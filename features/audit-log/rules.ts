import { canonicalJson } from "@/lib/canonical";

export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly isChanged: boolean;
}

type Leaves = Map<string, string>;

/** What an entry wrote down, field by field: nested values by their path, those that differ marked. */
export function changesOf(details: unknown): FieldChange[] {
  const { before, after } = isRecord(details) ? details : {};
  const [was, is] = [leavesOf(before), leavesOf(after)];
  const bothKnown = before !== undefined && before !== null && after !== undefined && after !== null;
  return [...new Set([...was.keys(), ...is.keys()])].map((field) => {
    const [old, now] = [was.get(field) ?? null, is.get(field) ?? null];
    return { field, before: old, after: now, isChanged: bothKnown && old !== now };
  });
}

function leavesOf(value: unknown, path = "", leaves: Leaves = new Map()): Leaves {
  if (value === undefined || value === null) {
    // A field set to nothing is told by its absence on this side.
  } else if (Array.isArray(value) && value.every((item) => !isRecord(item)))
    leaves.set(path, value.map(textOf).join(", "));
  else if (isRecord(value) || Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) leavesOf(inner, path === "" ? key : `${path}.${key}`, leaves);
  } else leaves.set(path, textOf(value));
  return leaves;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : canonicalJson(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What entries can be of: the actions that the app writes, in the order in which a filter offers them. */
export const ACTIONS = [
  "session.start",
  "session.end",
  "session.end_all",
  "session.refuse",
  "access.refuse",
  "account.create",
  "account.activate",
  "account.change",
  "account.change_password",
  "account.disable",
  "account.enable",
  "activation.issue",
  "grant.add",
  "grant.end",
  "unit.create",
  "unit.change",
  "unit.repeat",
  "reorganisation.plan",
  "reorganisation.record",
  "reorganisation.carry_out",
  "reorganisation.cancel",
  "reorganisation.undo",
  "reorganisation.repeat",
  "term.open",
  "term.close",
  "position.record",
  "position.end",
  "position.annul",
  "position.repeat",
  "member.register",
  "member.read",
  "member.correct",
  "view.save",
  "view.change",
  "view.remove",
  "import.check",
  "import.apply",
  "import.cancel",
  "mapping.save",
  "mapping.rename",
  "mapping.remove",
  "change.record",
  "change.reverse",
  "transfer.issue",
  "transfer.accept",
  "transfer.refuse",
  "transfer.withdraw",
  "member.merge",
  "member.unmerge",
  "member.tell_apart",
  "member.untell_apart",
  "kind.add",
  "kind.end",
  "kind.rename",
  "decision.register",
  "award.record",
  "award.withdraw",
  "period.open",
  "period.change_due",
  "period.extend",
  "period.lock",
  "period.reopen",
  "period.end_reopening",
  "period.repeat",
  "calendar.add",
  "calendar.remove",
  "form.draft",
  "form.import",
  "form.change",
  "form.publish",
  "form.discard",
  "form.export",
  "target.set",
  "report.start",
  "report.submit",
  "report.return",
  "report.accept",
  "report.remark",
  "report.flag",
  "report.settle",
  "report.attach",
  "report.detach",
  "report.open_attachment",
  "report.reopen",
  "report.collect",
  "consolidation.state",
  "consolidation.withdraw",
  "consolidation.write",
  "consolidation.quote",
  "exchange.export",
  "exchange.import",
  "installation.trust",
  "installation.revoke",
  "figure.open",
  "export.start",
  "export.table",
  "export.status_grid",
  "export.finish",
  "document.make",
  "demonstration.load",
] as const;

/** What entries can speak of. */
export const SUBJECTS = [
  "account",
  "unit",
  "reorganisation",
  "term",
  "position",
  "member",
  "transfer",
  "change_kind",
  "report",
  "decision",
  "award",
  "award_recipient",
  "period",
  "form",
  "target",
  "calendar_day",
  "figure",
  "export",
  "review_document",
  "consolidation",
  "installation",
  "member_import",
  "saved_view",
  "import_mapping",
  "permission",
] as const;

/** The fields of entries that have words; the others are shown by the name they have in the program. */
export const FIELDS = [
  "id",
  "email",
  "fullName",
  "locale",
  "role",
  "unitId",
  "validFrom",
  "validTo",
  "grantId",
  "disabledAt",
  "expiresAt",
  "address",
  "cause",
  "status",
  "version",
  "quarter",
  "kind",
  "effectiveOn",
  "name",
  "parentId",
  "code",
  "standing",
  "format",
  "rows",
  "people",
  "dueOn",
  "until",
  "unit",
  "accepted",
  "actingFor",
  "value",
  "remark",
  "docNumber",
  "decidedOn",
  "sex",
  "birthDate",
  "cardNo",
  "sortAs",
  "seniorityFrom",
  "query",
  "isDefault",
  "day",
  "isWorking",
  "sourceDocument",
  "ordinal",
  "years",
  "memberName",
  "endReason",
  "event",
  "nameVi",
  "nameEn",
  "line",
  "indicator",
  "scope",
  "needsDecision",
  "effectiveFrom",
  "effectiveTo",
] as const;
