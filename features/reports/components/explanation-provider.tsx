"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useLeaveWarning } from "@/components/use-leave-warning";
import { formatDateTime } from "@/lib/format";
import { useDraftAccount } from "./draft-keeper";
import { DraftSaver, type DraftState } from "./draft-saver";
import { makeSendExplanations } from "./send-explanation";
import { DraftContext } from "./use-draft-saver";

interface ExplanationProviderProps {
  reportId: string;
  /** The stored version of each explanation, by the name of its field. */
  versions: Readonly<Record<string, number>>;
  children: ReactNode;
}

const NOTHING_YET: DraftState = { state: "saved", savedAt: null, troubles: {}, arrivals: 0, isKept: false };

/** Keeps the explanations of the check page as they are typed; what the page counts is counted anew once they are kept. */
export function ExplanationProvider({ reportId, versions, children }: ExplanationProviderProps) {
  const t = useTranslations("reports.saving");
  const tc = useTranslations("components");
  const account = useDraftAccount();
  const router = useRouter();
  const [saver] = useState(() => new DraftSaver(makeSendExplanations(reportId, account), versions));
  const draft = useSyncExternalStore(saver.subscribe, saver.getState, () => NOTHING_YET);
  const { markDirty, markClean } = useLeaveWarning(true, tc("leaveWarning"));
  const { state, savedAt } = draft;
  useEffect(() => (state === "saved" ? markClean() : markDirty()), [state, markClean, markDirty]);
  useEffect(() => {
    if (savedAt !== null) router.refresh();
  }, [savedAt, router]);
  useEffect(() => {
    const saveNow = () => void saver.flush();
    window.addEventListener("online", saveNow);
    document.addEventListener("visibilitychange", saveNow);
    return () => {
      window.removeEventListener("online", saveNow);
      document.removeEventListener("visibilitychange", saveNow);
      void saver.flush();
      saver.close();
    };
  }, [saver]);
  const context = useMemo(() => ({ saver, draft }), [saver, draft]);
  const told = state === "saved" && savedAt !== null ? t("saved", { time: formatDateTime(new Date(savedAt)) }) : "";
  return (
    <DraftContext value={context}>
      {children}
      <output className="no-print block min-h-6 text-label text-ink-soft">{state === "saved" ? told : t(state)}</output>
    </DraftContext>
  );
}
