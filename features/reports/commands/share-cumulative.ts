import type { WriteClient } from "@/server/transact";
import { numberOf } from "@/lib/quarter";
import { readHistory } from "../queries/read-history";
import type { ReportHead } from "../queries/read-report";
import { shareOfQuarter } from "../rules/cumulative";
import type { FigureEntry } from "../schema";

/**
 * Entries typed as sums from the year's beginning, with the quarter's own figure that is left when the quarters before it
 * are taken off; why one of them cannot be is told by the key of a message.
 */
export async function shareCumulative(
  tx: WriteClient,
  head: ReportHead,
  entries: readonly FigureEntry[],
): Promise<{ readonly entries: readonly FigureEntry[]; readonly misfits: ReadonlyMap<string, string> }> {
  const misfits = new Map<string, string>();
  if (entries.every(({ cumulative }) => cumulative === null)) return { entries, misfits };
  const history = await readHistory(tx, head);
  // What was never reported in the year's first quarter is nothing to take off.
  const isFirst = numberOf(head.quarter) === 1;
  const shared = entries.flatMap((entry) => {
    if (entry.cumulative === null) return [entry];
    const earlier = isFirst ? 0 : (history.get(entry.indicator)?.yearToDate ?? null);
    const share = shareOfQuarter(entry.cumulative, earlier);
    if (share.ok) return [{ ...entry, value: share.value }];
    misfits.set(entry.indicator, share.reason);
    return [];
  });
  return { entries: shared, misfits };
}
