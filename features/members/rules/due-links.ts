import type { DueKind, DueReason } from "./due";

export interface DueLine {
  readonly id: string;
  readonly kind: DueKind;
  readonly reason: DueReason;
  readonly memberId: string;
  readonly isGuest: boolean;
  readonly canOpenMember: boolean;
}

export interface DueLink {
  readonly href: string;
  /** The words of the link: `members.due.do.<verb>`. */
  readonly verb: "recognition" | "letter" | "badge" | "exemption" | "away" | "guest" | "open";
}

/** Straight to where a due thing is done; to the member's page for whoever only reads, or may only wait. */
export function linkOf(line: DueLine, may: { record: boolean; award: boolean }): DueLink | null {
  const { id, kind, memberId, isGuest } = line;
  if (kind === "letter") return { href: `/transfers/${id}`, verb: "letter" };
  const form = (name: string, verb: DueLink["verb"]) => ({ href: `/changes/new/${name}?member=${memberId}`, verb });
  if (may.record && kind === "recognition" && line.reason !== "probationEnds") {
    return form("official-recognition", "recognition");
  }
  if (may.record && kind === "exemption") return form("exemption-end", "exemption");
  if (may.record && kind === "away") {
    return isGuest ? form("temporary-leave", "guest") : form("temporary-return", "away");
  }
  if (may.award && kind === "badge") return { href: "/awards/new", verb: "badge" };
  return line.canOpenMember ? { href: `/members/${memberId}`, verb: "open" } : null;
}
