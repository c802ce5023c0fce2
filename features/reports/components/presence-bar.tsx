"use client";

import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/button";
import { FormMessage } from "@/components/form-message";
import { useDraftNews } from "./presence-context";

/** Who else has the report open and at which field, by the fields' names; and that it is no longer open for entry. */
export function PresenceBar({ labels }: { labels: Readonly<Record<string, string>> }) {
  const t = useTranslations("reports.presence");
  const { isOpen, others } = useDraftNews();
  return (
    <>
      {!isOpen && (
        <FormMessage tone="warning" title={t("closedTitle")}>
          <p>{t("closedText")}</p>
          <div className="mt-2">
            <Button size="small" onClick={() => window.location.reload()}>
              {t("reload")}
            </Button>
          </div>
        </FormMessage>
      )}
      {/* Empty, it must take no room between what stands above and beneath it. */}
      <div aria-live="polite" className="no-print empty:absolute">
        {others.length > 0 && (
          <div className="flex gap-2 text-label text-ink-soft">
            <Users aria-hidden className="mt-0.5 size-4.5 shrink-0" />
            <p>
              {t("together")}{" "}
              {others
                .map(({ name, field }) => {
                  const label = field === null ? undefined : labels[field];
                  return label === undefined ? name : t("at", { name, field: label });
                })
                .join("; ")}
            </p>
          </div>
        )}
      </div>
    </>
  );
}
