"use client";

import { type ReactNode, useContext, useEffect, useState } from "react";
import { useDraftAccount } from "./draft-keeper";
import type { RemoteField } from "./draft-fields";
import type { DraftSaver } from "./draft-saver";
import { DraftNewsContext, type DraftNewsState, REMARKED_EVENT } from "./presence-context";

interface PresenceWatchProps {
  reportId: string;
  saver: DraftSaver;
  children: ReactNode;
}

interface NewsBody extends DraftNewsState {
  readonly changes: readonly (RemoteField & { readonly field: string })[];
}

const EVERY_MS = 10_000;
const AFTER_MOVING_MS = 1_500;

/** While the page is looked at: says where its writer is, and takes in what others do in the same report. */
export function PresenceWatch({ reportId, saver, children }: PresenceWatchProps) {
  const writer = useDraftAccount();
  const before = useContext(DraftNewsContext);
  const [news, setNews] = useState<DraftNewsState>(before);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isAsking = false;
    let isWanted = true;
    let told: string | null = null;
    const askIn = (milliseconds: number) => {
      clearTimeout(timer);
      if (isWanted && document.visibilityState === "visible") timer = setTimeout(() => void ask(), milliseconds);
    };
    const ask = async () => {
      if (isAsking || document.visibilityState !== "visible") return;
      isAsking = true;
      told = focusedField();
      const answer = await askNews(reportId, { writer, field: told, versions: saver.versions() }).catch(() => null);
      isAsking = false;
      if (answer && isWanted) {
        saver.hear(new Map(answer.changes.map((change) => [change.field, change])));
        const { isOpen, others, remarks } = answer;
        setNews((known) => keptIfSame(known, { isOpen, others, remarks }));
        const { state } = saver.getState();
        if (state === "offline" || state === "signedOut") void saver.flush();
      }
      askIn(EVERY_MS);
    };
    const askNow = () => askIn(0);
    const handleMove = () => {
      if (focusedField() !== told) askIn(AFTER_MOVING_MS);
    };
    askNow();
    window.addEventListener("focus", askNow);
    window.addEventListener(REMARKED_EVENT, askNow);
    document.addEventListener("visibilitychange", askNow);
    document.addEventListener("focusin", handleMove);
    return () => {
      isWanted = false;
      clearTimeout(timer);
      window.removeEventListener("focus", askNow);
      window.removeEventListener(REMARKED_EVENT, askNow);
      document.removeEventListener("visibilitychange", askNow);
      document.removeEventListener("focusin", handleMove);
    };
  }, [reportId, saver, writer]);

  return <DraftNewsContext value={news}>{children}</DraftNewsContext>;
}

async function askNews(reportId: string, question: object): Promise<NewsBody | null> {
  const response = await fetch(`/api/reports/${reportId}/presence`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(question),
  });
  if (!response.ok) return null;
  const body: NewsBody = await response.json();
  return body;
}

// Rows of figures and chapters carry their code as the id that links lead to.
function focusedField(): string | null {
  const id = document.activeElement?.closest('[id^="figure-"], [id^="section-"]')?.id;
  return id?.replace("figure-", "figure:").replace("section-", "narrative:") ?? null;
}

function keptIfSame(known: DraftNewsState, next: DraftNewsState): DraftNewsState {
  return JSON.stringify(known) === JSON.stringify(next) ? known : next;
}
