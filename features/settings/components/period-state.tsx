import { Lock } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { StatusBadge } from "@/components/status-badge";
import type { Day } from "@/lib/dates";
import { formatDay } from "@/lib/format";

interface PeriodStateProps {
  isLocked: boolean;
  /** The last day of the reopening that holds longest; null where none does. */
  reopenedUntil: Day | null;
}

export async function PeriodState({ isLocked, reopenedUntil }: PeriodStateProps) {
  const t = await getTranslations("periods.states");
  if (!isLocked) return <StatusBadge tone="info">{t("open")}</StatusBadge>;
  if (reopenedUntil !== null)
    return <StatusBadge tone="warn">{t("reopened", { day: formatDay(reopenedUntil) })}</StatusBadge>;
  return (
    <StatusBadge tone="neutral" icon={<Lock aria-hidden className="size-4 shrink-0" />}>
      {t("locked")}
    </StatusBadge>
  );
}
