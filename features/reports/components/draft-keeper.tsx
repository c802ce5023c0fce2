"use client";

import { createContext, type ReactNode, useContext, useEffect } from "react";
import { showToast } from "@/components/toast";
import type { DraftSaver } from "./draft-saver";

interface DraftKeeperProps {
  accountId: string;
  /** Said when what had been kept was sent, and asked before a sign-out that would destroy what could not be. */
  texts: { readonly sent: string; readonly inConflict: string; readonly destroys: string };
  children: ReactNode;
}

const AccountContext = createContext("");
const openDrafts = new Map<string, DraftSaver>();
const SIGN_OUT_FORM = "form[data-ends-session]";

/** Whose page this is. */
export function useDraftAccount(): string {
  return useContext(AccountContext);
}

/** Makes a draft known as open on this page: it sends its own text. Returns how to take it back. */
export function noteOpenDraft(reportId: string, saver: DraftSaver): () => void {
  openDrafts.set(reportId, saver);
  return () => void openDrafts.delete(reportId);
}

/** On every page of the office: sends what this account kept in this browser, and leaves nothing of it behind at sign-out. */
export function DraftKeeper({ accountId, texts, children }: DraftKeeperProps) {
  const { sent, inConflict, destroys } = texts;
  useEffect(() => {
    const deliver = async () => {
      const { deliverKept } = await import("./draft-delivery");
      const outcome = await deliverKept(accountId, (reportId) => openDrafts.has(reportId));
      if (outcome === "sent") showToast(sent);
      if (outcome === "conflict") showToast(inConflict, "error");
    };
    const handleOnline = () => void deliver().catch(() => undefined);
    const first = setTimeout(handleOnline, 1_000);
    window.addEventListener("online", handleOnline);
    return () => {
      clearTimeout(first);
      window.removeEventListener("online", handleOnline);
    };
  }, [accountId, sent, inConflict]);

  useEffect(() => {
    const leaveWith = async (form: HTMLFormElement) => {
      if (!(await leaveNothing(accountId, destroys))) return;
      form.dataset["endsSession"] = "now";
      form.requestSubmit();
    };
    const handleSubmit = (event: SubmitEvent) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || !form.matches(SIGN_OUT_FORM) || form.dataset["endsSession"] === "now")
        return;
      event.preventDefault();
      event.stopPropagation();
      void leaveWith(form);
    };
    document.addEventListener("submit", handleSubmit, { capture: true });
    return () => document.removeEventListener("submit", handleSubmit, { capture: true });
  }, [accountId, destroys]);

  return <AccountContext value={accountId}>{children}</AccountContext>;
}

async function leaveNothing(accountId: string, question: string): Promise<boolean> {
  const drafts = [...openDrafts.values()];
  const sent = await Promise.all(drafts.map((saver) => saver.flush()));
  await Promise.all(drafts.map((saver) => saver.keepNow()));
  const store = await import("./draft-store");
  const kept = await store.readStored(`${accountId}/`).catch(() => []);
  const isAllSent = sent.every(Boolean) && kept.length === 0;
  if (!isAllSent && !window.confirm(question)) return false;
  await Promise.all(drafts.map((saver) => saver.stopKeeping()));
  await store.forgetAccount(accountId).catch(() => undefined);
  return true;
}
