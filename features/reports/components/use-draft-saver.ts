"use client";

import { useTranslations } from "next-intl";
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { useLeaveWarning } from "@/components/use-leave-warning";
import { noteOpenDraft, useDraftAccount } from "./draft-keeper";
import { type Arrival, DraftSaver, type DraftState, type FieldTrouble } from "./draft-saver";
import { openVault } from "./draft-vault";
import { makeSendFields } from "./send-field";

const NOTHING_YET: DraftState = { state: "saved", savedAt: null, troubles: {}, isKept: false, arrivals: 0 };

/** A saver for the report on this page; it sends at once on Ctrl+S, when the page is hidden, and when the network is back. */
export function useDraftSaver(reportId: string, versions: Readonly<Record<string, number>>) {
  const t = useTranslations("components");
  const account = useDraftAccount();
  const [saver] = useState(() => new DraftSaver(makeSendFields(reportId, account), versions));
  const draft = useSyncExternalStore(saver.subscribe, saver.getState, () => NOTHING_YET);
  const { markDirty, markClean } = useLeaveWarning(true, t("leaveWarning"));
  // What waits in this browser's own store is not lost with the page.
  const mayLeave = draft.state === "saved" || (draft.isKept && draft.state !== "refused");
  useEffect(() => (mayLeave ? markClean() : markDirty()), [mayLeave, markClean, markDirty]);
  useEffect(() => noteOpenDraft(reportId, saver), [reportId, saver]);
  useEffect(() => keepInVault(saver, reportId, account), [saver, reportId, account]);

  useEffect(() => {
    const saveNow = () => {
      void saver.keepNow();
      void saver.flush();
    };
    const handleKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      saveNow();
    };
    window.addEventListener("online", saveNow);
    window.addEventListener("focus", saveNow);
    window.addEventListener("pagehide", saveNow);
    document.addEventListener("visibilitychange", saveNow);
    document.addEventListener("keydown", handleKey);
    return () => {
      window.removeEventListener("online", saveNow);
      window.removeEventListener("focus", saveNow);
      window.removeEventListener("pagehide", saveNow);
      document.removeEventListener("visibilitychange", saveNow);
      document.removeEventListener("keydown", handleKey);
    };
  }, [saver]);
  return { saver, draft };
}

function keepInVault(saver: DraftSaver, reportId: string, account: string): () => void {
  let isWanted = true;
  const open = async () => {
    const vault = await openVault(account);
    const kept = await vault?.read(reportId);
    if (!isWanted || !vault) return;
    window.removeEventListener("online", tryToOpen);
    saver.keepIn((fields) => vault.write(reportId, fields), kept?.get(reportId) ?? new Map());
  };
  // Without a store of its own the page still sends, and asks before it is left.
  const tryToOpen = () => void open().catch(() => undefined);
  window.addEventListener("online", tryToOpen);
  tryToOpen();
  return () => {
    isWanted = false;
    window.removeEventListener("online", tryToOpen);
    void saver.flush();
    saver.close();
  };
}

interface DraftContextValue {
  readonly saver: DraftSaver;
  readonly draft: DraftState;
}

export const DraftContext = createContext<DraftContextValue | null>(null);

interface DraftFieldState {
  readonly saver: DraftSaver;
  readonly trouble: FieldTrouble;
  /** The last text that came into the field from elsewhere, until something is typed there. */
  readonly arrival: Arrival | null;
}

/** The saver of the editor that this field stands in, what troubles the field and what came into it. */
export function useDraftField(key: string): DraftFieldState {
  const context = useContext(DraftContext);
  if (!context) throw new Error("A draft's field stands in its editor.");
  const { saver } = context;
  return { saver, trouble: saver.getTrouble(key), arrival: saver.getArrival(key) };
}
