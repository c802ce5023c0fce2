"use client";

import { useCallback, useEffect, useRef, useState } from "react";

export type SessionPhase =
  | { readonly name: "open" }
  | { readonly name: "warning"; readonly endsAt: Date; readonly canStay: boolean }
  | { readonly name: "ended" }
  | { readonly name: "otherAccount" };

const SIGNED_OUT_EVENT = "so-ket:signed-out";
const RETRY_MS = 30_000;
// A timer of more than 24 days fires at once.
const LONGEST_MS = 24 * 60 * 60_000;

interface Answered {
  accountId: string;
  idleEndsAt: string;
  endsAt: string;
  now: string;
  warningMinutes: number;
}

/** Follows the session of the page's account: open, about to end, ended, or someone else's by now. */
export function useSessionEnds(accountId: string) {
  const [phase, setPhase] = useState<SessionPhase>({ name: "open" });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const warnedOf = useRef(0);
  const acknowledged = useRef(0);
  const checkAgain = useRef<() => void>(() => undefined);

  const check = useCallback(
    async (method: "GET" | "POST" = "GET") => {
      const checkIn = (milliseconds: number) => {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => checkAgain.current(), Math.min(Math.max(milliseconds, 1_000), LONGEST_MS));
      };
      const answer = await askSession(method);
      if (answer === "unreachable") return checkIn(RETRY_MS);
      if (answer === "ended") return setPhase({ name: "ended" });
      if (answer.accountId !== accountId) return setPhase({ name: "otherAccount" });
      // Counted from the server's own clock: this machine's may be wrong.
      const [idleEnd, lastEnd, now] = [
        Date.parse(answer.idleEndsAt),
        Date.parse(answer.endsAt),
        Date.parse(answer.now),
      ];
      const end = Math.min(idleEnd, lastEnd);
      const quiet = end - now - answer.warningMinutes * 60_000;
      if (quiet > 0 || acknowledged.current === end) setPhase({ name: "open" });
      else {
        warnedOf.current = end;
        setPhase({ name: "warning", endsAt: new Date(Date.now() + end - now), canStay: idleEnd < lastEnd });
      }
      checkIn((quiet > 0 ? quiet : end - now) + 500);
    },
    [accountId],
  );

  useEffect(() => {
    checkAgain.current = () => void check();
    const handleEnded = () => setPhase({ name: "ended" });
    const handleShown = () => {
      if (document.visibilityState === "visible") void check();
    };
    const first = setTimeout(() => void check(), 0);
    window.addEventListener(SIGNED_OUT_EVENT, handleEnded);
    window.addEventListener("focus", handleShown);
    document.addEventListener("visibilitychange", handleShown);
    return () => {
      clearTimeout(first);
      clearTimeout(timer.current);
      window.removeEventListener(SIGNED_OUT_EVENT, handleEnded);
      window.removeEventListener("focus", handleShown);
      document.removeEventListener("visibilitychange", handleShown);
    };
  }, [check]);

  const acknowledge = () => {
    acknowledged.current = warnedOf.current;
    setPhase({ name: "open" });
  };
  return { phase, check, acknowledge };
}

async function askSession(method: "GET" | "POST"): Promise<Answered | "ended" | "unreachable"> {
  try {
    const response = await fetch("/api/session", { method, cache: "no-store" });
    if (response.status === 401) return "ended";
    const body: unknown = response.ok ? await response.json() : null;
    return isAnswered(body) ? body : "unreachable";
  } catch {
    return "unreachable";
  }
}

function isAnswered(body: unknown): body is Answered {
  return (
    typeof body === "object" && body !== null && "accountId" in body && "idleEndsAt" in body && "warningMinutes" in body
  );
}
