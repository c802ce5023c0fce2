import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/empty-state";
import { StatusBadge } from "@/components/status-badge";
import { TextLink } from "@/components/text-link";
import { today } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import type { RecognitionDue } from "../queries/get-tasks";
import { DAYS_AHEAD, daysBetween } from "../rules/deadlines";
import { WorkRow, WorkRows } from "./work-row";

interface RecognitionListProps {
  recognitions: readonly RecognitionDue[];
  inAll: number;
}

/** Probationary members whose probation is over or nearly so, the longest overdue first. */
export function RecognitionList({ recognitions, inAll }: RecognitionListProps) {
  const t = useTranslations("tasks");
  if (recognitions.length === 0) {
    return <EmptyState title={t("recognitionsEmptyTitle")}>{t("recognitionsEmpty", { days: DAYS_AHEAD })}</EmptyState>;
  }
  return (
    <div className="flex flex-col gap-3">
      <WorkRows>
        {recognitions.map((due) => (
          <RecognitionRow key={due.memberId} due={due} />
        ))}
      </WorkRows>
      {inAll > recognitions.length && (
        <p className="text-label">
          {t.rich("recognitionsMore", {
            shown: recognitions.length,
            total: inAll,
            list: (text) => <TextLink href="/members?standing=probationary">{text}</TextLink>,
          })}
        </p>
      )}
    </div>
  );
}

function RecognitionRow({ due: { memberId, memberName, unitName, endsOn } }: { due: RecognitionDue }) {
  const t = useTranslations("tasks");
  const days = daysBetween(endsOn, today());
  const isOver = days >= 0;
  return (
    <WorkRow
      title={memberName}
      detail={unitName}
      marks={
        <>
          <span className="text-label text-ink-soft">{t("probationEnds", { day: formatDay(endsOn) })}</span>
          {isOver ? (
            <StatusBadge tone={days > DAYS_AHEAD ? "bad" : "warn"}>{t("ended", { days })}</StatusBadge>
          ) : (
            <StatusBadge tone="neutral">{t("endsIn", { days: -days })}</StatusBadge>
          )}
        </>
      }
      href={isOver ? `/changes/new/official-recognition?member=${memberId}` : `/members/${memberId}`}
      action={t(isOver ? "recognise" : "openMember")}
    />
  );
}
