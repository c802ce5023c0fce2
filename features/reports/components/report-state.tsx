import { useTranslations } from "next-intl";
import { StatusBadge, type StatusTone } from "@/components/status-badge";
import type { Lateness, ReportState } from "../rules/lateness";

const TONES = {
  missing: "neutral",
  draft: "neutral",
  submitted: "info",
  returned: "warn",
  accepted: "good",
} as const satisfies Record<ReportState, StatusTone>;

export function ReportStateBadge({ state }: { state: ReportState }) {
  const t = useTranslations("reports.states");
  return <StatusBadge tone={TONES[state]}>{t(state)}</StatusBadge>;
}

/** Late stands out; on time and not due yet are plain words. */
export function LatenessMark({ lateness }: { lateness: Lateness }) {
  const t = useTranslations("reports.lateness");
  if (lateness === "late") return <StatusBadge tone="bad">{t("late")}</StatusBadge>;
  return <span className="text-ink-soft">{t(lateness)}</span>;
}
