import { and, eq } from "drizzle-orm";
import { formSections, indicators } from "@/db/schema/forms";
import { reportRemarks } from "@/db/schema/reports";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { requireScope } from "@/server/access";
import { notifyUnit } from "@/server/notify";
import { transact, violates, type WriteClient } from "@/server/transact";
import { readHead, type ReportHead } from "../queries/read-report";
import { readRemarkCounts } from "../queries/list-remarks";
import { type RemarkKind, WHOLE_REPORT } from "../rules/remarks";
import type { AddRemarkInput } from "../schema";

const ACTIONS = { remark: "report.remark", flag: "report.flag", settled: "report.settle" } as const satisfies Record<
  RemarkKind,
  string
>;

/**
 * Says something about a figure, a chapter or the whole report, seen by both sides; it may raise a flag, or take one down
 * (throws `conflict` when none is up).
 */
export async function addRemark(actor: Actor, input: AddRemarkInput): Promise<void> {
  const scope = requireScope(actor, "report.edit");
  const { reportId, field, body, requestKey, flag } = input;
  const kind: RemarkKind = flag === "raise" ? "flag" : flag === "settle" ? "settled" : "remark";
  try {
    await transact(actor, async (tx) => {
      const head = await readHead(tx, scope, reportId);
      await assertInForm(tx, head, field);
      // The key of the form is the remark's own: sent again it runs into itself, before anything is asked of the flag.
      const place = { id: requestKey, rootId: head.rootId, reportId: head.id, unitId: head.unitId, field };
      const isUp = (await readRemarkCounts(tx, head.id)).some((one) => one.field === field && one.isFlagged);
      await tx.insert(reportRemarks).values({ ...place, kind, body, byAccount: actor.accountId, byName: actor.name });
      if (kind === "settled" && !isUp) throw new AppError("conflict", "reports.remarks.noFlag");
      await notifyUnit(tx, {
        kind: "report.remark",
        key: requestKey,
        unitId: head.unitId,
        roles: ["secretary", "office_staff"],
        params: { quarter: head.quarter, unit: head.unitName, by: actor.name },
        href: `/reports/${head.id}`,
      });
      const audit = { action: ACTIONS[kind], subjectType: "report", subjectId: head.id, unitId: head.unitId };
      return { value: undefined, audit: [{ ...audit, after: { field, remark: body } }] };
    });
  } catch (error) {
    if (!violates(error, "report_remarks_pkey")) throw error;
  }
}

async function assertInForm(tx: WriteClient, { formVersionId }: ReportHead, field: string): Promise<void> {
  if (field === WHOLE_REPORT) return;
  const [kind, code = ""] = field.split(":");
  const form = kind === "figure" ? indicators : formSections;
  const isInForm = and(eq(form.formVersionId, formVersionId), eq(form.code, code));
  const found = await tx.select({ code: form.code }).from(form).where(isInForm);
  if (found.length === 0) throw new AppError("not_found", "errors.notFound");
}
