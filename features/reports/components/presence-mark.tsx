"use client";

import { PencilLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { useContext, useEffect, useState } from "react";
import { useDraftNews } from "./presence-context";
import type { Arrival } from "./draft-saver";
import { DraftContext } from "./use-draft-saver";

const MARKED_MS = 20_000;

/** Beside a field: who else stands there now, and for a moment whose text just came into it. */
export function FieldPresence({ field }: { field: string }) {
  const t = useTranslations("reports.presence");
  const { others } = useDraftNews();
  const saver = useContext(DraftContext)?.saver;
  const arrival = useRecentArrival(saver?.getArrival(field) ?? null);
  const here = others.filter((one) => one.field === field).map(({ name }) => name);
  if (here.length === 0 && arrival === null) return null;
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-small text-ink-soft">
      {here.length > 0 && (
        <span className="flex items-center gap-1">
          <PencilLine aria-hidden className="size-4 shrink-0" />
          {t("here", { names: here.join(", ") })}
        </span>
      )}
      {arrival && (
        <span className="rounded-control bg-blue-wash px-1.5 text-ink">
          {arrival.from === "kept" ? t("kept") : t("arrived", { name: arrival.by ?? t("someone") })}
        </span>
      )}
    </span>
  );
}

function useRecentArrival(arrival: Arrival | null): Arrival | null {
  const [passed, setPassed] = useState<Arrival | null>(null);
  useEffect(() => {
    if (!arrival) return undefined;
    const timer = setTimeout(() => setPassed(arrival), MARKED_MS);
    return () => clearTimeout(timer);
  }, [arrival]);
  return arrival === passed ? null : arrival;
}
