import { z } from "zod";
import { isQuarter } from "@/lib/quarter";

const one = z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string());
const quarter = one.refine(isQuarter).optional().catch(undefined);
const unit = one.pipe(z.uuid()).optional().catch(undefined);

// An address may be typed by anyone: a part that means nothing is left out, not refused.
export const overviewAddress = z.object({ quarter, unit });

export const figureAddress = z.object({
  quarter,
  unit,
  /** The unit whose figure was opened, where this is a part of it. */
  within: unit,
  /** Only the unit's own part, without the units beneath it. */
  own: one
    .transform((value) => value === "1")
    .optional()
    .catch(undefined),
});
