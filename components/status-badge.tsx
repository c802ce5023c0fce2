import { CircleAlert, CircleCheck, CircleDashed, Clock, Info, Medal } from "lucide-react";
import type { ReactNode } from "react";

export type StatusTone = "neutral" | "info" | "good" | "warn" | "bad" | "gold";

const ICONS = {
  neutral: CircleDashed,
  info: Info,
  good: CircleCheck,
  warn: Clock,
  bad: CircleAlert,
  gold: Medal,
} as const satisfies Record<StatusTone, object>;

interface StatusBadgeProps {
  tone: StatusTone;
  children: ReactNode;
  icon?: ReactNode;
}

export function StatusBadge({ tone, children, icon }: StatusBadgeProps) {
  const Icon = ICONS[tone];
  return (
    <span className={`badge badge-${tone}`}>
      {icon ?? <Icon aria-hidden className="size-4 shrink-0" />}
      {children}
    </span>
  );
}
