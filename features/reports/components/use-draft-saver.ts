"use client";

import { useTranslations } from "next-intl";
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { useLeaveWarning } from "@/components/use-leave-warning";
import { DraftSaver, type DraftState } from "./draft-saver";
import { makeSendField } from "./send-field";

const NOTHING_YET: DraftState = { state: "saved", savedAt: null, troubles: {} };

/** A saver for the report on this page; it sends at once on Ctrl+S, when the page is hidden, and when the network is back. */
export function useDraftSaver(reportId: string, versions: Readonly<Record<string, number>>) {
  const t = useTranslations("components");
  const [saver] = useState(() => new DraftSaver(makeSendField(reportId), versions));
  const draft = useSyncExternalStore(saver.subscribe, saver.getState, () => NOTHING_YET);
  const { markDirty, markClean } = useLeaveWarning(true, t("leaveWarning"));
  const isSaved = draft.state === "saved";
  useEffect(() => (isSaved ? markClean() : markDirty()), [isSaved, markClean, markDirty]);

  useEffect(() => {
    const saveNow = () => void saver.flush();
    const handleKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      saveNow();
    };
    window.addEventListener("online", saveNow);
    window.addEventListener("focus", saveNow);
    document.addEventListener("visibilitychange", saveNow);
    document.addEventListener("keydown", handleKey);
    return () => {
      window.removeEventListener("online", saveNow);
      window.removeEventListener("focus", saveNow);
      document.removeEventListener("visibilitychange", saveNow);
      document.removeEventListener("keydown", handleKey);
    };
  }, [saver]);
  return { saver, draft };
}

interface DraftContextValue {
  readonly saver: DraftSaver;
  readonly draft: DraftState;
}

export const DraftContext = createContext<DraftContextValue | null>(null);

/** The saver of the editor that this field stands in, and what troubles the field. */
export function useDraftField(key: string) {
  const context = useContext(DraftContext);
  if (!context) throw new Error("A draft's field stands in its editor.");
  return { saver: context.saver, trouble: context.draft.troubles[key] ?? {} };
}
