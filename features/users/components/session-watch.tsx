"use client";

import { lazy, Suspense, useEffect } from "react";
import { useSessionEnds } from "./use-session-ends";

interface SessionWatchProps {
  accountId: string;
  email: string;
}

const loadNotice = () => import("./session-notice");
const SessionNotice = lazy(async () => ({ default: (await loadNotice()).SessionNotice }));

// Long before a session can end, and long after the page is there: no page waits for it.
const LOAD_AFTER_MS = 10_000;

export function SessionWatch({ accountId, email }: SessionWatchProps) {
  const session = useSessionEnds(accountId);
  useEffect(() => {
    const timer = setTimeout(() => void loadNotice(), LOAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (session.phase.name === "open") return null;
  return (
    <Suspense fallback={null}>
      <SessionNotice {...session} email={email} />
    </Suspense>
  );
}
