import { z } from "zod";
import { isQuarter, type Quarter } from "@/lib/quarter";

export const EXPORT_KINDS = ["ledger", "awards", "members"] as const;
export const EXPORT_FORMATS = ["xlsx", "csv"] as const;

export type ExportKind = (typeof EXPORT_KINDS)[number];
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const blankAsNone = (value: unknown) => (value === "" ? undefined : value);

export const exportRequest = z.object({
  kind: z.enum(EXPORT_KINDS),
  format: z.enum(EXPORT_FORMATS),
  /** With all beneath it; the reader's own unit unless said. */
  unit: z.preprocess(blankAsNone, z.uuid().optional()),
  /** All time unless said; the register of members is always that of now. */
  quarter: z.preprocess(blankAsNone, z.custom<Quarter>(isQuarter).optional()),
});

export type ExportRequest = z.output<typeof exportRequest>;
