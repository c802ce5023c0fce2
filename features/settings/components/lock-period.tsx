import { Lock } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { DisabledReason } from "@/components/disabled-reason";
import { lockPeriodAction } from "../actions";

interface LockPeriodProps {
  quarter: string;
  quarterName: string;
  accepted: number;
  inReview: number;
  /** Units whose report is not in yet, or still being mended. */
  open: readonly string[];
}

const MOST_NAMED = 12;

export async function LockPeriod({ quarter, quarterName, accepted, inReview, open }: LockPeriodProps) {
  const t = await getTranslations("periods.deadlines");
  if (inReview > 0) return <DisabledReason label={t("lock")} reason={t("lockInReview", { count: inReview })} />;
  return (
    <ConfirmDialog
      label={t("lock")}
      title={t("lockTitle", { quarter: quarterName })}
      description={t("lockText", { accepted })}
      confirmLabel={t("lock")}
      action={lockPeriodAction}
      fields={{ quarter }}
      icon={<Lock aria-hidden className="size-4.5" />}
    >
      {open.length > 0 && (
        <div>
          <p className="font-medium">{t("lockOpen", { count: open.length })}</p>
          <ul className="mt-2 ml-5 list-disc">
            {open.slice(0, MOST_NAMED).map((unit) => (
              <li key={unit}>{unit}</li>
            ))}
          </ul>
          {open.length > MOST_NAMED && (
            <p className="mt-1 text-ink-soft">{t("lockMore", { count: open.length - MOST_NAMED })}</p>
          )}
        </div>
      )}
    </ConfirmDialog>
  );
}
