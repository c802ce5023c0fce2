import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/empty-state";
import { StatusBadge } from "@/components/status-badge";
import { TextLink } from "@/components/text-link";
import type { DueRow } from "@/features/members/queries/list-due";
import { linkOf } from "@/features/members/rules/due-links";
import { WorkRow, WorkRows } from "./work-row";

interface RecognitionListProps {
  recognitions: readonly DueRow[];
  inAll: number;
}

/** Probationary members whose probation is over or nearly so, the longest overdue first. */
export function RecognitionList({ recognitions, inAll }: RecognitionListProps) {
  const t = useTranslations("tasks");
  if (recognitions.length === 0) {
    return <EmptyState title={t("recognitionsEmptyTitle")}>{t("recognitionsEmpty")}</EmptyState>;
  }
  return (
    <div className="flex flex-col gap-3">
      <WorkRows>
        {recognitions.map((row) => (
          <RecognitionRow key={row.id} row={row} />
        ))}
      </WorkRows>
      {inAll > recognitions.length && (
        <p className="text-label">
          {t.rich("recognitionsMore", {
            shown: recognitions.length,
            total: inAll,
            list: (text) => <TextLink href="/members/due">{text}</TextLink>,
          })}
        </p>
      )}
    </div>
  );
}

const TONES = { overdue: "bad", soon: "warn", later: "neutral" } as const;

function RecognitionRow({ row }: { row: DueRow }) {
  const t = useTranslations("tasks");
  const due = useTranslations("members.due");
  const { urgency, workdays, reason, params } = row.due;
  const link = linkOf({ ...row, reason }, { record: true, award: false });
  return (
    <WorkRow
      title={row.memberName}
      detail={`${row.unitName}. ${due(`reasons.${reason}`, params)}`}
      marks={<StatusBadge tone={TONES[urgency]}>{due(urgency, { workdays })}</StatusBadge>}
      href={link?.href ?? `/members/${row.memberId}`}
      action={t(link?.verb === "recognition" ? "recognise" : "openMember")}
    />
  );
}
