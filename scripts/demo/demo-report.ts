import type { Day } from "@/lib/dates";
import { lastDay, type Quarter } from "@/lib/quarter";
import type { DemoUnit } from "./office";

export type Status = "draft" | "submitted" | "returned" | "accepted";

export interface DemoReport {
  readonly id: string;
  readonly unit: DemoUnit;
  readonly quarter: Quarter;
  readonly status: Status;
  readonly submittedAt: Date | null;
  readonly secretary: { readonly id: string; readonly name: string };
}

const DUE_DAY = 25;

export function dueOn(quarter: Quarter): Day {
  return `${lastDay(quarter).slice(0, 8)}${DUE_DAY}`;
}
