"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { Button } from "@/components/button";
import { FormMessage } from "@/components/form-message";
import { formatNumber } from "@/lib/format";
import type { ImportProgress } from "../queries/get-import";

interface ImportRunProps {
  readonly importId: string;
  readonly progress: ImportProgress;
}

const LOOK_MS = 700;

/** Starts the writing of an import, and says how far it is, whoever started it. */
export function ImportRun({ importId, progress }: ImportRunProps) {
  const t = useTranslations("members.import");
  const router = useRouter();
  const [seen, setSeen] = useState(progress);
  const [isStarted, setIsStarted] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const isOver = useRef(false);
  const isWriting = isStarted || (seen.status === "applying" && seen.isRunning);

  const look = useCallback(async () => {
    const response = await fetch(`/api/members/import/${importId}`);
    if (!response.ok || isOver.current) return;
    const now: ImportProgress = await response.json();
    setSeen(now);
    // Somebody else's work has come to its end.
    if (!isStarted && !now.isRunning) router.refresh();
  }, [importId, isStarted, router]);

  useEffect(() => {
    const timer = isWriting ? setInterval(() => void look().catch(() => undefined), LOOK_MS) : undefined;
    return () => clearInterval(timer);
  }, [isWriting, look]);

  async function apply() {
    setRefusal(null);
    setIsStarted(true);
    isOver.current = false;
    try {
      const response = await fetch(`/api/members/import/${importId}/apply`, { method: "POST" });
      const answer: { error?: { message?: string } } = await response.json();
      if (answer.error !== undefined) setRefusal(answer.error.message ?? t("errors.failed"));
    } catch {
      // The work goes on without its page; the page asks how far it is.
    }
    isOver.current = true;
    setIsStarted(false);
    router.refresh();
  }

  return (
    <div className="flex flex-col gap-3">
      {refusal !== null && (
        <div role="alert">
          <FormMessage tone="error">{refusal}</FormMessage>
        </div>
      )}
      {seen.status === "applying" && !isWriting && <FormMessage tone="warning">{t("stalled")}</FormMessage>}
      <div className="flex flex-wrap items-center gap-4">
        <Button variant="primary" isPending={isWriting} onClick={() => void apply()}>
          {isWriting ? t("applying") : t("apply", { count: formatNumber(seen.rowsReady) })}
        </Button>
        <output className="text-label text-ink-soft">
          {isWriting && t("progress", { done: formatNumber(seen.rowsDone), total: formatNumber(seen.rowsReady) })}
        </output>
      </div>
      {isWriting && (
        <progress
          aria-label={t("applying")}
          max={Math.max(1, seen.rowsReady)}
          value={seen.rowsDone}
          className="h-2 w-full max-w-96 appearance-none overflow-hidden rounded-control border-0 bg-sunken [&::-moz-progress-bar]:bg-red-fill [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-red-fill"
        />
      )}
    </div>
  );
}
