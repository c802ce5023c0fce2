import { and, eq, sql } from "drizzle-orm";
import { formRules, indicators } from "@/db/schema/forms";
import { reportExplanations } from "@/db/schema/reports";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { requireScope } from "@/server/access";
import { keepDraft, type WriteClient } from "@/server/transact";
import { readHead, type ReportHead } from "../queries/read-report";
import { explainedPlace } from "../rules/finding-kinds";
import { assertOpenForEntry } from "../rules/status";
import type { SaveExplanationInput } from "../schema";

type ExplanationOutcome =
  | { readonly status: "saved"; readonly version: number }
  /** Someone else explained it meanwhile; what they wrote, and on which version it can be written over. */
  | { readonly status: "conflict"; readonly version: number; readonly theirs: string };

/** Keeps what the unit says to a finding of its draft, unless another hand changed it meanwhile: then tells that text. */
export async function saveExplanation(actor: Actor, input: SaveExplanationInput): Promise<ExplanationOutcome> {
  const scope = requireScope(actor, "report.edit");
  return keepDraft(actor, async (tx) => {
    const head = await readHead(tx, scope, input.reportId, "share");
    assertOpenForEntry(head);
    await assertInForm(tx, head, input.finding);
    const version = await writeExplanation(tx, actor, head, input);
    if (version !== null) return { status: "saved", version };
    const [current] = await tx
      .select({ body: reportExplanations.body, version: reportExplanations.version })
      .from(reportExplanations)
      .where(and(eq(reportExplanations.reportId, head.id), eq(reportExplanations.finding, input.finding)));
    if (!current) throw new AppError("conflict", "errors.conflict");
    // An answer that got lost on the way is asked for again: what is stored is this writer's own.
    if (current.body === input.body) return { status: "saved", version: current.version };
    return { status: "conflict", version: current.version, theirs: current.body };
  });
}

// Only what the form can ask about has an explanation: names are not made up.
async function assertInForm(tx: WriteClient, { formVersionId }: ReportHead, finding: string): Promise<void> {
  const place = explainedPlace(finding);
  if (place === "report") return;
  const found =
    place === null
      ? []
      : "rule" in place
        ? await tx
            .select({ code: formRules.code })
            .from(formRules)
            .where(and(eq(formRules.formVersionId, formVersionId), eq(formRules.code, place.rule)))
        : await tx
            .select({ code: indicators.code })
            .from(indicators)
            .where(and(eq(indicators.formVersionId, formVersionId), eq(indicators.code, place.figure)));
  if (found.length === 0) throw new AppError("not_found", "errors.notFound");
}

async function writeExplanation(
  tx: WriteClient,
  actor: Actor,
  head: ReportHead,
  { finding, body, baseVersion }: SaveExplanationInput,
): Promise<number | null> {
  const { rows } = await tx.execute<{ version: number }>(sql`
    insert into report_explanations as e (root_id, report_id, unit_id, finding, body, version, changed_by, changed_at)
    values (${head.rootId}, ${head.id}, ${head.unitId}, ${finding}, ${body}, ${baseVersion + 1}, ${actor.accountId}, now())
    on conflict (report_id, finding) do update set body = excluded.body, version = excluded.version,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at
    where e.version = excluded.version - 1
    returning version`);
  return rows[0]?.version ?? null;
}
