import { CheckCheck, FilePen, Lock, PencilLine, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StatusBadge, type StatusTone } from "@/components/status-badge";
import type { Lateness, ReportState } from "../rules/lateness";

interface Look {
  readonly tone: StatusTone;
  readonly icon?: ReactNode;
}

const ICON = "size-4 shrink-0";

const LOOKS: Record<ReportState, Look> = {
  missing: { tone: "neutral" },
  draft: { tone: "neutral", icon: <PencilLine aria-hidden className={ICON} /> },
  submitted: { tone: "info" },
  returned: { tone: "warn", icon: <Undo2 aria-hidden className={ICON} /> },
  restating: { tone: "warn", icon: <FilePen aria-hidden className={ICON} /> },
  accepted: { tone: "good" },
  locked: { tone: "good", icon: <Lock aria-hidden className={ICON} /> },
};

export function ReportStateBadge({ state }: { state: ReportState }) {
  const t = useTranslations("reports.states");
  const { tone, icon } = LOOKS[state];
  return (
    <StatusBadge tone={tone} icon={icon}>
      {t(state)}
    </StatusBadge>
  );
}

/** Late and missing stand out; the others are plain words. */
export function LatenessMark({ lateness }: { lateness: Lateness }) {
  const t = useTranslations("reports.lateness");
  if (lateness === "late") return <StatusBadge tone="warn">{t("late")}</StatusBadge>;
  if (lateness === "missing") return <StatusBadge tone="bad">{t("missing")}</StatusBadge>;
  return (
    <span className="inline-flex items-center gap-1.5 text-ink-soft">
      {lateness === "early" && <CheckCheck aria-hidden className={ICON} />}
      {t(lateness)}
    </span>
  );
}
