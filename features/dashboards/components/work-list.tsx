import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "@/components/empty-state";
import { StatusBadge } from "@/components/status-badge";
import { TextLink } from "@/components/text-link";
import type { OpenWork } from "@/features/reports/queries/list-open-work";
import { today } from "@/lib/dates";
import { formatQuarter } from "@/lib/format";
import { DueMark } from "./due-mark";
import { WorkRow, WorkRows } from "./work-row";

const MOST_SHOWN = 20;

/** Reports that wait for the reader, each line the way to where it is done. */
export function WorkList({ work }: { work: readonly OpenWork[] }) {
  const t = useTranslations("tasks");
  const locale = useLocale();
  if (work.length === 0) return <EmptyState title={t("reportsEmptyTitle")}>{t("reportsEmpty")}</EmptyState>;
  return (
    <div className="flex flex-col gap-3">
      <WorkRows>
        {work.slice(0, MOST_SHOWN).map((item) => (
          <WorkRow
            key={`${item.unitId} ${item.quarter}`}
            title={t("report", { quarter: formatQuarter(item.quarter, locale) })}
            detail={item.unitName}
            marks={<WorkMarks item={item} />}
            href={item.reportId === null ? `/reports?quarter=${item.quarter}` : `/reports/${item.reportId}`}
            action={t(`actions.${item.kind === "due" && item.reportId !== null ? "continue" : item.kind}`)}
          />
        ))}
      </WorkRows>
      {work.length > MOST_SHOWN && (
        <p className="text-label">
          {t.rich("more", {
            count: work.length - MOST_SHOWN,
            list: (text) => <TextLink href="/reports">{text}</TextLink>,
          })}
        </p>
      )}
    </div>
  );
}

function WorkMarks({ item }: { item: OpenWork }) {
  const t = useTranslations("tasks");
  if (item.kind === "review") return <StatusBadge tone="info">{t("states.review")}</StatusBadge>;
  // What was handed in in time does not become late by coming back.
  const wasInTime = item.kind === "returned" && !item.isLate && item.dueOn !== null && item.dueOn < today();
  return (
    <>
      {item.kind === "returned" && <StatusBadge tone="bad">{t("states.returned")}</StatusBadge>}
      {!wasInTime && <DueMark dueOn={item.dueOn} />}
    </>
  );
}
