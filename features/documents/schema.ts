import { z } from "zod";
import { isQuarter, type Quarter } from "@/lib/quarter";

/** Which review an address speaks of; what cannot be read in it is as if it were not there. */
export const reviewAddress = z.object({
  quarter: z.custom<Quarter>(isQuarter).optional().catch(undefined),
  unit: z.uuid().optional().catch(undefined),
});
