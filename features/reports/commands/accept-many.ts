import { readAs } from "@/db/read";
import type { Actor } from "@/lib/actor";
import { isAppError } from "@/lib/errors";
import { requireScope } from "@/server/access";
import { readWaiting } from "../queries/list-waiting";
import { exceptionOf, type Exception } from "../rules/warnings";
import type { AcceptManyInput } from "../schema";
import { acceptReport } from "./review-report";

export interface LeftOut {
  readonly reportId: string;
  readonly why: Exception;
}

export interface AcceptedMany {
  readonly accepted: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

/** Accepts submitted reports that nothing speaks against, each by itself: one that is refused keeps no other from it. */
export async function acceptMany(actor: Actor, input: AcceptManyInput): Promise<AcceptedMany> {
  requireScope(actor, "report.review");
  const wanted = new Map(input.reports.map((report) => [report.id, report.version]));
  const waiting = await readAs(actor, (db) => readWaiting(db, [...wanted.keys()]));
  const accepted: string[] = [];
  const leftOut: LeftOut[] = [];
  for (const [reportId, version] of wanted) {
    const report = waiting.get(reportId);
    const why = report ? (exceptionOf(report) ?? (await tryAccept(actor, reportId, version))) : "changed";
    if (why === null) accepted.push(reportId);
    else leftOut.push({ reportId, why });
  }
  return { accepted, leftOut };
}

async function tryAccept(actor: Actor, reportId: string, version: number): Promise<Exception | null> {
  try {
    await acceptReport(actor, { reportId, version });
    return null;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return error.messageKey.startsWith("reports.errors.own") ? "own" : "changed";
  }
}
