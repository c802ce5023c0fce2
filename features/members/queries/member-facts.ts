import type { Standing } from "../rules/events";

/** What the register says of a member now, as far as its reader may know it. */
export interface MemberFacts {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly fullName: string;
  readonly sex: "female" | "male";
  /** Null for a reader who does not keep this member's register. */
  readonly birthDate: string | null;
  readonly birthYear: number;
  readonly cardNo: string | null;
  readonly unitId: string;
  readonly unitName: string;
  readonly standing: Standing;
  readonly admissionDecidedOn: string;
  readonly admittedOn: string;
  readonly officialOn: string | null;
}
