import { TextLink } from "@/components/text-link";
import type { PositionRow } from "../queries/position-sql";

/** Who holds a position; a link while the reader can open the member's page. */
export function HolderName({ row }: { row: Pick<PositionRow, "memberId" | "memberName" | "isMemberSeen"> }) {
  return row.isMemberSeen ? <TextLink href={`/members/${row.memberId}`}>{row.memberName}</TextLink> : row.memberName;
}
