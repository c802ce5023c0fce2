import { consolidationAddress } from "@/features/consolidation/schema";
import { listPeriods } from "@/features/settings/queries";
import { today } from "@/lib/dates";
import { previousQuarter, type Quarter, quarterOf } from "@/lib/quarter";
import { readPage } from "@/server/page";

/** What an address of the consolidation asks for; the latest quarter that the office opened unless another is named. */
export async function readAsked(searchParams: Promise<Record<string, string | string[] | undefined>>) {
  const address = consolidationAddress.parse(await searchParams);
  const periods = await readPage(listPeriods);
  const quarters: Quarter[] = periods.map(({ quarter }) => quarter);
  const quarter = address.quarter ?? quarters[0] ?? previousQuarter(quarterOf(today()));
  const { span, submitted: withSubmitted, unit: unitId, show, after } = address;
  return { quarters, show, after, asked: { unitId, quarter, span, withSubmitted } };
}
