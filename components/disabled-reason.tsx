import { Lock } from "lucide-react";
import { useId } from "react";
import { buttonClass, type ButtonVariant } from "./button-class";

interface DisabledReasonProps {
  label: string;
  reason: string;
  variant?: ButtonVariant;
}

/** Shows a button that cannot be used now together with the reason, instead of hiding it. */
export function DisabledReason({ label, reason, variant = "secondary" }: DisabledReasonProps) {
  const reasonId = useId();
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      <button type="button" aria-disabled="true" aria-describedby={reasonId} className={buttonClass(variant)}>
        <Lock aria-hidden className="size-4 shrink-0" />
        {label}
      </button>
      <span id={reasonId} className="max-w-72 text-label text-ink-soft">
        {reason}
      </span>
    </span>
  );
}
