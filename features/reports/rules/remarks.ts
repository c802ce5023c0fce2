export const REMARK_KINDS = ["remark", "flag", "settled"] as const;
export type RemarkKind = (typeof REMARK_KINDS)[number];

export interface Remark {
  readonly id: string;
  readonly field: string;
  readonly kind: RemarkKind;
  readonly body: string;
  readonly at: Date;
  readonly byName: string;
}

export interface RemarkCount {
  readonly field: string;
  readonly count: number;
  readonly isFlagged: boolean;
}

/** The whole report, where a remark speaks of no single figure or chapter. */
export const WHOLE_REPORT = "report";

/** Per field how many remarks there are, and whether its last flag is still up; in the order in which they were begun. */
export function countRemarks(remarks: readonly Pick<Remark, "field" | "kind">[]): RemarkCount[] {
  const counts = new Map<string, RemarkCount>();
  for (const { field, kind } of remarks) {
    const known = counts.get(field) ?? { field, count: 0, isFlagged: false };
    const isFlagged = kind === "remark" ? known.isFlagged : kind === "flag";
    counts.set(field, { field, count: known.count + 1, isFlagged });
  }
  return [...counts.values()];
}
