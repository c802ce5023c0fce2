"use client";

import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";

type ToastTone = "success" | "error";

interface Toast {
  id: number;
  text: string;
  tone: ToastTone;
}

const SHOWN_MS = 10_000;
const noToasts: readonly Toast[] = [];
const listeners = new Set<() => void>();
let toasts = noToasts;
let lastId = 0;

function setToasts(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

const dismissToast = (id: number) => setToasts(toasts.filter((toast) => toast.id !== id));

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Says that something was done; stays ten seconds, longer while pointed at. */
export function showToast(text: string, tone: ToastTone = "success") {
  lastId += 1;
  setToasts([...toasts.slice(-2), { id: lastId, text, tone }]);
}

export function ToastRegion() {
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => noToasts,
  );
  return (
    <div
      aria-live="polite"
      className="no-print pointer-events-none fixed right-6 bottom-6 z-50 flex w-96 max-w-[calc(100vw-2rem)] flex-col gap-2 max-md:right-4 max-md:bottom-24"
    >
      {shown.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const t = useTranslations("components");
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(() => dismissToast(toast.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isHeld, toast.id]);
  const Icon = toast.tone === "success" ? CircleCheck : CircleAlert;
  return (
    <div
      className="pointer-events-auto flex items-start gap-3 rounded-control bg-ink py-3 pr-2 pl-4 text-label text-paper shadow-float"
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <p className="min-w-0 flex-1">{toast.text}</p>
      <button
        type="button"
        aria-label={t("dismiss")}
        className="-my-1.5 flex size-9 shrink-0 items-center justify-center rounded-control outline-offset-0! focus-visible:outline-paper!"
        onClick={() => dismissToast(toast.id)}
      >
        <X aria-hidden className="size-4.5" />
      </button>
    </div>
  );
}
