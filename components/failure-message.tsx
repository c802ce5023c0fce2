"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Button } from "./button";

interface FailureMessageProps {
  error: Error & { digest?: string };
  onRetry: () => void;
}

const subscribeToNothing = () => () => {};
const readPageRequestId = () => document.documentElement.dataset["requestId"];

/** Says that a page failed and gives the code under which the log knows why; nothing internal. */
export function FailureMessage({ error, onRetry }: FailureMessageProps) {
  const t = useTranslations("errors");
  const pageRequestId = useSyncExternalStore(subscribeToNothing, readPageRequestId, () => undefined);
  const requestId = error.digest ?? pageRequestId;
  return (
    <div role="alert" className="flex w-full max-w-160 flex-col items-start gap-5">
      <h1 className="text-h1">{t("failedTitle")}</h1>
      <p className="text-ink-soft">{t("failedText")}</p>
      {requestId && (
        <p className="rounded-control border border-line bg-sunken px-4 py-2 text-label">
          {t("requestId")} <strong className="font-semibold break-all">{requestId}</strong>
        </p>
      )}
      <Button variant="primary" icon={<RotateCw aria-hidden className="size-4.5" />} onClick={onRetry}>
        {t("tryAgain")}
      </Button>
    </div>
  );
}
