import { clsx } from "clsx";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type MessageTone = "error" | "success" | "info" | "warning";

const TONES = {
  error: { Icon: CircleAlert, box: "border-red bg-red-wash", icon: "text-red" },
  success: { Icon: CircleCheck, box: "border-green bg-green-wash", icon: "text-green" },
  info: { Icon: Info, box: "border-blue bg-blue-wash", icon: "text-blue" },
  warning: { Icon: TriangleAlert, box: "border-amber bg-amber-wash", icon: "text-amber" },
} as const satisfies Record<MessageTone, object>;

interface FormMessageProps {
  tone: MessageTone;
  title?: string;
  children?: ReactNode;
}

export function FormMessage({ tone, title, children }: FormMessageProps) {
  const { Icon, box, icon } = TONES[tone];
  return (
    <div
      role={tone === "success" ? "status" : undefined}
      className={clsx("flex gap-3 rounded-control border-l-4 px-4 py-3 text-ink", box)}
    >
      <Icon aria-hidden className={clsx("mt-0.5 size-5 shrink-0", icon)} />
      <div className="min-w-0">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
