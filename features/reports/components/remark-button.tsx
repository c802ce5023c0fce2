"use client";

import { Flag, MessageSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/button";
import { Modal } from "@/components/modal";
import { useDraftNews } from "./presence-context";

// Fetched by whoever opens it: the page of entry is to be there quickly.
const RemarkThread = lazy(async () => ({ default: (await import("./remark-thread")).RemarkThread }));

interface RemarkButtonProps {
  reportId: string;
  /** "figure:KN", "narrative:results", or "report". */
  field: string;
  label: string;
  /** As known when the page was opened; news of the page go before. */
  count?: number;
  isFlagged?: boolean;
}

/** How many remarks stand at a field and whether it is flagged; opens what was said, and says more. */
export function RemarkButton({ reportId, field, label, ...known }: RemarkButtonProps) {
  const t = useTranslations("reports.remarks");
  const news = useDraftNews().remarks.find((one) => one.field === field);
  const { count = 0, isFlagged = false } = news ?? known;
  const [isOpen, setOpen] = useState(false);
  const Icon = isFlagged ? Flag : MessageSquare;
  return (
    <>
      <Button
        variant="quiet"
        size="small"
        icon={<Icon aria-hidden className={`size-4.5 ${isFlagged ? "text-red" : "text-ink-soft"}`} />}
        aria-label={t(isFlagged ? "openFlagged" : "open", { label, count })}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {count === 0 ? "" : String(count)}
      </Button>
      {isOpen && (
        <Modal title={t("title", { label })} onClose={() => setOpen(false)}>
          <Suspense fallback={<p className="text-ink-soft">{t("reading")}</p>}>
            <RemarkThread reportId={reportId} field={field} />
          </Suspense>
        </Modal>
      )}
    </>
  );
}
