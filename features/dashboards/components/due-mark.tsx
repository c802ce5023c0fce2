import { useTranslations } from "next-intl";
import { StatusBadge, type StatusTone } from "@/components/status-badge";
import { type Day, today } from "@/lib/dates";
import { formatDay } from "@/lib/format";
import { PRESSING_DAYS, type Urgency, urgencyOf } from "../rules/deadlines";

/** A due day and how it stands to today. */
export function DueMark({ dueOn }: { dueOn: Day | null }) {
  const t = useTranslations("tasks");
  const urgency = urgencyOf(dueOn, today());
  return (
    <>
      {dueOn !== null && <span className="text-label text-ink-soft">{t("dueOn", { day: formatDay(dueOn) })}</span>}
      <StatusBadge tone={toneOf(urgency)}>
        {"days" in urgency ? t(`states.${urgency.kind}`, { days: urgency.days }) : t(`states.${urgency.kind}`)}
      </StatusBadge>
    </>
  );
}

function toneOf(urgency: Urgency): StatusTone {
  if (urgency.kind === "late") return "bad";
  if (urgency.kind === "today") return "warn";
  return urgency.kind === "left" && urgency.days <= PRESSING_DAYS ? "warn" : "neutral";
}
