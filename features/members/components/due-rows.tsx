import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { AppLink } from "@/components/app-link";
import { EmptyState } from "@/components/empty-state";
import { StatusBadge, type StatusTone } from "@/components/status-badge";
import { TextLink } from "@/components/text-link";
import { formatDay } from "@/lib/format";
import type { DueList, DueRow } from "../queries/list-due";
import type { Due } from "../rules/due";
import { linkOf } from "../rules/due-links";

const TONES = { overdue: "bad", soon: "warn", later: "neutral" } as const satisfies Record<Due["urgency"], StatusTone>;

interface May {
  readonly record: boolean;
  readonly award: boolean;
}

/** What is due of one kind: who, why, by when and by which document, and the way to where it is done. */
export function DueRows({ list: { kind, rows }, may }: { list: DueList; may: May }) {
  const t = useTranslations("members.due");
  if (rows.length === 0) return <EmptyState title={t("emptyTitle")}>{t(`empty.${kind}`)}</EmptyState>;
  return (
    <ul aria-label={t(`kinds.${kind}`)} className="rounded-control border border-line bg-raised">
      {rows.map((row) => (
        <DueLine key={row.id} row={row} may={may} />
      ))}
    </ul>
  );
}

function DueLine({ row, may }: { row: DueRow; may: May }) {
  const t = useTranslations("members.due");
  const { memberId, memberName, unitName, toUnitName, canOpenMember, due } = row;
  const link = linkOf({ ...row, reason: due.reason }, may);
  return (
    <li className="grid items-start gap-x-6 gap-y-2 border-b border-line px-5 py-3.5 last:border-b-0 max-sm:px-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)_13rem_11rem]">
      <div className="min-w-0">
        <p className="font-semibold">
          {canOpenMember ? <TextLink href={`/members/${memberId}`}>{memberName}</TextLink> : memberName}
        </p>
        <p className="text-label text-ink-soft">{unitName}</p>
        {toUnitName !== null && <p className="text-label text-ink-soft">{t("toUnit", { unit: toUnitName })}</p>}
      </div>
      <div className="min-w-0">
        <p>{t(`reasons.${due.reason}`, due.params)}</p>
        <p className="text-small text-ink-soft">{t("source", { source: due.source })}</p>
      </div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 lg:flex-col lg:items-start">
        <span className="text-label">{t("by", { day: formatDay(due.dueOn) })}</span>
        <StatusBadge tone={TONES[due.urgency]}>{t(due.urgency, { workdays: due.workdays })}</StatusBadge>
      </p>
      {link && (
        <AppLink
          href={link.href}
          className="inline-flex items-center gap-1 font-medium text-blue underline-offset-4 hover:underline lg:justify-end coarse:min-h-11"
        >
          {t(`do.${link.verb}`)}
          <span className="sr-only">: {memberName}</span>
          <ChevronRight aria-hidden className="size-4.5 shrink-0" />
        </AppLink>
      )}
    </li>
  );
}
