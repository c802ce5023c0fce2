import { z } from "zod";
import { registerFilterShape } from "@/features/members/rules/register-address";
import { isQuarter, type Quarter } from "@/lib/quarter";

export const EXPORT_KINDS = ["ledger", "awards", "members"] as const;
export const EXPORT_FORMATS = ["xlsx", "csv"] as const;

/** Who makes which file: the whole ledger is for auditors, the register also for those who keep it. */
export const EXPORT_PERMISSIONS = {
  ledger: "export.make",
  awards: "export.make",
  members: "member.export",
} as const satisfies Record<ExportKind, string>;

export type ExportKind = (typeof EXPORT_KINDS)[number];
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const blankAsNone = (value: unknown) => (value === "" ? undefined : value);

export const exportRequest = z.object({
  kind: z.enum(EXPORT_KINDS),
  format: z.enum(EXPORT_FORMATS),
  /** With all beneath it; the reader's own unit unless said. */
  unit: z.preprocess(blankAsNone, z.uuid().optional()),
  /** All time unless said; the register of members has a day instead. */
  quarter: z.preprocess(blankAsNone, z.custom<Quarter>(isQuarter).optional()),
  /** What narrows the register of members down, as its own page has it. */
  register: z.object(registerFilterShape).optional(),
});

export type ExportRequest = z.output<typeof exportRequest>;
