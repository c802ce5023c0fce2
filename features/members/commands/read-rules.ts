import { z } from "zod";
import { settingAt } from "@/server/settings";
import type { WriteClient } from "@/server/transact";
import type { AgeLimits } from "../rules/days";

const whole = z.number().int().positive();

export async function ageLimitsAt(tx: WriteClient, day: string): Promise<AgeLimits> {
  return {
    leastYears: await settingAt(tx, "admission.age_min_years", day, whole),
    mostMonths: await settingAt(tx, "admission.age_max_months", day, whole),
  };
}

/** Months of probation, by the rule in force on the day of the ceremony. */
export function probationMonthsAt(tx: WriteClient, ceremonyOn: string): Promise<number> {
  return settingAt(tx, "probation.months", ceremonyOn, whole);
}

/** Whether an admission is counted by the day of its decision or of its ceremony. */
export function admissionBasisAt(tx: WriteClient, day: string): Promise<"decision" | "ceremony"> {
  return settingAt(tx, "report.admission_basis", day, z.enum(["decision", "ceremony"]));
}
