import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { formVersions } from "@/db/schema/forms";
import { reportSnapshots } from "@/db/schema/reports";
import type { Actor } from "@/lib/actor";
import { canonicalJson } from "@/lib/canonical";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { lastDay } from "@/lib/quarter";
import { requireScope } from "@/server/access";
import { transact, type WriteClient } from "@/server/transact";
import { readCheckable } from "../queries/read-checkable";
import { readAttachments } from "../queries/list-attachments";
import { type LiveReport, readHead, readLiveReport, type ReportHead, readSnapshots } from "../queries/read-report";
import { explanationsOf, type Finding } from "../rules/finding-kinds";
import { canSubmit, findingsOf } from "../rules/findings";
import { changesBetween, freezeReport, receiptNumber } from "../rules/snapshot";
import { assertCanMove } from "../rules/status";
import { warningsOf } from "../rules/warnings";
import type { SnapshotContent } from "../schema";
import { moveReport } from "./move-report";

export interface Receipt {
  readonly number: string;
  readonly hash: string;
}

/** Hands the report in: its figures, sections and the ledger's position are frozen. Throws `invalid` while something blocks it. */
export async function submitReport(actor: Actor, input: { reportId: string }): Promise<Receipt> {
  const scope = requireScope(actor, "report.submit");
  return transact(actor, async (tx) => {
    const head = await readHead(tx, scope, input.reportId, "update");
    assertCanMove(head, "submitted");
    await holdLedger(tx, head);
    const live = await readLiveReport(tx, head);
    const findings = findingsOf(await readCheckable(tx, head, live, { withPeers: true }));
    if (!canSubmit(findings)) {
      throw new AppError("invalid", "reports.errors.blocked");
    }
    const content = await freeze(tx, actor, head, live, findings);
    const previous = (await readSnapshots(tx, head.id)).at(-1);
    const ordinal = (previous?.ordinal ?? 0) + 1;
    const hash = createHash("sha256").update(canonicalJson(content)).digest("hex");
    const { rootId, id: reportId, unitId, formVersionId } = head;
    const place = { id: newId(), rootId, reportId, unitId, formVersionId, byAccount: actor.accountId };
    // What changes after the quarter was locked, or after it was accepted once, is a restatement.
    const isRestatement = head.quarterState === "reopened" || head.acceptedOrdinal !== null;
    await tx
      .insert(reportSnapshots)
      .values({ ...place, ordinal, isRestatement, content, hash, ledgerSeq: content.ledgerSeq });
    await moveReport(tx, actor, head, { to: "submitted" });
    const changes = changesBetween(previous?.content ?? null, content);
    const side = (which: "before" | "after") =>
      Object.fromEntries(changes.figures.map((one) => [one.code, one[which]]));
    const audit = { action: "report.submit", subjectType: "report", subjectId: reportId, unitId };
    const before = { status: head.status, hash: previous?.hash ?? null, figures: side("before") };
    const after = {
      status: "submitted",
      ordinal,
      hash,
      figures: side("after"),
      sections: changes.sections,
      explanations: content.explanations,
    };
    return { value: { number: receiptNumber({ ordinal, hash }), hash }, audit: [{ ...audit, before, after }] };
  });
}

// Entries of the unit's ledger take these locks too: the tables summed one after another belong to one moment.
async function holdLedger(tx: WriteClient, { unitId, quarter }: ReportHead): Promise<void> {
  const onDay = lastDay(quarter);
  await tx.execute(sql`
    select pg_advisory_xact_lock_shared(hashtextextended(u.id::text, 0)) from (
      select p.descendant_id as id from org_unit_paths p where p.ancestor_id = ${unitId}
        and p.valid_from <= ${onDay}::date and (p.valid_to is null or ${onDay}::date < p.valid_to)
      order by p.descendant_id) u`);
}

async function freeze(
  tx: WriteClient,
  actor: Actor,
  head: ReportHead,
  live: LiveReport,
  findings: readonly Finding[],
): Promise<SnapshotContent> {
  const { rows } = await tx.execute<{ seq: string }>(sql`select coalesce(max(seq), 0) as seq from member_events`);
  const [form] = await tx
    .select({ code: formVersions.code, version: formVersions.version })
    .from(formVersions)
    .where(eq(formVersions.id, head.formVersionId));
  if (!form) throw new Error(`No form version ${head.formVersionId}`);
  return freezeReport({
    unit: { id: head.unitId, name: head.unitName },
    quarter: head.quarter,
    form,
    figures: live.figures,
    narratives: live.narratives,
    strength: live.register.strength,
    ledgerSeq: Number(rows[0]?.seq ?? 0),
    warnings: warningsOf(findings),
    explanations: explanationsOf(findings),
    attachments: (await readAttachments(tx, head.id)).flatMap(({ name, size, sha256, removedAt }) =>
      removedAt === null ? [{ name, size, sha256 }] : [],
    ),
    submittedBy: { id: actor.accountId, name: actor.name },
  });
}
