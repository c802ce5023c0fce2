import { useTranslations } from "next-intl";
import { TextLink } from "@/components/text-link";
import type { DueCounts } from "@/features/members/queries/list-due";

const KINDS = ["letter", "badge", "exemption", "away"] as const;

/** What else is due about members, each count the way to its list. */
export function DueCountsList({ due }: { due: DueCounts }) {
  const t = useTranslations("tasks");
  return (
    <ul className="flex flex-col gap-2">
      {KINDS.filter((kind) => due[kind] > 0).map((kind) => (
        <li key={kind}>
          <TextLink href={`/members/due?kind=${kind}`}>{t(`dueKinds.${kind}`, { count: due[kind] })}</TextLink>
        </li>
      ))}
    </ul>
  );
}

export function hasMoreDue(due: DueCounts): boolean {
  return KINDS.some((kind) => due[kind] > 0);
}
